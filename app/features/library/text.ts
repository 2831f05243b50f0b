import { yearOf, type CslItem } from '../../../bibliography/index.ts';
import type { PickableWork } from './types.ts';

export { shortCreators } from '../../components/creators.ts';

/** Text without accents, case and punctuation: what a search compares. */
export function searchForm(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The works that have every word, or beginning of one, of the query in author, title, year or key. */
export function findWorks(works: readonly PickableWork[], query: string): PickableWork[] {
  const words = searchForm(query).split(' ').filter(Boolean);
  return works.filter((work) => {
    const text = ` ${searchForm(`${work.creators} ${work.title} ${work.year ?? ''}`)} ${work.key.toLowerCase()}`;
    return words.every(
      (word) => text.includes(` ${word}`) || work.key.toLowerCase().includes(word),
    );
  });
}

/** A title and what follows its colon, which a narrow list leaves out; short beginnings are not cut off. */
export function splitTitle(title: string): [main: string, rest: string] {
  const cut = /^(.{12,}?)(\s*:\s.+)$/s.exec(title);
  return cut ? [cut[1]!, cut[2]!] : [title, ''];
}

/** What a picker needs of the library's items (`services.library.items`); deleted ones are left out. */
export function pickableWorks(
  items: readonly { id: string; key: string; item: CslItem; deleted?: boolean }[],
): PickableWork[] {
  return items
    .filter(({ deleted }) => !deleted)
    .map(({ id, key, item }) => ({
      id,
      key,
      creators: (item.author ?? item.editor ?? item['container-author'] ?? [])
        .map((name) => [name.family ?? name.literal, name.given].filter(Boolean).join(', '))
        .join('; '),
      title: item.title ?? '',
      year: yearOf(item.issued),
    }));
}
