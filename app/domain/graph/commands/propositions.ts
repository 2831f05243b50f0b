import type * as Y from 'yjs';
import { CanevasError } from '../../errors.ts';
import { entitiesOf, entityOf, isAlive, type EntityMap } from '../schema.ts';
import { LIMITS } from '../limits.ts';
import { STATUSES, type Status } from '../types.ts';
import { heldNumbers, readRoot } from '../projection.ts';
import { SYSTEM_ORIGIN, type Command } from './run.ts';
import {
  aliveEntity,
  checkLocalized,
  create,
  freshId,
  localizedFields,
  put,
  putLocalized,
  setDeleted,
  type LocalizedChange,
} from './write.ts';

export interface PhraseChange {
  text?: LocalizedChange;
  /** A term of the vocabulary of linking phrases; null for none. */
  term?: string | null;
}

function checkPhrase(doc: Y.Doc, phrase: PhraseChange, held: unknown) {
  if (phrase.term && phrase.term !== held) {
    const term = entityOf(doc, 'terms', phrase.term);
    if (!isAlive(term) || term.get('vocabulary') !== 'phrase') {
      throw new CanevasError('term-missing', { id: phrase.term });
    }
  }
  return checkLocalized('phrase', phrase.text);
}

function checkStatus(status: Status): Status {
  if (!STATUSES.includes(status)) throw new CanevasError('bad-request', { field: 'status' });
  return status;
}

/**
 * Links two concepts by a phrase, which may be typed later; returns the proposition's id.
 * @throws CanevasError `proposition-needs-two-concepts` for one concept linked to itself.
 */
export const linkConcepts: Command<
  { id?: string; from: string; to: string; phrase?: PhraseChange; status?: Status },
  string
> = (doc, args) => {
  if (args.from === args.to) throw new CanevasError('proposition-needs-two-concepts');
  aliveEntity(doc, 'concepts', args.from);
  aliveEntity(doc, 'concepts', args.to);
  const phrase = checkPhrase(doc, args.phrase ?? {}, null);
  const status = checkStatus(args.status ?? 'to-source');
  const id = freshId(doc, 'propositions', args.id);
  create(doc, 'propositions', id, {
    from: args.from,
    to: args.to,
    ...localizedFields('phrase', phrase),
    term: args.phrase?.term,
    status,
  });
  return id;
};

export const setPhrase: Command<{ id: string; phrase: PhraseChange }> = (doc, { id, phrase }) => {
  const proposition = aliveEntity(doc, 'propositions', id);
  const text = checkPhrase(doc, phrase, proposition.get('term'));
  putLocalized(proposition, 'phrase', text);
  if (phrase.term !== undefined) put(proposition, 'term', phrase.term);
};

export const setStatus: Command<{ id: string; status: Status }> = (doc, { id, status }) =>
  put(aliveEntity(doc, 'propositions', id), 'status', checkStatus(status));

/** The whole sentence as rewritten by hand; null goes back to the one made from its parts. */
export const setSentence: Command<{ id: string; sentence: LocalizedChange }> = (doc, args) => {
  const proposition = aliveEntity(doc, 'propositions', args.id);
  putLocalized(proposition, 'sentence', checkLocalized('sentence', args.sentence));
};

export const reverseProposition: Command<{ id: string }> = (doc, { id }) => {
  const proposition = aliveEntity(doc, 'propositions', id);
  const [from, to] = [proposition.get('from'), proposition.get('to')];
  put(proposition, 'from', to);
  put(proposition, 'to', from);
};

export const deletePropositions: Command<{ ids: readonly string[] }> = (doc, { ids }) =>
  setDeleted(doc, 'propositions', ids, true);

export const restorePropositions: Command<{ ids: readonly string[] }> = (doc, { ids }) =>
  setDeleted(doc, 'propositions', ids, false);

/** The undeleted propositions without a number of their own, in the order of creation within one client. */
function unnumbered(doc: Y.Doc): { lacking: EntityMap[]; taken: Set<number> } {
  const records = readRoot(doc, 'propositions');
  const held = heldNumbers(records);
  const createdAt = (proposition: EntityMap) => proposition._item?.id ?? { client: 0, clock: 0 };
  const lacking = [...entitiesOf(doc, 'propositions')]
    .filter(([id]) => {
      const record = records.get(id);
      return record?.alive === true && record.value !== null && !held.has(id);
    })
    .map(([, proposition]) => ({ proposition, ...createdAt(proposition) }))
    .sort((a, b) => a.client - b.client || a.clock - b.clock)
    .map(({ proposition }) => proposition);
  return { lacking, taken: new Set(held.values()) };
}

/** Whether `numberPropositions` would find any. Reads the propositions alone. */
export function hasUnnumbered(doc: Y.Doc): boolean {
  return unnumbered(doc).lacking.length > 0;
}

/**
 * Gives every undeleted proposition that lacks a number the next free one (G13), as one update by
 * "system": the server alone runs it.
 * @returns how many were numbered.
 */
export function numberPropositions(doc: Y.Doc): number {
  const { lacking, taken } = unnumbered(doc);
  if (lacking.length === 0) return 0;
  let next = [...taken].reduce((most, number) => Math.max(most, number), 0) + 1;
  // Only garbage reaches the highest number: then the gaps are used.
  if (next + lacking.length > LIMITS.propositionNumber) next = 1;
  doc.transact(() => {
    for (const proposition of lacking) {
      while (taken.has(next)) next += 1;
      proposition.set('number', next);
      next += 1;
    }
  }, SYSTEM_ORIGIN);
  return lacking.length;
}

/** Gives propositions that have none yet the numbers that a file says they had (server alone, G13). */
export const keepNumbers: Command<{ numbers: ReadonlyMap<string, number> }> = (
  doc,
  { numbers },
) => {
  const entries = [...numbers].map(([id, number]): [EntityMap, number] => {
    if (!Number.isInteger(number) || number < 1 || number > LIMITS.propositionNumber) {
      throw new CanevasError('bad-request', { field: 'number' });
    }
    return [aliveEntity(doc, 'propositions', id), number];
  });
  for (const [proposition, number] of entries) {
    if (!proposition.has('number')) proposition.set('number', number);
  }
};
