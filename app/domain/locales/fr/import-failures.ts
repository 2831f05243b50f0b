/** Pourquoi une entrée n'a pas été importée, et ce qui y a été réparé. Codes : bibliography/errors.ts. */
export default {
  failure: {
    'entry-unclosed': 'Une accolade, une parenthèse ou un guillemet n’est jamais refermé.',
    'entry-unreadable': 'Ce qui suit « @ » ne se lit pas comme une entrée ({{found}}).',
    'entry-empty': 'L’entrée ne contient aucun champ.',
    'entry-too-large': 'L’entrée dépasse {{limit}} signes.',
    'entry-too-deep': 'Plus de {{limit}} accolades emboîtées.',
    'entry-not-a-work':
      '@{{type}} sert à d’autres entrées, qui l’ont reprise : ce n’est pas une référence.',
    'string-unreadable': 'Cette abréviation (@string) n’a pas la forme « nom = valeur ».',
    'string-too-large': 'L’abréviation {{name}} dépasse {{limit}} signes.',
    'item-not-an-object': 'Cet élément de la liste n’est pas une référence.',
    'item-without-type': 'Le type de la référence manque ou n’existe pas en CSL.',
    'citation-unreadable':
      'Cette citation vivante du manuscrit ne contient aucune référence lisible.',
  },
  warning: {
    'key-missing': 'Elle n’avait pas de clé : une clé lui est donnée.',
    'key-repaired': 'Des espaces ont été retirées de sa clé.',
    'field-name-odd': 'Un nom de champ contient un signe que BibTeX interdit.',
    'field-repeated': 'Un champ y figure deux fois : le premier est lu, les deux sont gardés.',
    'comma-missing': 'Il manquait une virgule entre deux champs.',
    'text-skipped': 'Du texte hors de tout champ est gardé en commentaire.',
    'end-missing':
      'Une accolade ou un guillemet n’y est jamais refermé : ses champs ont été lus ligne par ligne, à vérifier.',
    'string-undefined':
      'Une abréviation n’est définie nulle part dans le fichier : son nom est gardé.',
    'crossref-missing': 'L’entrée dont elle hérite n’est pas dans le fichier.',
    'crossref-circular': 'Elle hérite d’elle-même : cet héritage est ignoré.',
    'type-unknown': 'Son type est inconnu : elle est lue comme un document.',
    'date-unreadable': 'Sa date ne se lit pas en chiffres : elle est gardée comme texte.',
    'command-unknown': 'Une commande TeX est inconnue : son texte est gardé.',
    'markup-broken': 'Son balisage XML est fautif : ce qui pouvait se lire a été lu.',
  },
} as const;
