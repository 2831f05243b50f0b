import type { ExampleTerm } from './shape.ts';

/** Literatures, levels and kinds of the thesis. Linking phrases that recur become terms in buildExample. */
export const terms: ExampleTerm[] = [
  {
    id: 'digital-labor',
    vocabulary: 'literature',
    label: { fr: '*Digital labor*', en: 'Digital labor' },
    shape: 'circle',
    hue: 'red',
  },
  {
    id: 'gvc',
    vocabulary: 'literature',
    label: { fr: 'Chaînes globales de valeur', en: 'Global value chains' },
    shape: 'square',
    hue: 'blue',
  },
  {
    id: 'commons',
    vocabulary: 'literature',
    label: { fr: 'Communs numériques', en: 'Digital commons' },
    shape: 'triangle',
    hue: 'green',
  },
  {
    id: 'regulation',
    vocabulary: 'literature',
    label: { fr: 'Régulation', en: 'Regulation' },
    shape: 'diamond',
    hue: 'grey',
  },

  { id: 'economic', vocabulary: 'level', label: { fr: 'Économique', en: 'Economic' } },
  {
    id: 'economic-firm',
    vocabulary: 'level',
    parent: 'economic',
    label: { fr: 'Entreprise', en: 'Firm' },
  },
  {
    id: 'economic-industry',
    vocabulary: 'level',
    parent: 'economic',
    label: { fr: 'Industrie', en: 'Industry' },
  },
  {
    id: 'economic-economy',
    vocabulary: 'level',
    parent: 'economic',
    label: { fr: 'Économie', en: 'Economy' },
  },
  { id: 'territorial', vocabulary: 'level', label: { fr: 'Territorial', en: 'Territorial' } },
  {
    id: 'territorial-global',
    vocabulary: 'level',
    parent: 'territorial',
    label: { fr: 'Global', en: 'Global' },
  },
  {
    id: 'territorial-local',
    vocabulary: 'level',
    parent: 'territorial',
    label: { fr: 'Local', en: 'Local' },
  },
  { id: 'geographic', vocabulary: 'level', label: { fr: 'Géographique', en: 'Geographic' } },
  {
    id: 'geographic-north',
    vocabulary: 'level',
    parent: 'geographic',
    label: { fr: 'Nord', en: 'North' },
  },
  {
    id: 'geographic-south',
    vocabulary: 'level',
    parent: 'geographic',
    label: { fr: 'Sud', en: 'South' },
  },
  {
    id: 'socio-institutional',
    vocabulary: 'level',
    label: { fr: 'Socio-institutionnel', en: 'Socio-institutional' },
  },
  {
    id: 'socio-institutional-public-authorities',
    vocabulary: 'level',
    parent: 'socio-institutional',
    label: { fr: 'Pouvoirs publics, législateur', en: 'Public authorities and legislator' },
  },
  {
    id: 'socio-institutional-civil-society',
    vocabulary: 'level',
    parent: 'socio-institutional',
    label: { fr: 'Société civile', en: 'Civil society' },
  },

  { id: 'approach', vocabulary: 'kind', label: { fr: 'Approche', en: 'Approach' } },
  { id: 'concept', vocabulary: 'kind', label: { fr: 'Concept', en: 'Concept' } },
  { id: 'phenomenon', vocabulary: 'kind', label: { fr: 'Phénomène', en: 'Phenomenon' } },
  { id: 'actor', vocabulary: 'kind', label: { fr: 'Acteur', en: 'Actor' } },
  { id: 'institution', vocabulary: 'kind', label: { fr: 'Institution', en: 'Institution' } },
  { id: 'instrument', vocabulary: 'kind', label: { fr: 'Instrument', en: 'Instrument' } },
  { id: 'alternative', vocabulary: 'kind', label: { fr: 'Alternative', en: 'Alternative' } },
  { id: 'question', vocabulary: 'kind', label: { fr: 'Question', en: 'Question' } },
];
