import { afterAll, expect, test } from 'vitest';
import { createRenderingPool } from '../../server/workers/rendering.ts';
import { listStyles } from '../../server/styles/style-files.ts';
import { asWork, example } from '../bibliography/support.ts';
import { seeded } from '../support/random.ts';

/** A few of the styles here, all of them by `npm run campaign -- styles`. */
const COUNT = Number(process.env['CANEVAS_STYLES'] ?? 12);
const FROM = Number(process.env['CANEVAS_STYLES_FROM'] ?? 0);
const LOCALES = (process.env['CANEVAS_LOCALES'] ?? 'fr-FR,en-GB').split(',');
/** A program's word, a private sign, what the processor writes where a style prints nothing. */
const BROKEN =
  /\[object|\bundefined\b|\bNaN\b|[\uE000-\uF8FF]|\uFFFD|CSL STYLE ERROR|NO_PRINTED_FORM/;

const pool = createRenderingPool();
afterAll(() => pool.close());

/** In an order of chance that is always the same. */
function someStyles(): string[] {
  const random = seeded(18);
  return listStyles()
    .map(({ id }) => ({ id, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(FROM, FROM + COUNT)
    .map(({ id }) => id);
}

test(
  'the example is rendered in every style, in two languages',
  { timeout: 7_200_000 },
  async () => {
    const items = example().map((entry) => ({ ...asWork(entry).item, id: entry.key }));
    const styles = someStyles();
    const faults: string[] = [];
    const leaving = new Set<string>();
    let slowest = { ms: 0, style: '' };
    for (const style of styles) {
      for (const locale of LOCALES) {
        const name = `${style} ${locale}`;
        const began = performance.now();
        try {
          const entries = await pool.bibliography(items, { style, locale });
          const clusters = items.map(({ id }) => [{ id, locator: { label: 'page', value: '12' } }]);
          const made = await pool.citations(items, clusters, { style, locale });
          const citations = made.map((one, at) => ({ id: `${items[at]!.id} cited`, ...one }));
          // A style may leave a type out; what it prints is printed right.
          if (entries.length < items.length) leaving.add(style);
          if (entries.length === 0) faults.push(`${name}: nothing`);
          for (const { id, text, html } of [...entries, ...citations]) {
            if (!/[\p{L}\p{N}]/u.test(text)) faults.push(`${name} ${id}: empty`);
            if (BROKEN.test(html)) faults.push(`${name} ${id}: ${text}`);
          }
        } catch (error) {
          faults.push(`${name}: ${String(error)}`);
        }
        const ms = performance.now() - began;
        if (ms > slowest.ms) slowest = { ms, style: name };
      }
    }
    const seconds = (slowest.ms / 1000).toFixed(1);
    console.log(
      `styles: ${styles.length} in ${LOCALES.join(' and ')}, ${faults.length} faults, ${leaving.size} leave works out${leaving.size ? ` (${[...leaving].join('; ')})` : ''}, slowest ${seconds} s (${slowest.style})`,
    );
    expect(faults).toEqual([]);
  },
);
