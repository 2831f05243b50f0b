import { describe, expect, test } from 'vitest';
import { ALL_LOCALES, CITATION_LOCALES, STYLES, styleFile } from '../../bibliography/index.ts';
import { findStyles, styleTrees } from '../../server/styles/find-styles.ts';
import index from '../../server/styles/index.json' with { type: 'json' };
import { readStyleIndex } from '../../server/styles/package-index.ts';
import { listStyles, readLocale, readStyle } from '../../server/styles/style-files.ts';

describe('the styles and locales of the CSL project', () => {
  test('the index is that of the installed package', () => {
    expect(index).toEqual(readStyleIndex());
    expect(listStyles().length).toBeGreaterThan(2600);
    expect(Object.keys(index.locales).sort()).toEqual([...ALL_LOCALES].sort());
  });

  test('what is offered first is there', () => {
    for (const { id } of STYLES) {
      for (const locale of CITATION_LOCALES) {
        expect(readStyle(styleFile(id, locale)), `${id} ${locale}`).not.toBeNull();
        expect(readLocale(locale), locale).not.toBeNull();
      }
    }
  });

  test('are found by words of their title, without regard to accents or case', () => {
    expect(findStyles('').map(({ id }) => id)).toEqual(STYLES.map(({ id }) => id));
    expect(findStyles('REVUE francaise sociologie')[0]).toEqual({
      id: 'revue-francaise-de-sociologie',
      title: 'Revue française de sociologie (Français)',
      kind: 'author-date',
    });
    expect(findStyles('nature').map(({ id }) => id)[0]).toBe('nature');
    expect(findStyles('zzzz')).toEqual([]);
  });

  test('a page gets a style with the locales it falls back on', () => {
    const { style, locales } = styleTrees('apa', 'fr-CA');
    expect(style.name).toBe('style');
    expect(Object.keys(locales)).toEqual(['fr-CA', 'fr-FR', 'en-US']);
    expect(() => styleTrees('toString', 'fr')).toThrow('style-unknown');
    expect(() => styleTrees('../../secret', 'fr')).toThrow('style-unknown');
    expect(() => styleTrees('apa', 'xx')).toThrow('locale-unknown');
  });
});
