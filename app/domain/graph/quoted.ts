import type * as Y from 'yjs';
import { entitiesOf, localizedKey, type EntityRoot } from './schema.ts';
import { LANGUAGES } from './types.ts';

/**
 * Every text that evidence of a work has ever held, overwritten values included.
 * @param doc the whole history applied, with `gc: false`: otherwise what was overwritten is gone from it
 */
export const textsEverQuoted = (doc: Y.Doc, work: string): string[] =>
  textsEver(doc, 'evidence', ['work', work], ['quotation', 'attributedTo']);

/** As `textsEverQuoted`, of what was ever said that an image shows. */
export const textsEverShown = (doc: Y.Doc, image: string): string[] =>
  textsEver(
    doc,
    'frames',
    ['image', image],
    LANGUAGES.map((language) => localizedKey('title', language)),
  );

/** What these keys have ever held, in entities of which another key ever held this. */
function textsEver(
  doc: Y.Doc,
  root: EntityRoot,
  [named, value]: [key: string, value: string],
  keys: readonly string[],
): string[] {
  const texts = new Set<string>();
  for (const [, entity] of entitiesOf(doc, root)) {
    if (!valuesOf(entity, named).includes(value)) continue;
    for (const key of keys) {
      for (const text of valuesOf(entity, key)) {
        if (typeof text === 'string' && text !== '') texts.add(text);
      }
    }
  }
  return [...texts];
}

/** What a key holds and has held, the newest first. */
function valuesOf(map: Y.Map<unknown>, key: string): unknown[] {
  const values: unknown[] = [];
  for (let item = map._map.get(key) ?? null; item !== null; item = item.left) {
    values.push(...(item.content.getContent() as unknown[]));
  }
  return values;
}
