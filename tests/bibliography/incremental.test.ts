import citeproc from 'citeproc';
import { describe, expect, test } from 'vitest';
import type { CslNode } from '../../bibliography/csl-tree.ts';
import type { CslItem } from '../../bibliography/csl.ts';
import { forEngine } from '../../bibliography/engine-item.ts';
import { buildEngine } from '../../bibliography/engine.ts';
import { FormattedList } from '../../bibliography/formatted-list.ts';
import { frenchLocale, frenchStyle } from '../../bibliography/styles/french.ts';
import { readLocale, readStyle } from '../../server/styles/style-files.ts';
import { example } from './support.ts';

/**
 * Entries set one by one, each told its number, its disambiguation and the entry before it, against
 * the whole bibliography as the processor's public door makes it.
 */
interface Whole {
  setOutputFormat(format: string): void;
  updateItems(ids: string[]): void;
  makeBibliography(): [{ entry_ids: string[][] }, string[]];
}
type Make = new (system: object, style: CslNode, locale: string, force: boolean) => Whole;
const Engine = (citeproc as { Engine: Make }).Engine;

const locale = (french: boolean) => (tag: string) => {
  const found = readLocale(tag);
  return found && french ? frenchLocale(found) : found;
};

function whole(items: readonly CslItem[], style: CslNode, id: string, french: boolean): string[] {
  const held = new Map(items.map((item) => [item.id, forEngine(item, id, french)]));
  const engine = new Engine(
    { retrieveLocale: locale(french), retrieveItem: (key: string) => held.get(key) },
    structuredClone(style),
    french ? 'fr-FR' : 'en-US',
    true,
  );
  engine.setOutputFormat('html');
  engine.updateItems([...held.keys()]);
  return engine.makeBibliography()[1];
}

/** The example's works again and again, some of them sharing authors and years, some not. */
function library(count: number): CslItem[] {
  const works = example();
  return Array.from({ length: count }, (_, index): CslItem => {
    const { item } = works[(index * 7) % works.length]!;
    const year = 2000 + ((index * 5) % 11);
    const author = item.author?.map((name, at) =>
      at === 0 && name.family ? { ...name, family: `${name.family}${'abcd'[index % 4]}` } : name,
    );
    return {
      ...item,
      id: `w${index}`,
      title: `${item.title} ${(index * 37) % 101}`,
      ...(author && { author }),
      issued: { 'date-parts': [[year]] },
    };
  });
}

const STYLES = [
  'apa',
  'chicago-author-date',
  'modern-language-association',
  'iso690-author-date-fr',
  'vancouver',
  'revue-francaise-de-sociologie',
  // Repeated authors are left out; numbers count; citations stand in notes; labels.
  'american-sociological-association',
  'harvard-cite-them-right',
  'ieee',
  'nature',
  'chicago-fullnote-bibliography',
  'din-1505-2-alphanumeric',
];

describe('one by one is the same as all at once', () => {
  const items = library(90);
  const drain = (list: FormattedList, of: readonly CslItem[]) => {
    const steps = list.entries(of, {});
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };
  for (const id of STYLES) {
    for (const french of [false, true]) {
      test(`${id}, ${french ? 'fr' : 'en'}`, { timeout: 60_000 }, () => {
        const tree = french ? frenchStyle(readStyle(id)!) : readStyle(id)!;
        const tag = french ? 'fr-FR' : 'en-US';
        const engine = buildEngine(`${id} ${tag}`, tree, locale(french), tag);
        const list = new FormattedList(engine, id, french, (html) => ({ html, text: html }));
        const html = (of: readonly CslItem[]) => drain(list, of).map((entry) => entry.html);
        expect(html(items)).toEqual(whole(items, tree, id, french));
        // One edited, one gone, one new: the state of the first time must not show.
        const edited = items
          .filter((_, index) => index !== 40)
          .map((item, index) =>
            index === 7 ? { ...item, title: 'Aaa', author: items[9]!.author } : item,
          );
        edited.push({ ...items[40]!, id: 'new', issued: { 'date-parts': [[2003]] } });
        expect(html(edited)).toEqual(whole(edited, tree, id, french));
      });
    }
  }
});
