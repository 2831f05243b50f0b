import * as Y from 'yjs';
import { isId } from './ids.ts';
import type { Language } from './types.ts';

/** The names that the document keeps for ever. See SPEC.md, G1 to G9. */
export const SCHEMA_VERSION = 1;

export const ENTITY_ROOTS = [
  'terms',
  'concepts',
  'propositions',
  'evidence',
  'maps',
  'frames',
] as const;
export type EntityRoot = (typeof ENTITY_ROOTS)[number];

export const META = 'meta';

export type EntityMap = Y.Map<unknown>;

/** What a piece of evidence stands on, stored as one whole value under `on`. */
export type EvidenceTarget = readonly ['concept' | 'proposition', string];

/** A value that exists by language is one key a language (G6), so that two languages never compete. */
export function localizedKey(field: string, language: Language): string {
  return `${field}.${language}`;
}

/** The root map of that name; null where this very Doc object already holds it as another type. */
export function rootOf(doc: Y.Doc, name: EntityRoot | typeof META): Y.Map<unknown> | null {
  const held = doc.share.get(name);
  if (held && held.constructor !== Y.AbstractType && !(held instanceof Y.Map)) return null;
  return doc.getMap(name);
}

/** The stored map of an entity, deleted or not; null where there is none. */
export function entityOf(doc: Y.Doc, root: EntityRoot, id: string): EntityMap | null {
  const value = isId(id) ? rootOf(doc, root)?.get(id) : undefined;
  return value instanceof Y.Map ? value : null;
}

/** G3: an entity is in the graph exactly when its flag says false. */
export function isAlive(entity: EntityMap | null): entity is EntityMap {
  return entity?.get('deleted') === false;
}

/** Every stored entity of a root with a usable id, in no particular order. */
export function* entitiesOf(doc: Y.Doc, root: EntityRoot): Generator<[string, EntityMap]> {
  for (const [id, value] of rootOf(doc, root)?.entries() ?? []) {
    if (isId(id) && value instanceof Y.Map) yield [id, value];
  }
}

export function schemaVersion(doc: Y.Doc): number | null {
  const version = rootOf(doc, META)?.get('schema');
  return typeof version === 'number' ? version : null;
}
