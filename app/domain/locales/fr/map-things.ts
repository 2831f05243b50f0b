/** As in map.ts: U+202F before ; ? ! and U+00A0 before : and inside « ». */
export default {
  frame: {
    name: {
      frame: 'Cadre\u00a0: {{title}}',
      remark: 'Remarque\u00a0: {{title}}',
      image: 'Image\u00a0: {{title}}',
      work: 'Référence\u00a0: {{title}}',
    },
    kind: { frame: 'Cadre', remark: 'Remarque', image: 'Image', work: 'Référence' },
    untitled: {
      frame: 'Sans titre',
      remark: 'Remarque vide',
      image: 'Image sans description',
      work: 'Référence supprimée de la bibliothèque',
    },
    write: {
      frame: 'Titre du cadre',
      remark: 'Texte de la remarque',
      image: 'Description de l’image',
    },
    placeholder: {
      frame: 'Titre du cadre',
      remark: 'Écrire la remarque',
      image: 'Ce que l’image montre',
    },
    textIn: {
      frame: 'Titre ({{language}})',
      remark: 'Texte ({{language}})',
      image: 'Ce que l’image montre ({{language}})',
    },
    delete: {
      frame: 'Supprimer le cadre',
      remark: 'Supprimer la remarque',
      image: 'Retirer l’image',
      work: 'Retirer la référence de la carte',
    },
    describe: 'Lu à voix haute à qui ne voit pas l’image, et écrit à sa place là où elle manque.',
    openWork: 'Ouvrir la référence',
    ownState: 'Ma lecture',
    waiting: 'Seulement sur cet appareil, en attente de sa clé.',
    holds_one: '{{count}} élément dedans',
    holds_other: '{{count}} éléments dedans',
    selectHeld: 'Choisir ce qu’il contient',
    lock: 'Verrouiller',
    unlock: 'Déverrouiller',
  },
  image: {
    erase: 'Effacer pour de bon…',
    eraseText:
      'Si une personne qu’elle montre le demande\u00a0: l’image et ce qui en a été dit quittent toutes les cartes du projet et tout l’historique. Rien ne les ramène. Une copie du projet garde la sienne.',
    eraseNow: 'Effacer l’image pour de bon',
    erased:
      'Image effacée. Les sauvegardes automatiques peuvent la contenir jusqu’au {{date}}\u202f; celles faites à la main, tant qu’elles existent.',
    sending_one: 'Envoi de l’image…',
    sending_other: 'Envoi de {{count}} images…',
    added_one: 'Image ajoutée. Dites à droite ce qu’elle montre, pour qui ne la voit pas.',
    added_other:
      '{{count}} images ajoutées. Dites de chacune ce qu’elle montre, pour qui ne la voit pas.',
    away: 'Une image a besoin du serveur, qui ne répond pas\u00a0: rien n’a été ajouté, le fichier est toujours chez vous. Ajoutez-la de nouveau une fois la connexion revenue.',
    leftBehind_one:
      'Une image de l’autre projet n’a pas pu être reprise\u00a0: elle n’y est plus, ou ne vous y est pas ouverte.',
    leftBehind_other:
      '{{count}} images de l’autre projet n’ont pas pu être reprises\u00a0: elles n’y sont plus, ou ne vous y sont pas ouvertes.',
  },
  arrange: {
    place: 'Place',
    wider: 'Plus large',
    narrower: 'Moins large',
    taller: 'Plus haut',
    shorter: 'Moins haut',
    title: 'Aligner et répartir',
    left: 'Aligner à gauche',
    centre: 'Aligner sur un axe vertical',
    right: 'Aligner à droite',
    top: 'Aligner en haut',
    middle: 'Aligner sur un axe horizontal',
    bottom: 'Aligner en bas',
    spread: {
      x: 'Répartir sur la largeur',
      y: 'Répartir sur la hauteur',
    },
  },
  clipboard: {
    copied: 'Copié.',
    refused:
      'Le navigateur ne donne pas accès au presse-papiers ici\u00a0: essayez les touches Ctrl+C, Ctrl+X et Ctrl+V.',
    pasted_one: '{{count}} élément collé.',
    pasted_other: '{{count}} éléments collés.',
    cited: 'Ajoutée comme source\u00a0: {{title}}.',
    allHere_one: 'Il est déjà sur cette carte\u00a0: le voici choisi.',
    allHere_other: 'Ils sont déjà tous sur cette carte\u00a0: les voici choisis.',
    worksLeft:
      'Les références d’un autre projet restent dans sa bibliothèque\u00a0: leurs cartons n’ont pas été collés.',
    tooMany:
      '{{count}} lignes\u00a0: plus de {{max}} couvriraient la carte. Rien n’a été collé, le texte reste dans le presse-papiers.',
    tooLong:
      'Une ligne fait {{count, number}} caractères, {{max, number}} au plus tiennent dans un concept. Rien n’a été collé, le texte reste dans le presse-papiers.',
  },
  copyAs: {
    chosen: 'Copier le choix\u00a0: {{what}}',
    map: 'Copier la carte\u00a0: {{what}}',
    picture: 'image',
    text: 'texte',
    canvas: 'JSON Canvas',
    copied: 'Copié\u00a0: {{what}}.',
    saved: 'Ce navigateur ne copie pas d’image ici\u00a0: elle a été enregistrée en fichier.',
    refused: 'Le navigateur a refusé la copie ({{what}}).',
  },
} as const;
