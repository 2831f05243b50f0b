import { CanevasError } from '../../errors.ts';
import type * as Y from 'yjs';
import { isId } from '../ids.ts';
import { entitiesOf, isAlive, type EntityMap, type EvidenceTarget } from '../schema.ts';
import { STANCES, type Locator, type Stance } from '../types.ts';
import type { Command } from './run.ts';
import {
  aliveEntity,
  checkLine,
  checkOptional,
  create,
  freshId,
  orderOf,
  put,
  storedEntity,
} from './write.ts';

export interface EvidenceFields {
  stance?: Stance;
  locator?: Locator | null;
  quotation?: string | null;
  /** The excerpt that it quotes. */
  excerpt?: string | null;
  attributedTo?: string | null;
}

function checkStance(stance: Stance): Stance {
  if (!STANCES.includes(stance)) throw new CanevasError('bad-request', { field: 'stance' });
  return stance;
}

function checkLocator(locator: Locator | null | undefined): Locator | null | undefined {
  if (!locator) return locator;
  const label = checkLine('locator', locator.label);
  const value = checkLine('locator', locator.value);
  return label && value ? { label, value } : null;
}

function checkExcerpt(excerpt: string | null | undefined): string | null | undefined {
  if (excerpt && !isId(excerpt)) throw new CanevasError('bad-request', { field: 'excerpt' });
  return excerpt;
}

function checkFields(fields: EvidenceFields) {
  return {
    stance: fields.stance === undefined ? undefined : checkStance(fields.stance),
    locator: checkLocator(fields.locator),
    quotation:
      fields.quotation === undefined ? undefined : checkOptional('quotation', fields.quotation),
    excerpt: checkExcerpt(fields.excerpt),
    attributedTo:
      fields.attributedTo === undefined
        ? undefined
        : checkOptional('attributedTo', fields.attributedTo),
  };
}

function standsOn(evidence: EntityMap, [kind, id]: EvidenceTarget): boolean {
  const on = evidence.get('on');
  return Array.isArray(on) && on[0] === kind && on[1] === id;
}

/**
 * Cites a work on a concept or a proposition; returns the evidence's id. A proposition "to source"
 * becomes "sourced" in the same step, unless `keepStatus` (G16).
 */
export const addEvidence: Command<
  EvidenceFields & {
    id?: string;
    on: EvidenceTarget;
    work: string;
    keepStatus?: boolean;
    order?: string;
  },
  string
> = (doc, args) => {
  const [kind, target] = args.on;
  const subject = aliveEntity(doc, kind === 'concept' ? 'concepts' : 'propositions', target);
  if (!args.work) throw new CanevasError('work-required');
  const fields = checkFields(args);
  const id = freshId(doc, 'evidence', args.id);
  create(doc, 'evidence', id, {
    on: [kind, target],
    work: args.work,
    ...fields,
    stance: fields.stance ?? (kind === 'concept' ? 'defines' : 'supports'),
    order: orderOf(args.order, doc, 'evidence', (evidence) => standsOn(evidence, args.on)),
  });
  if (kind === 'proposition' && !args.keepStatus && subject.get('status') === 'to-source') {
    put(subject, 'status', 'sourced');
  }
  return id;
};

export const setEvidence: Command<EvidenceFields & { id: string; work?: string }> = (doc, args) => {
  const evidence = aliveEntity(doc, 'evidence', args.id);
  const { locator, ...fields } = checkFields(args);
  if (args.work) put(evidence, 'work', args.work);
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) put(evidence, key, value);
  }
  const held = evidence.get('locator') as Partial<Locator> | undefined;
  if (locator === null) put(evidence, 'locator', null);
  else if (locator && (held?.label !== locator.label || held.value !== locator.value)) {
    evidence.set('locator', locator);
  }
};

/** Takes a source away. A proposition "sourced" that has none left is again "to source" (G16). */
export const removeEvidence: Command<{ id: string }> = (doc, { id }) => {
  const evidence = aliveEntity(doc, 'evidence', id);
  put(evidence, 'deleted', true);
  const on = evidence.get('on');
  if (!Array.isArray(on) || on[0] !== 'proposition') return;
  const target: EvidenceTarget = ['proposition', String(on[1])];
  const left = [...entitiesOf(doc, 'evidence')].some(
    ([, other]) => isAlive(other) && standsOn(other, target),
  );
  const proposition = doc.getMap('propositions').get(target[1]) as Y.Map<unknown> | undefined;
  if (!left && proposition?.get('status') === 'sourced') put(proposition, 'status', 'to-source');
};

export const restoreEvidence: Command<{ id: string }> = (doc, { id }) =>
  put(storedEntity(doc, 'evidence', id), 'deleted', false);

/**
 * Takes away what evidence of a work quotes, deleted evidence included: what is left says only that
 * there was a source.
 */
export const forgetQuotations: Command<{ work: string }> = (doc, { work }) => {
  for (const [, evidence] of entitiesOf(doc, 'evidence')) {
    if (evidence.get('work') !== work) continue;
    for (const key of ['quotation', 'attributedTo', 'excerpt']) {
      if (evidence.get(key) !== undefined) put(evidence, key, null);
    }
  }
};

/** Makes all that cites one work cite another, deleted evidence included; returns how many. */
export const repointEvidence: Command<{ from: string; to: string }, number> = (
  doc,
  { from, to },
) => {
  if (!to) throw new CanevasError('work-required');
  const citing = [...entitiesOf(doc, 'evidence')].filter(
    ([, evidence]) => evidence.get('work') === from,
  );
  for (const [, evidence] of citing) put(evidence, 'work', to);
  for (const [, frame] of [...entitiesOf(doc, 'frames')]) {
    if (frame.get('work') === from) put(frame, 'work', to);
  }
  return citing.length;
};
