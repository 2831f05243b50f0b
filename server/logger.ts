import pino, { type Logger } from 'pino';

/** What must never be written, whatever object is logged. */
const REDACTED = [
  'password',
  'token',
  'secret',
  'email',
  '*.password',
  '*.token',
  '*.secret',
  '*.email',
  'headers.authorization',
  'headers.cookie',
];

/** Warnings and errors by default: the terminal's one line stays one line. LOG_LEVEL says otherwise. */
export function createLogger(level: string = process.env.LOG_LEVEL ?? 'warn'): Logger {
  return pino(
    { level, redact: { paths: REDACTED, censor: '[removed]' }, base: null },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** A path fit for the log: links' secrets are in the path of invitations and resets, tokens in the query. */
export function loggedPath(url: string): string {
  const [path = '/', query] = url.split('?');
  const safe = path.replace(/^\/(join|reset|invitation)\/[^/]+/, '/$1/[removed]');
  return query === undefined ? safe : `${safe}?[removed]`;
}
