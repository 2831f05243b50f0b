import { plainText, type CslData } from '../../../bibliography/index.ts';
import { WORKS } from './works.ts';

/** Two records and whether they are of one work; `kind` says in what way they differ. */
export interface LabelledPair {
  kind: string;
  same: boolean;
  a: CslData;
  b: CslData;
}

type Change = (item: CslData, index: number) => CslData | null;

const without = (item: CslData, ...names: (keyof CslData)[]): CslData =>
  Object.fromEntries(
    Object.entries(item).filter(([name]) => !names.includes(name as keyof CslData)),
  ) as CslData;
const year = (item: CslData, by: number): CslData => ({
  ...item,
  issued: { 'date-parts': [[item.issued!['date-parts']![0]![0]! + by]] },
});
const isBook = ({ type }: CslData) => type === 'book';
const ascii = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'");
const main = (title: string) => title.split(/ ?[:?] /)[0]!;
const initials = (given: string) =>
  given
    .split(/[ -]/)
    .map((part) => `${part[0]}.`)
    .join(' ');
const mistype = (text: string) => text.replace(/(\p{L}{3})(\p{L})(\p{L})(\p{L})/u, '$1$3$2$4');

/** The same work as other files, catalogues and hands write it. */
const SAME: Record<string, Change> = {
  'another tool: initials, no identifier, capitals': (item) => ({
    ...without(item, 'DOI', 'ISBN'),
    title: item.title!.toUpperCase(),
    author: item.author!.map((name) => ({
      ...name,
      ...(name.given && { given: initials(name.given) }),
    })),
  }),
  'no accents, straight apostrophes, TeX braces': (item) => ({
    ...without(item, 'DOI', 'ISBN'),
    title: `{${ascii(item.title!)}}`,
    author: item.author!.map((name) => ({ ...name, family: ascii(name.family ?? '') })),
  }),
  'title without its subtitle': (item) =>
    main(item.title!) === item.title!
      ? null
      : { ...without(item, 'DOI', 'ISBN'), title: main(item.title!) },
  'a year apart (online first)': (item) => ({ ...year(item, 1), title: item.title!.toLowerCase() }),
  'first author only, a letter mistyped': (item) => ({
    ...without(item, 'DOI', 'ISBN', 'page'),
    title: mistype(item.title!),
    author: item.author!.slice(0, 1),
  }),
  'in the other language, same place': (item, index) =>
    item.type === 'article-journal' && item.DOI
      ? {
          ...item,
          title: `[Traduction ${'abcdefghijklmnopqrstuvwxyz'[index % 26]}] ${main(item.title!)}`,
        }
      : null,
  'bare web import': (item) => ({
    ...without(item, 'ISBN', 'page', 'volume', 'issue', 'container-title', 'publisher'),
    type: isBook(item) ? 'book' : item.type,
    title: plainText(item.title!).replace(/[:?«»]/g, ' '),
  }),
};

/** Another work that looks much like it. */
const OTHER: Record<string, Change> = {
  'another edition': (item) =>
    isBook(item) ? { ...without(year(item, 6), 'ISBN'), edition: '2' } : null,
  'another edition, said in the title': (item) =>
    isBook(item)
      ? { ...without(year(item, 4), 'ISBN'), title: `${item.title}, 3rd edition` }
      : null,
  'a chapter of the book': (item) =>
    isBook(item)
      ? {
          ...without(item, 'ISBN', 'publisher'),
          type: 'chapter',
          'container-title': item.title!,
          title: main(item.title!),
          page: '1-20',
        }
      : null,
  'the book of the chapter': (item) =>
    item.type === 'chapter'
      ? {
          ...without(item, 'container-title', 'page'),
          type: 'book',
          title: item['container-title']!,
        }
      : null,
  'a preprint of the article': (item) =>
    item.type === 'article-journal'
      ? {
          ...year(without(item, 'DOI', 'container-title', 'volume', 'issue', 'page'), -1),
          type: 'article',
        }
      : null,
  'a talk with the title': (item) =>
    item.type === 'article-journal'
      ? {
          ...without(item, 'DOI', 'volume', 'issue', 'page'),
          type: 'paper-conference',
          'container-title': 'Annual Meeting',
        }
      : null,
  'a review of it': (item) => ({
    ...without(year(item, 1), 'ISBN', 'DOI', 'page'),
    type: 'article-journal',
    title: `Compte rendu de ${item.title}`,
    author: [{ family: 'Martin', given: 'Claire' }],
    'container-title': 'Sociologie du travail',
  }),
  'a correction to it': (item) =>
    item.type === 'article-journal'
      ? { ...without(item, 'DOI', 'page'), title: `Correction to: ${item.title}` }
      : null,
  'its second part': (item) => ({
    ...without(item, 'DOI', 'ISBN', 'page'),
    title: `${item.title} (2)`,
  }),
  'the same title by someone else': (item) => ({
    ...without(item, 'DOI', 'ISBN', 'page'),
    author: [{ family: 'Nguyen', given: 'Thi' }],
    'container-title': 'Revue internationale',
  }),
  'the next work of the same author that year': (_item, index) => {
    const [one, two] = [WORKS[index]!, WORKS[(index + 1) % WORKS.length]!];
    return { ...two, author: one.author!, issued: one.issued! };
  },
};

function pairs(changes: Record<string, Change>, same: boolean): LabelledPair[] {
  return Object.entries(changes).flatMap(([kind, change]) =>
    WORKS.flatMap((item, index): LabelledPair[] => {
      const other = change(item, index);
      return other ? [{ kind, same, a: item, b: other }] : [];
    }),
  );
}

export const LABELLED: LabelledPair[] = [...pairs(SAME, true), ...pairs(OTHER, false)];
