/** Reads lib0's encodings from bytes that nobody vouches for: never past their end, never more than they hold. */

export class Malformed extends Error {}

/** How deep arrays and objects may stand in one another. */
const MAX_DEPTH = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class ByteReader {
  readonly bytes: Uint8Array;
  position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get remaining(): number {
    return this.bytes.length - this.position;
  }

  uint8(): number {
    if (this.position >= this.bytes.length) throw new Malformed('end of bytes');
    return this.bytes[this.position++]!;
  }

  /** At most 2^53 - 1. */
  varUint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.uint8();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new Malformed('number too large');
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  /** A number of things of which each takes at least `leastBytes` of those that remain. */
  count(leastBytes: number): number {
    const count = this.varUint();
    if (count * leastBytes > this.remaining) throw new Malformed('count beyond the bytes');
    return count;
  }

  skip(length: number): void {
    if (length > this.remaining) throw new Malformed('length beyond the bytes');
    this.position += length;
  }

  /** A view, not a copy. */
  varBytes(): Uint8Array {
    const length = this.varUint();
    const start = this.position;
    this.skip(length);
    return this.bytes.subarray(start, start + length);
  }

  varString(): string {
    try {
      return utf8.decode(this.varBytes());
    } catch (error) {
      if (error instanceof Malformed) throw error;
      throw new Malformed('not UTF-8');
    }
  }

  /** Passes over one value of lib0's `any`, checking it whole. */
  skipAny(depth = 0): void {
    if (depth > MAX_DEPTH) throw new Malformed('nested too deep');
    const kind = this.uint8();
    switch (kind) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return;
      case 125: // integer
        this.skipVarInt();
        return;
      case 124:
        this.skip(4);
        return;
      case 123:
      case 122:
        this.skip(8);
        return;
      case 119:
        this.varString();
        return;
      case 118: {
        const length = this.count(2);
        for (let i = 0; i < length; i++) {
          refusePrototypeKey(this.varString());
          this.skipAny(depth + 1);
        }
        return;
      }
      case 117: {
        const length = this.count(1);
        for (let i = 0; i < length; i++) this.skipAny(depth + 1);
        return;
      }
      case 116:
        this.varBytes();
        return;
      default:
        throw new Malformed('unknown kind of value');
    }
  }

  /** Passes over a string of JSON, checking it whole. */
  skipJson(allowUndefined: boolean): void {
    const text = this.varString();
    if (allowUndefined && text === 'undefined') return;
    try {
      checkJson(JSON.parse(text), 0);
    } catch (error) {
      if (error instanceof Malformed) throw error;
      throw new Malformed('not JSON');
    }
  }

  private skipVarInt(): void {
    let bytes = 1;
    while (this.uint8() >= 0x80) if (++bytes > 8) throw new Malformed('number too large');
  }
}

export function refusePrototypeKey(key: string): void {
  if (key === '__proto__') throw new Malformed('prototype key');
}

function checkJson(value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) throw new Malformed('nested too deep');
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    refusePrototypeKey(key);
    checkJson((value as Record<string, unknown>)[key], depth + 1);
  }
}
