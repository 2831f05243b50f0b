import { describe, expect, test } from 'vitest';
import {
  BibliographyError,
  sanitiseReference,
  STYLES,
  type CslItem,
} from '../../bibliography/index.ts';
import { asWork, example, testRenderer } from './support.ts';

const items = example().map((entry) => ({ ...asWork(entry).item, id: entry.key }));

describe('the example in every style', () => {
  for (const { id: style } of STYLES) {
    for (const locale of ['fr', 'en']) {
      test(`${style}, ${locale}`, async () => {
        const { entries } = (await testRenderer()).bibliography(items, { style, locale });
        expect(entries.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
        const html = entries.map((entry) => entry.html).join('\n');
        await expect(`${html}\n`).toMatchFileSnapshot(`golden/${style}.${locale}.txt`);
        for (const { text } of entries)
          expect(text).not.toMatch(/undefined|\[object|\uE000|\.\.|\s,|<|&amp;/);
      });
    }
  }
});

test('a work of which a style prints nothing is left out, and the others are there', async () => {
  const options = { style: 'pravnik', locale: 'en' };
  const { entries } = (await testRenderer()).bibliography(items, options);
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.length).toBeLessThan(items.length);
  for (const { text } of entries) expect(text).not.toBe('');
});

describe('French usage', () => {
  test('"dir.", "et", narrow spaces, nested guillemets', async () => {
    const renderer = await testRenderer();
    const text = (style: (typeof STYLES)[number]['id']) =>
      renderer
        .bibliography(items, { style, locale: 'fr' })
        .entries.map((entry) => entry.text)
        .join('\n');
    expect(text('apa')).toContain('Gereffi, G. et Korzeniewicz, M. (dir.). (1994)');
    expect(text('apa')).toContain('intelligence artificielle\u202F? Présent');
    expect(text('chicago-author-date')).toContain(
      '« Quel statut pour les “petits doigts” de'.replace('« ', '«\u00A0'),
    );
    for (const { id } of STYLES) {
      expect(text(id)).not.toMatch(/ [;:?!»]|« |\u2011|[ÉE]ds?\.|éditeur|&(?! Change| Society)/);
    }
  });

  test('an English title keeps its own punctuation', async () => {
    const { entries } = (await testRenderer()).bibliography(items, {
      style: 'modern-language-association',
      locale: 'fr',
    });
    const bair = entries.find(({ id }) => id === 'bair2005global')!;
    expect(bair.text).toContain('Commodity Chains: Looking Back');
  });
});

describe('citations in the text', () => {
  const cited = [
    { id: 'bair2005global', locator: { label: 'page', value: '12-14' } },
    { id: 'rgpd2016', locator: { label: 'article', value: '5' } },
    { id: 'casilli2020quel', locator: { label: 'minute', value: '12' } },
  ];
  test('with the places that a source names, in both languages', async () => {
    const renderer = await testRenderer();
    expect(renderer.citation(items, cited, { style: 'apa', locale: 'fr' }).text).toBe(
      '(Bair, 2005, p. 12-14\u202F; Casilli et al., 2020, min.\u00A012\u202F; RGPD, 2016, art.\u00A05)',
    );
    expect(renderer.citation(items, cited, { style: 'apa', locale: 'en' }).text).toBe(
      '(Bair, 2005, pp. 12–14; Casilli et al., 2020, min.\u00A012; RGPD, 2016, art.\u00A05)',
    );
    const recital = [{ id: 'rgpd2016', locator: { label: 'recital', value: '26' } }];
    expect(renderer.citation(items, recital, { style: 'apa', locale: 'fr' }).text).toBe(
      '(RGPD, 2016, consid.\u00A026)',
    );
    expect(renderer.citation(items, recital, { style: 'vancouver', locale: 'en' }).text).toMatch(
      /^\(\d+, recital\u00A026\)$/,
    );
  });
});

describe('nothing of a work becomes live HTML', () => {
  const payloads = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<i onmouseover="x">a</i>',
    '"><svg/onload=x>',
    '<a href="javascript:x">a</a>',
    '<b>bold</b>',
  ];
  test.each(payloads)('%s is text', async (payload) => {
    const item: CslItem = {
      id: payload,
      type: 'article-journal',
      title: payload,
      author: [{ family: payload, given: payload }, { literal: payload }],
      'container-title': payload,
      volume: payload,
      page: payload,
      publisher: payload,
      URL: `javascript:${payload}`,
      DOI: payload,
      issued: { literal: payload },
    };
    const renderer = await testRenderer();
    for (const { id: style } of STYLES) {
      const { entries } = renderer.bibliography([item], { style, locale: 'fr' });
      const tags = entries[0]!.html.match(/<[^>]*>/g) ?? [];
      for (const tag of tags) {
        expect(tag).toMatch(
          /^<\/?(?:i|b|em|strong|sup|sub|span|div)(?: class="[a-z-]+")?(?: style="[a-z:-]+")?>$|^<\/a>$|^<a href="https?:[^"]*" target="_blank" rel="noopener noreferrer">$/,
        );
      }
      if (payload.includes('alert')) expect(entries[0]!.text).toContain('alert');
    }
  });

  test('an http(s) address becomes a link, to its last sign and no further', () => {
    const link = (address: string) =>
      `<a href="${address}" target="_blank" rel="noopener noreferrer">${address}</a>`;
    expect(sanitiseReference('DARES. https://x.org/a_(b)?c=1&amp;d. Fin (http://y.org).')).toBe(
      `DARES. ${link('https://x.org/a_(b)?c=1&amp;d')}. Fin (${link('http://y.org')}).`,
    );
    expect(sanitiseReference('https://x.org/"onmouseover="a" javascript:b ftp://c')).toBe(
      `${link('https://x.org/')}&quot;onmouseover=&quot;a&quot; javascript:b ftp://c`,
    );
    expect(sanitiseReference('<a href="https://x.org">https://x.org</a>')).toBe(
      link('https://x.org'),
    );
  });

  test('the sanitiser closes what is open and keeps only its list', () => {
    expect(sanitiseReference('<i>a<b>b</i>c')).toBe('<i>a<b>b</b></i>c');
    expect(sanitiseReference('<a href="https://x.org/?a=1&amp;b=2">x</a>')).toBe(
      '<a href="https://x.org/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">x</a>',
    );
    expect(sanitiseReference('<a href="javascript:alert(1)">x</a>')).toBe(
      '&lt;a href=&quot;javascript:alert(1)&quot;&gt;x&lt;/a&gt;',
    );
    expect(sanitiseReference('<style>x</style>&lt;script&gt;')).toBe(
      '&lt;style&gt;x&lt;/style&gt;&lt;script&gt;',
    );
  });
});

