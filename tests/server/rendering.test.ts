import { afterAll, describe, expect, test } from 'vitest';
import type { CslItem, CslNode } from '../../bibliography/index.ts';
import { createRenderingPool } from '../../server/workers/rendering.ts';
import { attacks } from '../bibliography/adversarial.ts';

const pool = createRenderingPool();
afterAll(() => pool.close());

const APA = { style: 'apa', locale: 'fr-FR' };
const good: CslItem = {
  id: 'good',
  type: 'book',
  title: 'Fine',
  author: [{ family: 'Bair', given: 'J.' }],
  issued: { 'date-parts': [[2005]] },
};

const ALLOWED =
  /^<(?:\/?(?:i|b|em|strong|sup|sub|div|span)(?: class="(?:csl-[a-z-]+|nocase)")?(?: style="[a-z:-]+")?|a href="https?:\/\/[^"<>\s]+" rel="noopener noreferrer"|\/a)>$/;

describe('works made to break the rendering', () => {
  const all = attacks();
  test('there are 200 of them', () => {
    expect(all.length).toBeGreaterThanOrEqual(200);
  });

  for (const style of ['apa', 'chicago-author-date', 'vancouver']) {
    test(
      `${style}: each is answered within 2 s, and nothing of it is live`,
      { timeout: 120_000 },
      async () => {
        await pool.bibliography([good], { style, locale: 'fr-FR' });
        for (const { name, item } of all) {
          const start = performance.now();
          const [entry] = await pool.bibliography([item], { style, locale: 'fr-FR' });
          expect(performance.now() - start, name).toBeLessThan(2000);
          const html = entry?.html ?? '';
          for (const tag of html.match(/<[^>]*>/g) ?? []) expect(tag, name).toMatch(ALLOWED);
          expect(html.length, name).toBeLessThan(40_000);
          // The work's own id is no part of what is printed.
          expect(entry?.id ?? item.id, name).toBe(item.id);
        }
        const [fine] = await pool.bibliography([good], APA);
        expect(fine!.text).toBe('Bair, J. (2005). Fine.');
      },
    );
  }
});

test(
  'a style that never ends is given up, and the next task is answered',
  { timeout: 60_000 },
  async () => {
    // Macros that call two others each: 2^30 texts.
    const macro = (level: number): CslNode => ({
      name: 'macro',
      attrs: { name: `m${level}` },
      children: [0, 1].map(() => ({
        name: 'text',
        attrs:
          level === 0 ? { value: 'x' } : ({ macro: `m${level - 1}` } as Record<string, string>),
        children: [],
      })),
    });
    const layout: CslNode = {
      name: 'layout',
      attrs: {},
      children: [{ name: 'text', attrs: { macro: 'm29' }, children: [] }],
    };
    const own: CslNode = {
      name: 'style',
      attrs: { class: 'in-text', version: '1.0' },
      children: [
        ...Array.from({ length: 30 }, (_, level) => macro(level)),
        { name: 'citation', attrs: {}, children: [layout] },
        { name: 'bibliography', attrs: {}, children: [layout] },
      ],
    };
    const start = performance.now();
    const bomb = pool.bibliography([good], { style: 'own-bomb', locale: 'fr-FR', own });
    const other = pool.bibliography([good], APA);
    await expect(bomb).rejects.toMatchObject({ code: 'render-timeout' });
    // 1.5 s of work: by the clock that and what the machine does besides.
    expect(performance.now() - start).toBeLessThan(1500 * 6 + 1500);
    expect((await other)[0]!.text).toBe('Bair, J. (2005). Fine.');
  },
);

test('a short task does not wait for a long one', async () => {
  const many = Array.from({ length: 5000 }, (_, index): CslItem => {
    return {
      ...good,
      id: `w${index}`,
      title: `Title ${index}`,
      issued: { 'date-parts': [[index]] },
    };
  });
  let longEnded = false;
  const long = pool
    .bibliography(many, { style: 'american-sociological-association', locale: 'en-US' })
    .then((entries) => {
      longEnded = true;
      return entries;
    });
  await pool.bibliography([good], APA);
  const [short] = await pool.bibliography([good], APA);
  expect(longEnded).toBe(false);
  expect(short!.text).toBe('Bair, J. (2005). Fine.');
  expect(await long).toHaveLength(5000);
}, 60_000);

test('unknown styles and locales are said by their code', async () => {
  await expect(pool.bibliography([good], { ...APA, style: 'nope' })).rejects.toMatchObject({
    code: 'style-unknown',
  });
  await expect(pool.bibliography([good], { ...APA, locale: 'xx' })).rejects.toMatchObject({
    code: 'locale-unknown',
  });
});
