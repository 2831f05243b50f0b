import type * as Y from 'yjs';
import { run, SYSTEM_ORIGIN } from './commands/run.ts';
import { addTerm } from './commands/terms.ts';
import { entitiesOf } from './schema.ts';
import type { Hue, LocalizedText, Shape, VocabularyName } from './types.ts';

export interface DefaultTerm {
  id: string;
  vocabulary: VocabularyName;
  label: Required<LocalizedText>;
  parent?: string;
  shape?: Shape;
  hue?: Hue;
}

function literature(id: string, shape: Shape, hue: Hue, fr: string, en: string): DefaultTerm {
  return { id, vocabulary: 'literature', shape, hue, label: { fr, en } };
}

function level(id: string, fr: string, en: string, parent?: string): DefaultTerm {
  return { id, vocabulary: 'level', label: { fr, en }, parent };
}

function kind(id: string, fr: string, en: string): DefaultTerm {
  return { id, vocabulary: 'kind', label: { fr, en } };
}

function phrase(id: string, fr: string, en: string): DefaultTerm {
  return { id: `phrase-${id}`, vocabulary: 'phrase', label: { fr, en } };
}

/** What a project begun empty starts with: meant to be renamed, added to and deleted. */
export const DEFAULT_TERMS: readonly DefaultTerm[] = [
  literature('work', 'circle', 'red', 'Sociologie du travail', 'Sociology of work'),
  literature('organisations', 'square', 'blue', 'Théorie des organisations', 'Organisation theory'),
  literature('economy', 'triangle', 'green', 'Économie politique', 'Political economy'),
  literature('regulation', 'diamond', 'grey', 'Droit et régulation', 'Law and regulation'),

  level('economic', 'Économique', 'Economic'),
  level('economic-firm', 'Entreprise', 'Firm', 'economic'),
  level('economic-industry', 'Industrie', 'Industry', 'economic'),
  level('economic-economy', 'Économie', 'Economy', 'economic'),
  level('territorial', 'Territorial', 'Territorial'),
  level('territorial-global', 'Global', 'Global', 'territorial'),
  level('territorial-local', 'Local', 'Local', 'territorial'),
  level('socio-institutional', 'Socio-institutionnel', 'Socio-institutional'),
  level('public-authorities', 'Pouvoirs publics', 'Public authorities', 'socio-institutional'),
  level('civil-society', 'Société civile', 'Civil society', 'socio-institutional'),
  level('individual', 'Individuel', 'Individual'),

  kind('approach', 'Approche', 'Approach'),
  kind('concept', 'Concept', 'Concept'),
  kind('phenomenon', 'Phénomène', 'Phenomenon'),
  kind('actor', 'Acteur', 'Actor'),
  kind('institution', 'Institution', 'Institution'),
  kind('instrument', 'Instrument', 'Instrument'),
  kind('question', 'Question', 'Question'),

  phrase('studies', 'étudie', 'studies'),
  phrase('rests-on', 'repose sur', 'rests on'),
  phrase('leads-to', 'conduit à', 'leads to'),
  phrase('contributes-to', 'contribue à', 'contributes to'),
  phrase('depends-on', 'dépend de', 'depends on'),
  phrase('explains', 'explique', 'explains'),
  phrase('shapes', 'oriente', 'shapes'),
  phrase('challenges', 'remet en cause', 'challenges'),
  phrase('differs-from', 'se distingue de', 'differs from'),
  phrase('is-part-of', 'fait partie de', 'is part of'),
  phrase('takes-the-form-of', 'prend la forme de', 'takes the form of'),
  phrase('is-an-alternative-to', 'est une alternative à', 'is an alternative to'),
];

/** Gives a document that has no term yet the default vocabularies, as one update by "system". */
export function seedDefaults(doc: Y.Doc): void {
  if (!entitiesOf(doc, 'terms').next().done) return;
  run(
    doc,
    SYSTEM_ORIGIN,
    (into) => {
      for (const term of DEFAULT_TERMS) addTerm(into, term);
    },
    undefined,
  );
}
