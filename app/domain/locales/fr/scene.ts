/** Words that a drawn map holds and the graph does not. */
export default {
  fieldSite: 'terrain',
  untitled: '(sans titre)',
  legend: 'Légende',
  toSource: 'à sourcer',
  statuses: {
    'to-source': 'À sourcer',
    sourced: 'Sourcée',
    'thesis-claim': 'Affirmation de la thèse',
    'open-question': 'Question ouverte',
    'no-source-needed': 'Sans source nécessaire',
  },
  gone: {
    removed: 'Référence supprimée de la bibliothèque',
    restricted: 'Référence d’accès restreint',
    withdrawn: 'Source retirée',
  },
  unsaid: 'Image sans description',
  signs: { supports: 'appuie', contests: 'conteste', other: 'définit ou illustre' },
} as const;
