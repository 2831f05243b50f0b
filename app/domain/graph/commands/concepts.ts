import * as Y from 'yjs';
import { CanevasError } from '../../errors.ts';
import { entityOf, isAlive, localizedKey, type EntityMap } from '../schema.ts';
import { LANGUAGES, type Language, type VocabularyName } from '../types.ts';
import { placeConcepts, type Place } from './maps.ts';
import type { Command } from './run.ts';
import { replaceText } from './text.ts';
import {
  aliveEntity,
  checkLength,
  checkLine,
  checkLocalized,
  create,
  freshId,
  localizedFields,
  newSet,
  put,
  putLocalized,
  putSet,
  requireText,
  setDeleted,
  type LocalizedChange,
} from './write.ts';

export interface ConceptFields {
  label?: LocalizedChange;
  form?: LocalizedChange;
  aliases?: readonly string[];
  kind?: string | null;
  literatures?: readonly string[];
  levels?: readonly string[];
  fieldSite?: boolean;
}

/** @throws CanevasError `term-missing` unless each is an undeleted term of that vocabulary. */
function checkTerms(doc: Y.Doc, vocabulary: VocabularyName, ids: readonly string[]): void {
  for (const id of ids) {
    const term = entityOf(doc, 'terms', id);
    if (!isAlive(term) || term.get('vocabulary') !== vocabulary) {
      throw new CanevasError('term-missing', { id });
    }
  }
}

/** Terms that are new to the entity must exist; those it already has may have been deleted since. */
function checkNewTerms(
  doc: Y.Doc,
  vocabulary: VocabularyName,
  ids: readonly string[] | undefined,
  held: unknown,
): void {
  checkTerms(
    doc,
    vocabulary,
    (ids ?? []).filter((id) => !(held instanceof Y.Map && held.has(id))),
  );
}

function checkFields(doc: Y.Doc, fields: ConceptFields, concept: EntityMap | null) {
  const label = checkLocalized('label', fields.label);
  requireText('label-required', 'label', concept, label);
  checkNewTerms(doc, 'literature', fields.literatures, concept?.get('literatures'));
  checkNewTerms(doc, 'level', fields.levels, concept?.get('levels'));
  if (fields.kind && fields.kind !== concept?.get('kind')) checkTerms(doc, 'kind', [fields.kind]);
  const aliases = fields.aliases?.map((alias) => checkLine('alias', alias)).filter(Boolean);
  return { label, form: checkLocalized('form', fields.form), aliases };
}

/** Adds a concept, placed on a map where one is given; returns its id. */
export const addConcept: Command<
  ConceptFields & {
    id?: string;
    definition?: Partial<Record<Language, string>>;
    on?: { map: string; at: Place };
  },
  string
> = (doc, args) => {
  const { label, form, aliases } = checkFields(doc, args, null);
  const id = freshId(doc, 'concepts', args.id);
  if (args.on) aliveEntity(doc, 'maps', args.on.map);
  const definitions = LANGUAGES.map((language): [string, Y.Text] => [
    localizedKey('definition', language),
    new Y.Text(checkLength('definition', args.definition?.[language] ?? '')),
  ]);
  create(doc, 'concepts', id, {
    ...localizedFields('label', label),
    ...localizedFields('form', form),
    aliases: newSet(aliases ?? []),
    kind: args.kind,
    literatures: newSet(args.literatures ?? []),
    levels: newSet(args.levels ?? []),
    fieldSite: args.fieldSite || null,
    ...Object.fromEntries(definitions),
  });
  if (args.on) placeConcepts(doc, { map: args.on.map, places: { [id]: args.on.at } });
  return id;
};

/** Changes the fields given; sets are given whole, and only what differs is written. */
export const setConcept: Command<ConceptFields & { id: string }> = (doc, args) => {
  const concept = aliveEntity(doc, 'concepts', args.id);
  const { label, form, aliases } = checkFields(doc, args, concept);
  putLocalized(concept, 'label', label);
  putLocalized(concept, 'form', form);
  if (aliases) putSet(concept, 'aliases', aliases);
  if (args.kind !== undefined) put(concept, 'kind', args.kind);
  if (args.literatures) putSet(concept, 'literatures', args.literatures);
  if (args.levels) putSet(concept, 'levels', args.levels);
  if (args.fieldSite !== undefined) put(concept, 'fieldSite', args.fieldSite || null);
};

export const renameConcept: Command<{ id: string; label: LocalizedChange }> = setConcept;

/** Replaces the definition in one language by what differs, so that others' typing merges. */
export const setDefinition: Command<{ id: string; language: Language; text: string }> = (
  doc,
  { id, language, text },
) => {
  const concept = aliveEntity(doc, 'concepts', id);
  checkLength('definition', text);
  const key = localizedKey('definition', language);
  const held = concept.get(key);
  replaceText(held instanceof Y.Text ? held : concept.set(key, new Y.Text()), text);
};

/** Deletes concepts from every map; their propositions are hidden and come back with them (G12). */
export const deleteConcepts: Command<{ ids: readonly string[] }> = (doc, { ids }) =>
  setDeleted(doc, 'concepts', ids, true);

export const restoreConcepts: Command<{ ids: readonly string[] }> = (doc, { ids }) =>
  setDeleted(doc, 'concepts', ids, false);
