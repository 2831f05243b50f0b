import { CanevasError } from '../../errors.ts';
import { localizedKey, type EntityRoot } from '../schema.ts';
import type { Language } from '../types.ts';
import type { Command } from './run.ts';
import { put, storedEntity } from './write.ts';

/** Whole texts, of which the last one merged wins. A definition merges letter by letter instead. */
export const TRACKED_FIELDS: ReadonlySet<string> = new Set([
  'label',
  'form',
  'phrase',
  'sentence',
  'name',
  'focusQuestion',
  'title',
  'quotation',
  'attributedTo',
  'status',
  'stance',
]);

/**
 * Writes a value again that another's replaced, or that went with what they deleted, which comes back
 * with it; the value was checked when it was first written.
 */
export const putBack: Command<{
  root: EntityRoot;
  id: string;
  field: string;
  language: Language | null;
  value: string;
}> = (doc, { root, id, field, language, value }) => {
  if (!TRACKED_FIELDS.has(field)) throw new CanevasError('bad-request', { field });
  const key = language === null ? field : localizedKey(field, language);
  const entity = storedEntity(doc, root, id);
  put(entity, 'deleted', false);
  put(entity, key, value);
};
