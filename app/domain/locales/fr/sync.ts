export default {
  state: {
    opening: 'Ouverture…',
    saved: 'Enregistré',
    saving: 'Enregistrement…',
    device_one: 'Sur cet appareil seulement (1)',
    device_many: 'Sur cet appareil seulement ({{count}})',
    device_other: 'Sur cet appareil seulement ({{count}})',
    unstored_one: 'Dans cette page seulement (1)',
    unstored_many: 'Dans cette page seulement ({{count}})',
    unstored_other: 'Dans cette page seulement ({{count}})',
    'read-only': 'Lecture seule',
    refused_one: '1 modification refusée',
    refused_many: '{{count}} modifications refusées',
    refused_other: '{{count}} modifications refusées',
  },
  offline: '{{word}} · hors ligne',
  reconnecting: 'Le serveur ne répond pas. La page réessaie d’elle-même.',
  serverFailing:
    'Le serveur ne peut plus écrire sur son disque. Rien n’est perdu : vos modifications partiront dès qu’il le pourra.',
  explain: {
    opening: 'Le document n’est pas encore arrivé.',
    saved: 'Tout ce que vous avez fait est écrit sur le disque du serveur.',
    saving: 'Le serveur n’a pas encore confirmé vos dernières modifications.',
    device:
      'Vos dernières modifications sont gardées sur cet appareil et partiront à la prochaine connexion. Vous pouvez fermer la page.',
    unstored:
      'Ce navigateur ne garde rien : vos dernières modifications ne sont que dans cette page. Ne la fermez pas avant le retour de la connexion.',
    'read-only': 'Votre rôle permet de lire ce projet, pas de le modifier.',
    refused:
      'Le serveur a refusé des modifications. Elles restent sur cet appareil : vous pouvez les exporter ou y renoncer.',
  },
  obstacle: {
    session:
      'Votre session a expiré. Identifiez-vous de nouveau ; vos modifications vous attendent.',
    role: 'Vous n’avez plus accès à ce projet.',
    version:
      'Canevas a été mis à jour. Rechargez la page ; vos modifications seront envoyées ensuite.',
    restored:
      'Le serveur a repris une sauvegarde. Rechargez la page pour repartir de ce qu’il contient ; vos modifications non envoyées restent sur cet appareil.',
    stopped: 'Le serveur a mis fin à la connexion.',
  },
  refusal: {
    'read-only': 'Raison : votre rôle ne permet plus de modifier.',
    malformed: 'Raison : le serveur n’a pas pu les lire.',
    'not-owner': 'Raison : elles portent l’identité d’une autre personne.',
    dependencies: 'Raison : elles s’appuient sur un état que le serveur ne connaît pas.',
    'too-large': 'Raison : elles sont trop volumineuses.',
    storage: 'Raison : le serveur n’a pas pu les écrire.',
  },
  action: {
    signIn: 'S’identifier',
    reload: 'Recharger la page',
    retry: 'Réessayer maintenant',
    exportHeld: 'Exporter les modifications refusées',
    discardHeld: 'Y renoncer et recharger',
  },
  conflict: {
    title_one: 'Un de vos textes a été remplacé',
    title_many: '{{count}} de vos textes ont été remplacés',
    title_other: '{{count}} de vos textes ont été remplacés',
    mine: 'Le vôtre',
    theirs: 'Celui qui reste',
    empty: '(vide)',
    deleted: 'Rien\u00a0: un autre membre a supprimé ce qui le portait',
    putBack: 'Remettre le mien',
    keepTheirs: 'Garder l’autre',
    keepDeleted: 'Laisser supprimé',
  },
} as const;