test('"and others" is "et al." in every style', async () => {
  const item: CslItem = {
    id: 'x',
    type: 'book',
    title: 'T',
    author: [{ family: 'Bair', given: 'J.' }, { literal: 'others' }],
    issued: { 'date-parts': [[2005]] },
  };
  const renderer = await testRenderer();
  for (const { id: style } of STYLES) {
    for (const locale of ['fr', 'en']) {
      const text = renderer.bibliography([item], { style, locale }).entries[0]!.text;
      expect(text, `${style} ${locale}`).toMatch(/Bair.*et al\./i);
      expect(text, `${style} ${locale}`).not.toMatch(/others|et al\.\.|, et al\. et|& et al/);
    }
  }
});

test('an unknown style or locale is said by its code', async () => {
  const renderer = await testRenderer();
  expect(() => renderer.bibliography(items, { style: 'nope' as 'apa', locale: 'fr' })).toThrow(
    BibliographyError,
  );
  expect(() => renderer.bibliography(items, { style: 'apa', locale: 'zz' })).toThrow(
    /locale-unknown/,
  );
});

test('the example takes under 100 ms of work once warm', async () => {
  const renderer = await testRenderer();
  const run = () => renderer.bibliography(items, { style: 'apa', locale: 'fr' });
  for (let i = 0; i < 10; i++) run();
  const spent = Array.from({ length: 9 }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  expect(spent[4]).toBeLessThan(100);
});
