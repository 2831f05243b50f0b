import * as Y from 'yjs';
import { CanevasError } from '../../errors.ts';
import { isId, newId } from '../ids.ts';
import { LIMITS, type LimitedField } from '../limits.ts';
import { isOrderKey, orderAfterAll } from '../order.ts';
import {
  entitiesOf,
  entityOf,
  isAlive,
  localizedKey,
  META,
  rootOf,
  SCHEMA_VERSION,
  type EntityMap,
  type EntityRoot,
} from '../schema.ts';
import { LANGUAGES, type Language } from '../types.ts';

/** A change of a value by language: what is absent stays, null or an empty text clears. */
export type LocalizedChange = Partial<Record<Language, string | null>>;

const SINGULAR: Record<EntityRoot, string> = {
  terms: 'term',
  concepts: 'concept',
  propositions: 'proposition',
  evidence: 'evidence',
  maps: 'map',
  frames: 'frame',
};

/** @throws CanevasError `<entity>-missing` unless it is stored and not deleted. */
export function aliveEntity(doc: Y.Doc, root: EntityRoot, id: string): EntityMap {
  const entity = entityOf(doc, root, id);
  if (!isAlive(entity)) throw new CanevasError(`${SINGULAR[root]}-missing`, { id });
  return entity;
}

/** @throws CanevasError `<entity>-missing` unless it is stored, deleted or not. */
export function storedEntity(doc: Y.Doc, root: EntityRoot, id: string): EntityMap {
  const entity = entityOf(doc, root, id);
  if (!entity) throw new CanevasError(`${SINGULAR[root]}-missing`, { id });
  return entity;
}

/** Nothing in it would be seen: spaces, joiners, marks of direction. */
const UNSEEN = /^[\p{Z}\p{Cc}\p{Cf}]*$/u;

/** One line, no space at its ends; empty where nothing of it would be seen. */
export function cleanLine(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(/[\r\n\t\v\f\u2028\u2029]+/g, ' ')
    .trim();
  return UNSEEN.test(line) ? '' : line;
}

/** @throws CanevasError `too-long` with the field, its limit and the length met. */
export function checkLength(field: LimitedField, text: string): string {
  const limit = LIMITS[field];
  if (text.length > limit)
    throw new CanevasError('too-long', { field, limit, length: text.length });
  return text;
}

export function checkLine(field: LimitedField, text: string): string {
  return checkLength(field, cleanLine(text));
}

/** A text whose absence is null. */
export function checkOptional(field: LimitedField, text: string | null): string | null {
  return text === null ? null : checkLength(field, text.normalize('NFC').trim()) || null;
}

/** @throws CanevasError `bad-position`. Positions are whole numbers, which cost fewer bytes. */
export function checkNumbers(numbers: readonly number[]): number[] {
  return numbers.map((n) => {
    if (!Number.isFinite(n) || Math.abs(n) > LIMITS.coordinate) {
      throw new CanevasError('bad-position', { limit: LIMITS.coordinate });
    }
    return Math.round(n) + 0;
  });
}

export type CheckedText = [Language, string | null][];

export function checkLocalized(field: LimitedField, change: LocalizedChange = {}): CheckedText {
  const checked: CheckedText = [];
  for (const language of LANGUAGES) {
    const text = change[language];
    if (text !== undefined) {
      checked.push([language, text === null ? null : checkLine(field, text) || null]);
    }
  }
  return checked;
}

/** @throws CanevasError when the change would leave no text in any language. */
export function requireText(
  code: string,
  field: string,
  entity: EntityMap | null,
  checked: CheckedText,
): void {
  const after = new Map<Language, unknown>(
    LANGUAGES.map((language) => [language, entity?.get(localizedKey(field, language))]),
  );
  for (const [language, text] of checked) after.set(language, text);
  if (![...after.values()].some((text) => typeof text === 'string' && text !== '')) {
    throw new CanevasError(code, { field });
  }
}

/** Writes a value, or takes the key away where it is null; nothing where it is already so. */
export function put(entity: EntityMap, key: string, value: unknown): void {
  if (value === null || value === undefined) {
    if (entity.has(key)) entity.delete(key);
    return;
  }
  const held = entity.get(key);
  if (held === value) return;
  if (Array.isArray(value) && JSON.stringify(held) === JSON.stringify(value)) return;
  entity.set(key, value);
}

export function putLocalized(entity: EntityMap, field: string, checked: CheckedText): void {
  for (const [language, text] of checked) put(entity, localizedKey(field, language), text);
}

/** Makes a set {name: true} hold exactly these names, touching only those that differ. */
export function putSet(entity: EntityMap, key: string, names: readonly string[]): void {
  const held = entity.get(key);
  const set: EntityMap = held instanceof Y.Map ? held : entity.set(key, new Y.Map<unknown>());
  const wanted = new Set(names);
  for (const name of [...set.keys()]) if (!wanted.has(name)) set.delete(name);
  for (const name of wanted) if (set.get(name) !== true) set.set(name, true);
}

export function newSet(names: readonly string[]): Y.Map<unknown> {
  return new Y.Map<unknown>(names.map((name) => [name, true]));
}

/**
 * Stores a new entity. Nested types are made with it, since two people making one later under the
 * same key would lose one of the two (G5).
 * @throws CanevasError `id-taken`.
 */
export function create(
  doc: Y.Doc,
  root: EntityRoot,
  id: string,
  fields: Record<string, unknown>,
): EntityMap {
  const held = rootOf(doc, root);
  if (!isId(id) || !held || held.has(id)) throw new CanevasError('id-taken', { id });
  const meta = rootOf(doc, META);
  if (meta && !meta.has('schema')) meta.set('schema', SCHEMA_VERSION);
  const present = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return held.set(id, new Y.Map<unknown>([['deleted', false], ...present])) as EntityMap;
}

/** @throws CanevasError `id-taken`, before anything is written. */
export function freshId(doc: Y.Doc, root: EntityRoot, id: string = newId()): string {
  if (!isId(id) || rootOf(doc, root)?.has(id)) throw new CanevasError('id-taken', { id });
  return id;
}

export function localizedFields(field: string, checked: CheckedText): Record<string, unknown> {
  return Object.fromEntries(
    checked.map(([language, text]) => [localizedKey(field, language), text]),
  );
}

/** The order given, as from a file, else the one that puts a new entity last among its like. */
export function orderOf(
  given: string | undefined,
  doc: Y.Doc,
  root: EntityRoot,
  like: (entity: EntityMap) => boolean = () => true,
): string {
  if (isOrderKey(given)) return given;
  const orders: unknown[] = [];
  for (const [, entity] of entitiesOf(doc, root))
    if (like(entity)) orders.push(entity.get('order'));
  return orderAfterAll(orders);
}

export function setDeleted(
  doc: Y.Doc,
  root: EntityRoot,
  ids: readonly string[],
  deleted: boolean,
): void {
  const entities = ids.map((id) => storedEntity(doc, root, id));
  for (const entity of entities) put(entity, 'deleted', deleted);
}
