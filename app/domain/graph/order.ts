import { generateKeyBetween } from 'fractional-indexing';

/** Length of a fractional index's whole part, told by its first character; 0 where it is none. */
function wholeLength(head: string): number {
  if (head >= 'a' && head <= 'z') return head.charCodeAt(0) - 'a'.charCodeAt(0) + 2;
  if (head >= 'A' && head <= 'Z') return 'Z'.charCodeAt(0) - head.charCodeAt(0) + 2;
  return 0;
}

/** Whether a value is a fractional index that fractional-indexing accepts. */
export function isOrderKey(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[A-Za-z][0-9A-Za-z]*$/.test(value)) return false;
  if (value === `A${'0'.repeat(26)}`) return false;
  const whole = wholeLength(value.charAt(0));
  return value.length >= whole && !(value.length > whole && value.endsWith('0'));
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of entities everywhere: by fractional index, equal ones by id (G8). */
export function byOrder(
  a: { order: string; id: string },
  b: { order: string; id: string },
): number {
  return compareText(a.order, b.order) || compareText(a.id, b.id);
}

/** A key after every given one. */
export function orderAfterAll(orders: Iterable<unknown>): string {
  let last: string | null = null;
  for (const order of orders) {
    if (isOrderKey(order) && (last === null || order > last)) last = order;
  }
  return generateKeyBetween(last, null);
}

/**
 * The key that puts an entity right behind a key (anything else: first) among `siblings`, which exclude it.
 * Where siblings share a key, it comes after all that share it.
 */
export function orderBehind(behind: unknown, siblings: Iterable<unknown>): string {
  const after = isOrderKey(behind) ? behind : null;
  let next: string | null = null;
  for (const order of siblings) {
    if (!isOrderKey(order) || (after !== null && order <= after)) continue;
    if (next === null || order < next) next = order;
  }
  return generateKeyBetween(after, next);
}
