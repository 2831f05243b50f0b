import { afterAll, describe, expect, test } from 'vitest';
import type { CslItem, CslNode, RenderedEntry } from '../../bibliography/index.ts';
import { createRenderingPool, type RenderingPool } from '../../server/workers/rendering.ts';
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

const node = (name: string, attrs: Record<string, string>, ...children: CslNode[]): CslNode => ({
  name,
  attrs,
  children,
});

const ALLOWED =
  /^<(?:\/?(?:i|b|em|strong|sup|sub|div|span)(?: class="(?:csl-[a-z-]+|nocase)")?(?: style="[a-z:-]+")?|a href="https?:\/\/[^"<>\s]+" target="_blank" rel="noopener noreferrer"|\/a)>$/;

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

describe('an uploaded style', () => {
  const style = (macros: CslNode[], macro: string): CslNode => {
    const layout = node('layout', {}, node('text', { macro }));
    return node(
      'style',
      { class: 'in-text', version: '1.0' },
      ...macros,
      node('citation', {}, layout),
      node('bibliography', {}, layout),
    );
  };
  const fine = style([node('macro', { name: 'm' }, node('text', { variable: 'title' }))], 'm');
  /** Macros that call two others each: 2^30 texts. */
  const bomb = style(
    Array.from({ length: 30 }, (_, level) => {
      const attrs: Record<string, string> = level ? { macro: `m${level - 1}` } : { value: 'x' };
      return node('macro', { name: `m${level}` }, node('text', attrs), node('text', attrs));
    }),
    'm29',
  );

  const set = (pool: RenderingPool, style: string, own: CslNode | null) =>
    pool.bibliography([good], { style, locale: 'fr-FR', own });

  test('that never ends is answered within 2 s, and the others are answered', async () => {
    await Promise.all([set(pool, 'own-fine', fine), set(pool, 'apa', null)]);
    const began = performance.now();
    const ended: string[] = [];
    const answer = ([entry]: RenderedEntry[]) => ended.push(entry!.text);
    // By its work, or by the clock where the machine gives it too little of it.
    const hostile = expect(set(pool, 'own-bomb', bomb)).rejects.toMatchObject({
      code: expect.stringMatching(/^(style-too-slow|render-timeout)$/),
    });
    const others = [set(pool, 'apa', null).then(answer), set(pool, 'own-fine', fine).then(answer)];
    await hostile;
    expect(performance.now() - began).toBeLessThan(2000);
    ended.push('bomb');
    await Promise.all(others);
    // The catalogue's has a thread of its own; the other uploaded one may begin again in a new thread.
    expect(ended.slice().sort()).toEqual(['Bair, J. (2005). Fine.', 'Fine', 'bomb']);
    expect(ended.indexOf('Bair, J. (2005). Fine.')).toBeLessThan(ended.indexOf('bomb'));
  });

  test('that works for too long is not set again', async () => {
    const limits = { work: 60, clock: 60_000 };
    const strict = createRenderingPool({ catalogue: limits, uploaded: limits });
    const refusal = { code: 'style-too-slow' };
    await expect(set(strict, 'own-bomb', bomb)).rejects.toMatchObject(refusal);
    // Without a second try: of another tree by the same name nothing is set.
    await expect(set(strict, 'own-bomb', fine)).rejects.toMatchObject(refusal);
    await strict.close();
  });
});

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
