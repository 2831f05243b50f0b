const ANY_STRING = 119;
/** Shorter ones could be met by chance among an update's other bytes. */
const SHORTEST = 3;

/**
 * Overwrites strings in a Yjs update (V1) wherever they stand as whole values, and leaves everything
 * else as it is: each character gives way to a neutral one of as many bytes and as many UTF-16 units,
 * so that lengths, clocks and ids stay true and the history still replays. Returns null where none is
 * there.
 */
export function maskStrings(update: Uint8Array, strings: readonly string[]): Uint8Array | null {
  let masked: Buffer | null = null;
  for (const text of strings) {
    if (text.length < SHORTEST) continue;
    const bytes = Buffer.from(text, 'utf8');
    const value = Buffer.concat([Buffer.from([ANY_STRING, ...varUint(bytes.length)]), bytes]);
    const source: Buffer = masked ?? Buffer.from(update);
    for (let at = source.indexOf(value); at >= 0; at = source.indexOf(value, at + value.length)) {
      masked = source;
      neutral(bytes).copy(source, at + value.length - bytes.length);
    }
  }
  return masked;
}

/** lib0's variable-length unsigned integer. */
function varUint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

/** By the bytes of a character in UTF-8. */
const NEUTRAL = ['', '-', '·', '—', '🔒'];

function neutral(bytes: Buffer): Buffer {
  const signs = [...bytes.toString('utf8')].map((sign) => NEUTRAL[Buffer.byteLength(sign)]!);
  return Buffer.from(signs.join(''), 'utf8');
}
