export default {
  state: {
    opening: 'Opening…',
    saved: 'Saved',
    saving: 'Saving…',
    device_one: 'Only on this device (1)',
    device_many: 'Only on this device ({{count}})',
    device_other: 'Only on this device ({{count}})',
    unstored_one: 'Only in this page (1)',
    unstored_many: 'Only in this page ({{count}})',
    unstored_other: 'Only in this page ({{count}})',
    'read-only': 'Read only',
    refused_one: '1 edit refused',
    refused_many: '{{count}} edits refused',
    refused_other: '{{count}} edits refused',
  },
  offline: '{{word}} · offline',
  reconnecting: 'The server does not answer. The page keeps trying.',
  serverFailing:
    'The server cannot write to its disk at present. Nothing is lost: your edits are sent as soon as it can.',
  explain: {
    opening: 'The document has not arrived yet.',
    saved: 'Everything you did is written on the server’s disk.',
    saving: 'The server has not confirmed your last edits yet.',
    device:
      'Your last edits are kept on this device and are sent when the connection is back. You may close the page.',
    unstored:
      'This browser keeps nothing: your last edits are only in this page. Do not close it before the connection is back.',
    'read-only': 'Your role lets you read this project, not edit it.',
    refused:
      'The server refused some edits. They are kept on this device: export them or give them up.',
  },
  obstacle: {
    session: 'Your session has expired. Sign in again; your edits are waiting.',
    role: 'You no longer have access to this project.',
    version: 'Canevas was updated. Reload the page; your edits are sent afterwards.',
    restored:
      'The server was restored from a backup. Reload the page to start from what it holds; your unsent edits stay on this device.',
    stopped: 'The server ended the connection.',
  },
  refusal: {
    'read-only': 'Why: your role no longer allows edits.',
    malformed: 'Why: the server could not read them.',
    'not-owner': 'Why: they carry another person’s identity.',
    dependencies: 'Why: they build on a state that the server does not know.',
    'too-large': 'Why: they are too large.',
    storage: 'Why: the server could not write them.',
  },
  action: {
    signIn: 'Sign in',
    reload: 'Reload the page',
    retry: 'Try again now',
    exportHeld: 'Export the refused edits',
    discardHeld: 'Give them up and reload',
  },
  conflict: {
    title_one: 'One of your texts was replaced',
    title_many: '{{count}} of your texts were replaced',
    title_other: '{{count}} of your texts were replaced',
    mine: 'Yours',
    theirs: 'The one that stands',
    empty: '(empty)',
    deleted: 'Nothing: another member deleted what carried it',
    putBack: 'Put mine back',
    keepTheirs: 'Keep the other',
    keepDeleted: 'Leave it deleted',
  },
} as const;
