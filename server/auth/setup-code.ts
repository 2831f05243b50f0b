import { createHash, timingSafeEqual } from 'node:crypto';
import { randomInt } from 'node:crypto';

/** Without letters and digits that are read for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Three groups of four, e.g. "k7pd-3mwx-9hfe": 59 bits, read from a terminal and typed once. */
export function newSetupCode(): string {
  const group = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return [group(), group(), group()].join('-');
}

/** In constant time; spaces around and case do not count. */
export function isSetupCode(given: string, code: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text.trim().toLowerCase()).digest();
  return timingSafeEqual(digest(given), digest(code));
}
