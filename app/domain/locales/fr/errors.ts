/** Un mot par code d'erreur (app/domain/errors.ts). Même ordre qu'en anglais. */
export default {
  'bad-request': 'La demande est incomplète ou mal formée ({{field}}). Rien n’a été enregistré.',
  'not-signed-in': 'Connectez-vous pour continuer.',
  'session-ended':
    'Votre session a pris fin. Identifiez-vous dans un autre onglet, puis recommencez : ce que vous avez saisi est toujours là.',
  'wrong-credentials': 'L’adresse ou le mot de passe ne correspond pas.',
  forbidden: 'Votre rôle ne le permet pas. Demandez à un·e propriétaire du projet.',
  'read-only':
    'Vous pouvez lire ce projet, pas le modifier. Demandez à un·e propriétaire de changer votre rôle.',
  'foreign-origin':
    'Cette demande ne vient pas d’une page de Canevas. Rechargez la page et recommencez.',
  'not-found': 'Introuvable : cela n’existe pas, ou ne vous est pas ouvert.',
  conflict:
    'Quelqu’un a modifié la même chose entre-temps. Les deux versions sont gardées : choisissez.',
  'too-large': 'C’est trop volumineux. Rien n’a été enregistré.',
  'too-many-requests': 'Trop d’essais. Recommencez dans {{seconds}} secondes.',
  'storage-full':
    'Le disque du serveur est plein : rien ne s’enregistre pour l’instant, ce qui l’était déjà est intact. Prévenez la personne qui administre Canevas.',
  unexpected:
    'Une erreur inattendue est survenue. Ce qui était enregistré l’est toujours ; recommencez.',
  'too-long': 'Le texte est trop long : {{max}} signes au plus. Votre texte est gardé.',
  'label-required': 'Un nom est nécessaire.',
  'name-required': 'Un nom est nécessaire.',
  'work-required': 'Choisissez une référence.',
  'bad-position': 'Cette position est hors de la carte.',
  'id-taken': 'Cet identifiant est déjà pris.',
  'proposition-needs-two-concepts': 'Une proposition relie deux concepts différents.',
  'term-parent': 'Un niveau ne peut se ranger que sous un niveau de premier rang.',
  'term-missing': 'Ce terme n’est plus dans le vocabulaire.',
  'concept-missing': 'Ce concept n’est plus là : il a peut-être été supprimé.',
  'proposition-missing': 'Cette proposition n’est plus là : elle a peut-être été supprimée.',
  'evidence-missing': 'Cette source n’est plus là : elle a peut-être été retirée.',
  'map-missing': 'Cette carte n’est plus là : elle a peut-être été supprimée.',
  'frame-missing': 'Ce cadre n’est plus là : il a peut-être été supprimé.',
  required: 'Ce champ est nécessaire.',
  'invalid-email': 'Cette adresse e-mail ne semble pas complète.',
  'invalid-url': 'Écrivez l’adresse entière, sans chemin : https://canevas.exemple.fr',
  'weak-password': 'Le mot de passe doit compter de {{min}} à 128 signes. Quelques mots suffisent.',
  'wrong-setup-code': 'Ce code n’est pas celui que le terminal a affiché. Copiez-le tel quel.',
  'already-set-up': 'Ce Canevas est déjà installé. Connectez-vous.',
  'email-taken':
    'Un compte existe déjà à cette adresse. Connectez-vous, puis ouvrez de nouveau le lien.',
  'invitation-invalid':
    'Cette invitation a déjà servi, a expiré ou a été révoquée. Demandez-en une autre.',
  'invitation-other-email': 'Cette invitation est faite à une autre adresse e-mail.',
  'reset-link-invalid': 'Ce lien a déjà servi ou a plus de 24 heures. Demandez-en un autre.',
  'last-owner':
    'Un projet garde toujours un·e propriétaire. Donnez d’abord ce rôle à quelqu’un d’autre.',
  'collection-exists': 'Il y a déjà une collection « {{name}} ».',
  'merge-same': 'C’est déjà la même référence.',
  'merge-restricted':
    'Une référence réservée à certains membres ne peut pas être réunie à une autre : levez d’abord la réserve.',
  'merge-stale':
    'L’une des deux références vient d’être modifiée. Rien n’a été réuni : relisez et recommencez.',
  'merge-buried':
    'La référence gardée a été réunie à une autre depuis : annulez d’abord cette réunion-là.',
  'key-taken': 'La clé {{key}} appartient à une autre référence.',
  'key-invalid':
    'La clé {{key}} contient un signe que BibTeX refuse : ni espace, ni virgule, ni accolade.',
  'work-invalid': 'La référence est incomplète : il faut un type et un titre.',
  'import-empty': 'Le fichier est vide. Rien n’a changé.',
  'import-binary':
    'Ce fichier n’est pas un texte : exportez la bibliographie en BibTeX, RIS ou CSL-JSON.',
  'import-too-large': 'Le fichier dépasse 64 Mo. Coupez-le en plusieurs.',
  'import-too-complex': 'Ce fichier demande trop de mémoire pour être lu. Rien n’a changé.',
  'key-formula-invalid':
    'Cette formule n’est pas comprise à partir du signe {{at}} : « {{found}} ».',
  'identifier-missing':
    'Aucun DOI, identifiant HAL ou arXiv, ni ISBN n’a été reconnu dans ce texte.',
  'lookup-unknown': 'Ce service ne connaît pas cet identifiant. Vérifiez-le ; rien n’a été ajouté.',
  'lookup-refused': 'Cette adresse n’est pas de celles que Canevas interroge.',
  'lookup-unreadable': 'Ce service a répondu sous une forme que Canevas ne sait pas lire.',
  'lookup-unreachable': 'Le service n’a pas répondu.',
  'lookup-busy': 'Le service demande d’attendre.',
  'import-cancelled': 'L’import est annulé. Rien n’a changé.',
  'import-timeout': 'Ce fichier est trop long à lire. Rien n’a changé ; coupez-le en plusieurs.',
  'import-unknown-format':
    'Ce fichier n’est dans aucun des formats que Canevas lit : BibTeX, RIS, EndNote, PubMed, Zotero RDF, CSL-JSON, .docx, .odt. Rien n’a changé.',
  'import-expired': 'Cet aperçu a expiré ou a déjà servi. Choisissez de nouveau le fichier.',
  'graph-json-invalid': 'Ce fichier n’est pas un projet de Canevas ({{path}}). Rien n’a été créé.',
  'style-unknown': 'Ce style bibliographique n’est pas disponible : {{style}}.',
  'locale-unknown': 'Cette langue n’est pas disponible pour les bibliographies : {{locale}}.',
  'style-fails':
    'Ce style ne sait pas mettre en forme ces références. Choisissez-en un autre ; rien n’a changé.',
  'style-doctype':
    'Ce style contient une déclaration DOCTYPE, que Canevas n’accepte pas. Retirez-la ; rien n’a été ajouté.',
  'style-heavy': 'Ce style est trop imbriqué pour être utilisé sans risque. Rien n’a été ajouté.',
  'style-loops':
    'La macro « {{macro}} » de ce style s’appelle elle-même, sans fin. Rien n’a été ajouté.',
  'style-parent-unknown':
    'Ce style renvoie à un autre, que Canevas ne connaît pas ({{parent}}). Ajoutez plutôt celui-là.',
  'styles-too-many': 'Ce projet a déjà {{count}} styles à lui. Retirez-en un d’abord.',
  'style-fault-element': 'L’élément « {{name}} » n’a pas sa place ici.',
  'style-fault-attribute': 'L’attribut « {{name}} » n’a pas sa place ici.',
  'style-fault-value': 'La valeur « {{value}} » ne convient pas à l’attribut « {{name}} ».',
  'style-fault-attributes-missing': 'Il manque un attribut à l’élément « {{name}} ».',
  'style-fault-unfinished': 'Il manque quelque chose dans l’élément « {{name}} ».',
  'style-fault-incomplete': 'Il manque quelque chose ici.',
  'style-fault-text': 'Ce texte n’a pas sa place ici.',
  'style-fault-xml':
    'Ce n’est plus du XML à partir d’ici : une balise mal fermée ou un signe de trop ({{detail}}).',
  'style-fault-macro': 'La macro « {{name}} » est appelée, mais n’existe pas dans ce style.',
  'style-too-large': 'Ce style dépasse 500 Ko. Rien n’a été ajouté.',
  'image-type':
    'Ce fichier n’est pas une image PNG, JPEG, WebP ou GIF. Rien n’a été ajouté ; le fichier est intact.',
  'image-too-large':
    'Cette image dépasse {{max}} Mo. Rien n’a été ajouté, le fichier est intact : réduisez-la, puis ajoutez-la de nouveau.',
  'image-too-wide':
    'Cette image dépasse {{max}} pixels de large ou de haut. Rien n’a été ajouté, le fichier est intact : réduisez-la, puis ajoutez-la de nouveau.',
  'style-too-slow':
    'Ce style prend trop de temps pour une seule référence : il a été arrêté. Rien n’a changé ; choisissez-en un autre.',
  'render-timeout':
    'La mise en forme a pris trop de temps et a été interrompue. Rien n’a changé ; choisissez un autre style.',
  'data-folder-in-use': 'Un autre Canevas utilise déjà le dossier {{folder}}. Arrêtez-le d’abord.',
  'storage-read-only':
    'Impossible d’écrire dans {{file}} : vérifiez les droits du dossier de données et le disque.',
  'storage-unsafe':
    '{{file}} ne permet pas d’enregistrer sûrement (journal WAL, synchronous FULL). Placez les données sur un disque local.',
  'storage-corrupt':
    '{{file}} est abîmé. Rien n’y a été écrit : restaurez une sauvegarde (canevas restore).',
  'database-newer':
    'Ces données ont été écrites par un Canevas plus récent. Installez cette version-là.',
  'backup-missing': 'Aucune sauvegarde ici : {{file}}',
  'backup-corrupt':
    'Cette sauvegarde est abîmée ({{part}}) et n’a pas été restaurée. Vos données sont intactes.',
  'server-away': 'Le serveur ne répond pas. Ce que vous avez saisi est toujours là.',
  'server-unreachable':
    'Le serveur utilise les données mais ne répond pas à la ligne de commande. Recommencez, ou arrêtez-le.',
  'server-running': 'Arrêtez d’abord le serveur : une restauration remplace toutes les données.',
  usage: '{{message}}',
  'file-missing': 'Fichier introuvable : {{file}}',
  'user-missing': 'Aucun compte à l’adresse {{email}}.',
  'wrong-node':
    'Canevas a besoin de Node {{wanted}}, celui-ci est {{found}}. Lancez-le par npm start.',
  'build-failed': 'La préparation de l’interface a échoué. Voyez les lignes ci-dessus.',
} as const;
