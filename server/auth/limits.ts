import { createHash } from 'node:crypto';
import { CanevasError } from '../../app/domain/errors.ts';
import { countTry, forgetTries } from '../db/queries/lab.ts';
import type { Database } from '../db/sqlite.ts';

const MINUTE_MS = 60_000;

/** Tries allowed within a window. By account against guessing one password, by address against guessing many. */
const LIMITS = {
  'sign-in-account': { tries: 10, windowMs: 15 * MINUTE_MS },
  'sign-in-address': { tries: 50, windowMs: 15 * MINUTE_MS },
  'setup-code-address': { tries: 10, windowMs: 15 * MINUTE_MS },
  'setup-code-all': { tries: 50, windowMs: 60 * MINUTE_MS },
  'invitation-address': { tries: 60, windowMs: 15 * MINUTE_MS },
  'reset-link-address': { tries: 30, windowMs: 15 * MINUTE_MS },
  'password-account': { tries: 10, windowMs: 15 * MINUTE_MS },
} as const;
export type Limit = keyof typeof LIMITS;

/** Kept in the database: a restart forgives nobody. Names are hashed, so that no address is stored. */
export class RateLimits {
  readonly #db: Database;
  readonly #clock: () => Date;

  constructor(db: Database, clock: () => Date) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Counts a try, right or wrong. Errors: 'too-many-requests' (params.seconds to wait). */
  take(limit: Limit, subject: string): void {
    const { tries, windowMs } = LIMITS[limit];
    const nowMs = this.#clock().getTime();
    const { count, untilMs } = countTry(this.#db, nameOf(limit, subject), nowMs, windowMs);
    if (count > tries) {
      throw new CanevasError('too-many-requests', { seconds: Math.ceil((untilMs - nowMs) / 1000) });
    }
  }

  /** After a success: what an honest person mistyped no longer counts. */
  forgive(limit: Limit, subject: string): void {
    forgetTries(this.#db, nameOf(limit, subject));
  }
}

function nameOf(limit: Limit, subject: string): string {
  return `${limit}:${createHash('sha256').update(subject).digest('base64url').slice(0, 22)}`;
}
