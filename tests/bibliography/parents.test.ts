import { describe, expect, test } from 'vitest';
import { readBibliography, writeBiblatex, type ExportableWork } from '../../bibliography/index.ts';
import { asWork } from './support.ts';

const SOURCE = `@string{mp = {Minuit}}
@xdata{house, publisher = mp, location = {Paris}}
@book{parent,
  title  = {Le livre},
  editor = {Éditeur, Anne},
  year   = {2001},
  xdata  = {house}
}
@inbook{child,
  title    = {Le chapitre},
  crossref = {parent},
  author   = {Auteur, Jean},
  pages    = {1--20}
}
`;
const works = (): ExportableWork[] =>
  readBibliography(SOURCE).entries.map((entry) => ({ ...asWork(entry), base: entry.item }));
const change = (key: string, more: Partial<ExportableWork['item']>) =>
  works().map((work) => (work.key === key ? { ...work, item: { ...work.item, ...more } } : work));
/** The fields of an entry as they stand in the text, in their order. */
const fieldsOf = (text: string, key: string): string[] => {
  const entry = text.split(/\n\n/).find((block) => block.includes(`{${key},`)) ?? '';
  return [...entry.matchAll(/^ {2}(\S+) += /gm)].map(([, name]) => name!);
};

describe('crossref and xdata on the way out', () => {
  test('stay as they came while nothing was edited, and what they name goes along', () => {
    const text = writeBiblatex(works());
    expect(fieldsOf(text, 'child')).toEqual(['title', 'crossref', 'author', 'pages']);
    expect(fieldsOf(text, 'parent')).toEqual(['title', 'editor', 'year', 'xdata']);
    expect(text).toContain('@xdata{house,\n  publisher = {Minuit},\n  location  = {Paris}\n}');
    const back = readBibliography(text).entries.map(({ item }) => item);
    const before = works().map(({ item: { id: _, ...data } }) => data);
    expect(back).toEqual(expect.arrayContaining(before));
  });

  test('an edit of the child leaves to the parent what it still gives', () => {
    const text = writeBiblatex(change('child', { title: 'Autre titre', note: 'Lu' }));
    expect(fieldsOf(text, 'child')).toEqual(['crossref', 'author', 'pages', 'title', 'note']);
  });

  test('a child says itself what its parent gives otherwise, and leaves one that gives too much', () => {
    const edited = writeBiblatex(change('parent', { title: 'Le livre, 2e éd.' }));
    expect(fieldsOf(edited, 'child')).toEqual([
      'title',
      'crossref',
      'author',
      'pages',
      'booktitle',
    ]);
    expect(edited).toContain('booktitle = {Le livre}\n');
    const without = writeBiblatex(change('child', { publisher: undefined }));
    expect(fieldsOf(without, 'child')).not.toContain('crossref');
    expect(fieldsOf(without, 'child')).not.toContain('publisher');
  });

  test('follows the parent under its new key, and stands alone where the parent does not go along', () => {
    const renamed = works().map((work) =>
      work.key === 'parent' ? { ...work, key: 'anne2001', aliases: ['parent'] } : work,
    );
    expect(writeBiblatex(renamed)).toContain('crossref = {anne2001}');
    const alone = writeBiblatex(works().filter(({ key }) => key === 'child'));
    expect(fieldsOf(alone, 'child')).not.toContain('crossref');
    expect(alone).toContain('publisher = {Minuit}');
    expect(alone).not.toContain('@xdata');
  });

  test('two files that call different things by one name do not lend each other', () => {
    const other = readBibliography(
      '@xdata{house, publisher={Seuil}}\n@book{second, title={Un autre}, xdata={house}}',
    ).entries.map((entry) => ({ ...asWork(entry), base: entry.item }));
    const text = writeBiblatex([...works(), ...other]);
    expect(text.match(/@xdata\{/g)).toHaveLength(1);
    expect(fieldsOf(text, 'second')).toEqual(['title', 'publisher']);
  });
});
