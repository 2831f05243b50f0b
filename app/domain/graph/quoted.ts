import type * as Y from 'yjs';
import { entitiesOf } from './schema.ts';

const KEYS = ['quotation', 'attributedTo'] as const;

/**
 * Every text that evidence of a work has ever held, overwritten values included.
 * @param doc the whole history applied, with `gc: false`: otherwise what was overwritten is gone from it
 */
export function textsEverQuoted(doc: Y.Doc, work: string): string[] {
  const texts = new Set<string>();
  for (const [, evidence] of entitiesOf(doc, 'evidence')) {
    if (!valuesOf(evidence, 'work').includes(work)) continue;
    for (const key of KEYS) {
      for (const value of valuesOf(evidence, key)) {
        if (typeof value === 'string' && value !== '') texts.add(value);
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
