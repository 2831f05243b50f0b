/** The lines of a map: how they run, bend, and share a linking phrase. */
export default {
  title: 'Trait',
  ofMap: 'Traits de la carte',
  styles: {
    curved: 'Courbe',
    straight: 'Droit',
    orthogonal: 'À angles droits',
  },
  asMap: 'Comme la carte',
  asMapNow: 'Comme la carte ({{style}})',
  mixed: 'différents',
  act: {
    map: 'Traits de la carte\u00a0: {{style}}',
    own: 'Trait choisi\u00a0: {{style}}',
  },
  bend: 'Ajouter un coude',
  straighten: 'Redresser',
  straightenLong: 'Redresser le trait choisi',
  label: 'Étiquette',
  moveLabel: {
    start: 'Étiquette vers le début du trait',
    end: 'Étiquette vers la fin du trait',
    up: 'Étiquette vers le haut',
    down: 'Étiquette vers le bas',
  },
  resetLabel: 'Replacer l’étiquette',
  share: 'Partager la formule',
  shareHint_one: 'Une même formule pour {{count}} proposition',
  shareHint_other: 'Une même formule pour {{count}} propositions',
  unshare: 'Séparer la formule',
  resetHub: 'Replacer la formule',
  shared_one:
    'Formule partagée avec {{count}} autre proposition\u00a0: la récrire les change toutes.',
  shared_other:
    'Formule partagée avec {{count}} autres propositions\u00a0: la récrire les change toutes.',
  handles: {
    label: 'Coudes du trait choisi',
    bend: 'Coude {{number}} sur {{count}}\u00a0: flèches pour déplacer, Suppr pour retirer',
    add: 'Ajouter un coude, endroit {{number}}',
    bendHint: 'Glisser pour déplacer, double-cliquer pour retirer',
    addHint: 'Glisser pour ajouter un coude',
  },
} as const;
