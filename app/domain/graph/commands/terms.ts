import { CanevasError } from '../../errors.ts';
import type * as Y from 'yjs';
import { orderBehind } from '../order.ts';
import { entitiesOf, entityOf, isAlive } from '../schema.ts';
import {
  HUES,
  SHAPES,
  VOCABULARIES,
  type Hue,
  type LocalizedText,
  type Shape,
  type VocabularyName,
} from '../types.ts';
import type { Command } from './run.ts';
import {
  aliveEntity,
  checkLocalized,
  create,
  freshId,
  orderOf,
  localizedFields,
  put,
  putLocalized,
  requireText,
  setDeleted,
  type LocalizedChange,
} from './write.ts';

export interface TermFields {
  parent?: string | null;
  shape?: Shape | null;
  hue?: Hue | null;
}

/** @throws CanevasError `term-parent`: a parent is another level, itself of the first step (G17). */
function checkFields(doc: Y.Doc, vocabulary: unknown, fields: TermFields, id: string | null): void {
  if (fields.shape && !SHAPES.includes(fields.shape)) {
    throw new CanevasError('bad-request', { field: 'shape' });
  }
  if (fields.hue && !HUES.includes(fields.hue))
    throw new CanevasError('bad-request', { field: 'hue' });
  if (!fields.parent) return;
  const parent = entityOf(doc, 'terms', fields.parent);
  const hasChildren = [...entitiesOf(doc, 'terms')].some(
    ([, term]) => isAlive(term) && id !== null && term.get('parent') === id,
  );
  if (
    vocabulary !== 'level' ||
    !isAlive(parent) ||
    parent.get('vocabulary') !== 'level' ||
    parent.get('parent') !== undefined ||
    fields.parent === id ||
    hasChildren
  ) {
    throw new CanevasError('term-parent', { id: fields.parent });
  }
}

/** Adds a term at the end of its vocabulary; returns its id. */
export const addTerm: Command<
  TermFields & { id?: string; vocabulary: VocabularyName; label: LocalizedText; order?: string },
  string
> = (doc, args) => {
  if (!VOCABULARIES.includes(args.vocabulary)) {
    throw new CanevasError('bad-request', { field: 'vocabulary' });
  }
  const label = checkLocalized('termLabel', args.label);
  requireText('label-required', 'label', null, label);
  checkFields(doc, args.vocabulary, args, null);
  const id = freshId(doc, 'terms', args.id);
  create(doc, 'terms', id, {
    vocabulary: args.vocabulary,
    ...localizedFields('label', label),
    parent: args.parent,
    shape: args.shape,
    hue: args.hue,
    order: orderOf(args.order, doc, 'terms', (term) => term.get('vocabulary') === args.vocabulary),
  });
  return id;
};

export const renameTerm: Command<{ id: string; label: LocalizedChange }> = (doc, args) => {
  const term = aliveEntity(doc, 'terms', args.id);
  const label = checkLocalized('termLabel', args.label);
  requireText('label-required', 'label', term, label);
  putLocalized(term, 'label', label);
};

export const setTerm: Command<TermFields & { id: string }> = (doc, { id, ...fields }) => {
  const term = aliveEntity(doc, 'terms', id);
  checkFields(doc, term.get('vocabulary'), fields, id);
  for (const key of ['parent', 'shape', 'hue'] as const) {
    if (fields[key] !== undefined) put(term, key, fields[key]);
  }
};

/** Puts a term right behind another of its vocabulary (null: first). */
export const reorderTerm: Command<{ id: string; after: string | null }> = (doc, { id, after }) => {
  const term = aliveEntity(doc, 'terms', id);
  const before = after === null ? null : aliveEntity(doc, 'terms', after).get('order');
  const orders: unknown[] = [];
  for (const [other, sibling] of entitiesOf(doc, 'terms')) {
    if (other !== id && sibling.get('vocabulary') === term.get('vocabulary')) {
      orders.push(sibling.get('order'));
    }
  }
  put(term, 'order', orderBehind(before, orders));
};

/** Deletes a term; what carries it keeps it hidden and shows it again after `restoreTerm`. */
export const deleteTerm: Command<{ id: string }> = (doc, { id }) =>
  setDeleted(doc, 'terms', [id], true);

export const restoreTerm: Command<{ id: string }> = (doc, { id }) =>
  setDeleted(doc, 'terms', [id], false);
