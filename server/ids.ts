import { createHash, randomInt, randomBytes } from 'node:crypto';
import { slugify } from '../app/domain/graph/slug.ts';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 20;

/** 103 random bits that survive URLs, file names and command lines. */
export function newId(): string {
  let id = '';
  for (let i = 0; i < ID_LENGTH; i += 1) id += ALPHABET[randomInt(ALPHABET.length)];
  return id;
}

const TIME_LENGTH = 8;

/**
 * Like `newId`, beginning with the time in milliseconds, so that ids made together stand together: ten
 * thousand random ones would touch as many pages of every index. 62 random bits.
 */
export function newIdInOrder(): string {
  const time = Date.now().toString(36).padStart(TIME_LENGTH, '0');
  return time + newId().slice(TIME_LENGTH);
}

/** A secret for a link or a token: 256 bits; only its hash is stored. */
export function newSecret(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** Plain SHA-256 is enough: what it hashes is random, not chosen by a person. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** "Thèse de Simon" -> "these-de-simon"; numbered where taken. */
export function slugFor(name: string, isTaken: (slug: string) => boolean): string {
  const base = slugify(name) || 'projet';
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${String(n)}`;
    if (!isTaken(slug)) return slug;
  }
}
