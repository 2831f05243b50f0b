import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareImport,
  readBibliography,
  writeBiblatex,
  writeBibtex,
  writeCslJson,
  type CslItem,
  type ExportableWork,
} from '../../bibliography/index.ts';
import { item } from './items.ts';

const asWorks = (value: CslItem): ExportableWork[] => [
  { key: 'key1', aliases: [], item: value, raw: null },
];

function lost(value: CslItem, back: ReturnType<typeof readBibliography>): string[] {
  expect(back.failures).toEqual([]);
  expect(back.entries).toHaveLength(1);
  const { updated, conflicts } = compareImport(value, value, back.entries[0]!.item);
  return [...updated, ...conflicts];
}

describe('a work written and read again is the same work', () => {
  test('through BibLaTeX', () => {
    fc.assert(
      fc.property(item, (value) => {
        expect(lost(value, readBibliography(writeBiblatex(asWorks(value))))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  test('through BibTeX in TeX escapes', () => {
    fc.assert(
      fc.property(item, (value) => {
        expect(lost(value, readBibliography(writeBibtex(asWorks(value))))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  test('through CSL-JSON', () => {
    fc.assert(
      fc.property(item, (value) => {
        expect(lost(value, readBibliography(writeCslJson(asWorks(value))))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('an edit of one field changes that field only, and keeps what was imported of the others', () => {
    const source = `@string{jn = {J.~of X}}
@article{k,
 author = {Dupont, {\\'E}lie}, title = {The {ABC} of {Foo} in {\\em Bar}}, journal = jn,
 year = 1999, month = "12~" # mar, custom+an = {1=x}, keywords = {b, a}
}`;
    const { entries } = readBibliography(source);
    const entry = entries[0]!;
    const edited = { id: 'w', ...entry.item, volume: '7' } as CslItem;
    const out = writeBiblatex([{ key: 'k', aliases: ['old'], item: edited, raw: entry.raw }]);
    expect(out).toMatchInlineSnapshot(`
      "@string{jn = {J.~of X}}

      @article{k,
        ids       = {old},
        author    = {Dupont, {\\'E}lie},
        title     = {The {ABC} of {Foo} in {\\em Bar}},
        journal   = jn,
        year      = {1999},
        month     = "12~" # mar,
        custom+an = {1=x},
        keywords  = {b, a},
        volume    = {7}
      }
      "
    `);
  });

  test('a file of arbitrary signs never throws but for its refusals', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        // Control signs are binary, and refused; the rest must be borne.
        const noise = raw.replace(/\p{Cc}/gu, '');
        const result = readBibliography(
          `@book{good, title = {T}}\n${noise}\n@book{last, title = {L}}\n`,
        );
        expect(result.entries[0]?.key).toBe('good');
        const seen = [
          ...result.entries.map(({ key }) => key),
          ...result.failures.map(({ key }) => key),
        ];
        expect(seen.includes('last') || /[{"@%(]/.test(noise)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
