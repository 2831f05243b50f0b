function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]));
}

/** Values by id, each kept as long as what it was made from is the same. */
export interface Memo<T> {
  get(id: string, dependencies: readonly unknown[], make: () => T): T;
}

/** Whether two plain values hold the same: for small ones, made with their keys in the same order. */
export function sameContent(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * A memo that forgets an id which a whole round (between two calls of `nextRound`) did not ask for.
 *
 * @param same where given, a value made anew that is the same as before is the one from before.
 */
export function createMemo<T>(same?: (a: T, b: T) => boolean): Memo<T> & { nextRound(): void } {
  interface Entry {
    dependencies: readonly unknown[];
    value: T;
  }
  let previous = new Map<string, Entry>();
  let current = new Map<string, Entry>();
  return {
    get(id, dependencies, make) {
      const known = current.get(id) ?? previous.get(id);
      if (known && sameItems(known.dependencies, dependencies)) {
        current.set(id, known);
        return known.value;
      }
      const made = make();
      const value = known && same?.(known.value, made) ? known.value : made;
      current.set(id, { dependencies, value });
      return value;
    },
    nextRound() {
      previous = current;
      current = new Map();
    },
  };
}

/** The earlier list where the new one holds the very same items. */
export function keepList<T>(memo: Memo<T[]>, name: string, items: T[]): T[] {
  return memo.get(name, items, () => items);
}

/** The record {id: item} of a list, kept as long as the list holds the very same items. */
export function keepRecord<T extends { id: string }>(
  memo: Memo<Record<string, T>>,
  name: string,
  items: T[],
): Record<string, T> {
  return memo.get(name, items, () => Object.fromEntries(items.map((item) => [item.id, item])));
}
