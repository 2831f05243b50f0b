import { BibliographyError } from './errors.ts';
import { MAX_IMPORT_BYTES } from './limits.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'mixed';

export interface DecodedText {
  text: string;
  encoding: Encoding;
}

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** UTF-16 without a mark: every other byte of ASCII text is zero. */
function utf16WithoutMark(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 4) return null;
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte === 0) {
      if (index % 2 === 0) even++;
      else odd++;
    }
  });
  const half = sample.length / 2;
  if (odd > half * 0.7 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.05) return 'utf-16be';
  return null;
}

function detect(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  return utf16WithoutMark(bytes) ?? 'utf-8';
}

/** Control signs that no text has; tab, the line and page ends, and DOS's end of file are fine. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/g;

/** A stray sign in a thousand is an accident of a file that is text; more, or a zero, is no text. */
function isBinary(text: string): boolean {
  if (text.includes('\u0000')) return true;
  const found = text.slice(0, 1_000_000).match(CONTROL)?.length ?? 0;
  return found > 4 + text.length / 1000;
}

/**
 * Line by line, because one file may hold both: an old entry in Windows-1252 pasted into a list in
 * UTF-8 must not turn every accent of the others into two signs.
 */
function decodeMixed(bytes: Uint8Array): DecodedText {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const western = new TextDecoder('windows-1252');
  const lines: string[] = [];
  let unicodeLines = 0;
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    start = end;
    try {
      const text = strict.decode(line);
      if (text.length < line.length) unicodeLines++;
      lines.push(text);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      lines.push(western.decode(line));
    }
  }
  return { text: lines.join(''), encoding: unicodeLines > 0 ? 'mixed' : 'windows-1252' };
}

function decodeBytes(bytes: Uint8Array): DecodedText {
  const encoding = detect(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch (error) {
    // TextDecoder's way to say "not in this encoding"; an old 8-bit file is then the likely case.
    if (!(error instanceof TypeError)) throw error;
    return decodeMixed(bytes);
  }
}

/**
 * The text of a file. UTF-8 and UTF-16 with or without a byte order mark; what is not valid UTF-8
 * is read as Windows-1252, of which Latin-1's printable signs are a part.
 * @throws BibliographyError import-empty, import-binary, import-too-large
 */
export function decodeText(input: Uint8Array | string): DecodedText {
  const size = input.length;
  if (size > MAX_IMPORT_BYTES) {
    throw new BibliographyError('import-too-large', { size, limit: MAX_IMPORT_BYTES });
  }
  const decoded: DecodedText =
    typeof input === 'string'
      ? { text: input.replace(/^\uFEFF/, ''), encoding: 'utf-8' }
      : decodeBytes(input);
  if (decoded.text.trim() === '') throw new BibliographyError('import-empty');
  if (isBinary(decoded.text)) throw new BibliographyError('import-binary');
  // A few stray control signs would reach the database, the page and TeX: they become spaces.
  return { ...decoded, text: decoded.text.replace(CONTROL, ' ').replaceAll('\u001a', '') };
}
