/** Every failure that a person can meet has a stable code here and its words in `locales/LANGUAGE/errors.ts`. */
export const ERROR_STATUS = {
  'bad-request': 400,
  'not-signed-in': 401,
  'session-ended': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'read-only': 403,
  'foreign-origin': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many-requests': 429,
  'storage-full': 507,
  unexpected: 500,
  // The graph's commands (domain/graph).
  'too-long': 400,
  'label-required': 400,
  'name-required': 400,
  'work-required': 400,
  'bad-position': 400,
  'id-taken': 409,
  'proposition-needs-two-concepts': 400,
  'term-parent': 400,
  'term-missing': 404,
  'concept-missing': 404,
  'proposition-missing': 404,
  'evidence-missing': 404,
  'map-missing': 404,
  'frame-missing': 404,
  // The services (server).
  'already-set-up': 409,
  'email-taken': 409,
  'collection-exists': 409,
  'merge-same': 409,
  'merge-restricted': 409,
  'merge-stale': 409,
  'merge-buried': 409,
  'key-taken': 409,
  'last-owner': 409,
  'invitation-invalid': 410,
  'reset-link-invalid': 410,
  'invitation-other-email': 403,
  'wrong-setup-code': 403,
  'import-expired': 410,
  'import-too-large': 413,
  'server-unreachable': 503,
  'server-away': 503,
  'lookup-unknown': 404,
  'style-too-large': 413,
  'image-type': 415,
  'image-too-large': 413,
  'image-too-wide': 413,
} as const satisfies Record<string, number>;

export type ErrorParams = Record<string, string | number>;

/**
 * An error whose code, and never whose text, reaches the outside. HTTP, the command line and the
 * interface each look the words up in the reader's language.
 */
export class CanevasError extends Error {
  readonly code: string;
  readonly status: number;
  readonly params: ErrorParams;

  constructor(
    code: string,
    params: ErrorParams = {},
    options: { status?: number; cause?: unknown } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'CanevasError';
    this.code = code;
    this.params = params;
    this.status = options.status ?? (ERROR_STATUS as Record<string, number>)[code] ?? 400;
  }
}

export interface ErrorReport {
  code: string;
  params: ErrorParams;
}

/** By shape: the class exists twice, in Vite's graph and in plain Node, so `instanceof` would miss one. */
export function isCanevasError(error: unknown): error is CanevasError {
  return (
    error instanceof Error && error.name === 'CanevasError' && 'code' in error && 'status' in error
  );
}
