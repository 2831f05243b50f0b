const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LENGTH = 16;

/** A random url-safe id: 16 characters, 96 bits. Works on plain http too, where randomUUID is absent. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  return Array.from(bytes, (byte) => ALPHABET[byte & 63]).join('');
}

/**
 * Whether a value can name an entity. Names of Object.prototype are refused, so that a lookup in a
 * plain record never finds a function, and `__proto__` never sets a prototype.
 */
export function isId(value: unknown): value is string {
  return (
    typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value) && !(value in Object.prototype)
  );
}

/** Whether a value can name an image: the SHA-256 of its bytes, in lower-case hexadecimal. */
export function isImageId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
