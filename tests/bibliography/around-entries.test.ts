import { describe, expect, test } from 'vitest';
import { readBibliography, writeBiblatex, writeBibtex } from '../../bibliography/index.ts';
import { asWork } from './support.ts';

const SOURCE = `% Encoding: Cp1252
My own library, ask me@home.org
@preamble{"\\newcommand{\\noopsort}[1]{}"}
@string{rfs = {Revue fran{\\c c}aise de sociologie}}
@comment{kept too}
@article{a2000,
  title = {A}, author = {A, B}, journal = rfs, month = jan # "~12", year = 2000, publisher = unknown
}
% see also @book{b, which is out of print
@article{b2001, title = {B}, author = {B, C}, journal = rfs # { (supplement)}, year = 2001}

@Comment{jabref-meta: databaseType:biblatex;}
@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Lus\\;0\\;1\\;;
}
`;

const back = (text: string) => readBibliography(text);
const works = (text: string) => back(text).entries.map((entry) => asWork(entry));

describe('what stands around the entries of a file comes out again', () => {
  test('abbreviations, preamble, free text, JabRef’s groups', () => {
    const written = writeBiblatex(works(SOURCE));
    expect(written).toContain('@preamble{"\\newcommand{\\noopsort}[1]{}"}');
    expect(written).toContain('@string{rfs = {Revue fran{\\c c}aise de sociologie}}');
    expect(written).toMatch(/journal\s+= rfs,/);
    expect(written).toMatch(/journal\s+= rfs # \{ \(supplement\)\},/);
    expect(written).toMatch(/month\s+= jan # "~12",/);
    expect(written).toMatch(/publisher\s+= \{unknown\}/);
    expect(written).toContain('% My own library, ask me@home.org\n');
    expect(written).toContain('@comment{kept too}\n@article{a2000');
    expect(written).toContain('% see also @book{b, which is out of print\n@article{b2001');
    expect(written).toContain('1 StaticGroup:Lus\\;0\\;1\\;;\n}\n');
    expect(written).not.toContain('Encoding');
  });

  test.each([
    ['BibLaTeX', writeBiblatex],
    ['BibTeX', writeBibtex],
  ])('written as %s and read again it is the same, and the same bytes', (_name, write) => {
    const first = write(works(SOURCE));
    const again = back(first);
    expect(again.failures).toEqual([]);
    expect(again.entries.map(({ item }) => item)).toEqual(
      back(SOURCE).entries.map(({ item }) => item),
    );
    expect(write(works(first))).toBe(first);
  });

  test('an abbreviation that two files define differently is written out', () => {
    const [one] = works('@string{j = {Un}} @article{x, title = {X}, journal = j}');
    const [two] = works('@string{j = {Deux}} @article{y, title = {Y}, journal = j}');
    const written = writeBiblatex([one!, two!]);
    expect(written).not.toContain('@string');
    expect(written).toMatch(/journal = \{Un\}[^]*journal = \{Deux\}/);
  });

  test('an edited field is written anew, and its abbreviation goes when nobody uses it', () => {
    const [work] = works('@string{j = {Un}} @article{x, title = {X}, journal = j}');
    const item = { ...work!.item, 'container-title': 'Autre & Cie' };
    expect(writeBiblatex([{ ...work!, item }])).toBe(
      '@article{x,\n  title        = {X},\n  journaltitle = {Autre \\& Cie}\n}\n',
    );
  });
});
