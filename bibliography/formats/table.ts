/**
 * A look-up table that knows nothing but its rows: words from a file ("constructor", "toString")
 * must not find what every JavaScript object inherits.
 */
export function table<Value>(rows: Record<string, Value>): Readonly<Record<string, Value>> {
  return Object.freeze(Object.assign(Object.create(null) as Record<string, Value>, rows));
}
