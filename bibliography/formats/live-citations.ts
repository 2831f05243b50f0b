import { strFromU8, unzipSync } from 'fflate';
import { readCslData, sameValue } from '../csl-guard.ts';
import type { CslData } from '../csl.ts';
import { BibliographyError } from '../errors.ts';
import { MAX_ENTRIES, MAX_IMPORT_BYTES } from '../limits.ts';
import { readRecord } from './endnote-xml.ts';
import { excerptOf, usableKey, type ImportedEntry, type ReadEntries } from './imported.ts';
import { normaliseZoteroUri, type RawEntry } from './raw-entry.ts';
import { decodeXml } from './xml.ts';
import { SaxesParser } from 'saxes';

/**
 * The works that a manuscript cites by the live fields of Zotero, Mendeley and EndNote: Word's
 * (.docx: fields, content controls, bookmarks) and LibreOffice's (.odt: reference marks, bookmarks).
 */
export type ManuscriptFormat = 'docx' | 'odt';

/** Parts of the package that can hold a citation or what a bookmark stands for. */
const PARTS =
  /^(?:word\/[\w-]+\.xml|docProps\/custom\.xml|content\.xml|styles\.xml|meta\.xml|mimetype)$/;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** @throws BibliographyError import-binary, import-too-large */
function unpack(bytes: Uint8Array): Map<string, string> {
  let size = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name)) return false;
        // What the archive says of itself is also the size of the buffer that is filled.
        size += originalSize;
        if (size > MAX_IMPORT_BYTES) {
          throw new BibliographyError('import-too-large', { size, limit: MAX_IMPORT_BYTES });
        }
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof BibliographyError) throw cause;
    throw new BibliographyError('import-binary', {}, { cause });
  }
  return new Map(Object.entries(files).map(([name, data]) => [name, strFromU8(data)]));
}

/**
 * @throws BibliographyError import-binary (a damaged archive), import-too-large,
 * import-unknown-format (no manuscript)
 */
export function readManuscript(bytes: Uint8Array): ReadEntries & { format: ManuscriptFormat } {
  const files = unpack(bytes);
  const format = files.has('word/document.xml') ? 'docx' : files.has('content.xml') ? 'odt' : null;
  if (format === null) throw new BibliographyError('import-unknown-format');
  const found = new Citations();
  for (const [name, text] of files) {
    if (name === 'docProps/custom.xml' || name === 'meta.xml') readBookmarks(text, found);
    else if (format === 'docx') readWordPart(text, found);
    else readOdtPart(text, found);
  }
  return { ...found.result, format };
}

class Citations {
  readonly result: ReadEntries = { entries: [], failures: [] };
  private place = 0;
  private readonly seen = new Map<string, ImportedEntry[]>();

  /** The text of one live field. */
  field(text: string): void {
    if (/EN\.CITE(?!\.DATA)/.test(text) && text.includes('<EndNote>')) this.endnote(text);
    else if (/CSL_CITATION/.test(text)) this.csl(text);
  }

  csl(text: string): void {
    const at = text.indexOf('{', text.indexOf('CSL_CITATION'));
    const json = at === -1 ? null : balanced(text, at);
    this.place += 1;
    let citation: unknown;
    try {
      citation = JSON.parse(json ?? '');
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.failed(text);
      return;
    }
    this.items((citation as { citationItems?: unknown }).citationItems, text);
  }

  items(list: unknown, text: string): void {
    if (!Array.isArray(list)) {
      this.failed(text);
      return;
    }
    for (const cited of list.slice(0, 1000) as unknown[]) this.item(cited, text);
  }

  private item(cited: unknown, text: string): void {
    const { itemData, uris, uri } = (cited ?? {}) as Record<string, unknown>;
    const data = readCslData(itemData);
    if (!data || typeof itemData !== 'object' || itemData === null) {
      this.failed(text);
      return;
    }
    const addresses = [uris, uri].flat().filter((value) => typeof value === 'string');
    const zotero = addresses.map(normaliseZoteroUri).find((found) => found !== null);
    const record = itemData as Record<string, unknown>;
    const named = record['citation-key'] ?? record.citationKey;
    const key = usableKey(typeof named === 'string' ? named : '');
    const raw: RawEntry = {
      format: 'csl-json',
      type: data.type,
      key,
      fields: Object.entries(record).map(([name, value]) => [name, JSON.stringify(value)]),
      ...(zotero === undefined ? {} : { uri: zotero }),
    };
    this.add({ line: this.place, key, aliases: [], item: data, raw, warnings: [] }, zotero);
  }

  private endnote(text: string): void {
    this.place += 1;
    const read: ReadEntries = { entries: [], failures: [] };
    for (const match of text.matchAll(/<record(?=[\s>])[\s\S]*?<\/record>/g)) {
      readRecord(match[0], this.place, true, read);
    }
    if (read.entries.length + read.failures.length === 0) this.failed(text);
    for (const entry of read.entries) this.add(entry, undefined);
    this.result.failures.push(...read.failures);
  }

  /** A work that is cited ten times is one work: by its address in Zotero, else by all it says. */
  private add(entry: ImportedEntry, uri: string | undefined): void {
    if (this.result.entries.length >= MAX_ENTRIES) return;
    const name = uri ?? `${entry.item.type} ${entry.item.title ?? ''}`;
    const known = this.seen.get(name) ?? [];
    const same = (item: CslData) => uri !== undefined || sameValue(item, entry.item);
    if (known.some(({ item }) => same(item))) return;
    this.seen.set(name, [...known, entry]);
    this.result.entries.push(entry);
  }

  private failed(text: string): void {
    this.result.failures.push({
      line: this.place,
      key: null,
      code: 'citation-unreadable',
      params: {},
      excerpt: excerptOf(text),
    });
  }
}

/** The object of JSON that begins at `start`, braces inside of strings apart; null where it never ends. */
function balanced(text: string, start: number): string | null {
  let depth = 0;
  let quoted = false;
  for (let i = start; i < text.length; i++) {
    const sign = text[i];
    if (sign === '\\' && quoted) i++;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return text.slice(start, i + 1);
  }
  return null;
}

function parse(text: string, handle: (parser: SaxesParser) => void): void {
  const parser = new SaxesParser({ xmlns: false });
  // Word writes well-formed XML; where another did not, reading goes on.
  parser.on('error', () => undefined);
  handle(parser);
  parser.write(text).close();
}

/** Zotero's bookmarks keep their field's code in pieces: ZOTERO_BREF_abc_1, _2, ... */
function readBookmarks(text: string, found: Citations): void {
  const pieces = new Map<string, Map<number, string>>();
  let current: { name: string; index: number } | null = null;
  parse(text, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (name !== 'property' && name !== 'meta:user-defined') return;
      const [, id, index] =
        /^((?:ZOTERO|Mendeley|CSL)_B\w+?)_(\d+)$/i.exec(
          attributes.name ?? attributes['meta:name'] ?? '',
        ) ?? [];
      current = id === undefined ? null : { name: id, index: Number(index) };
    });
    parser.on('text', (piece) => {
      if (!current) return;
      const held = pieces.get(current.name) ?? new Map<number, string>();
      held.set(current.index, (held.get(current.index) ?? '') + piece.replace(/^\s*\n\s*$/, ''));
      pieces.set(current.name, held);
    });
    parser.on('closetag', ({ name }) => {
      if (name === 'property' || name === 'meta:user-defined') current = null;
    });
  });
  for (const held of pieces.values()) {
    found.field(
      [...held]
        .sort(([a], [b]) => a - b)
        .map(([, piece]) => piece)
        .join(''),
    );
  }
}

/** Fields (simple, or from `begin` to `end`, one inside the other) and Mendeley's content controls. */
function readWordPart(text: string, found: Citations): void {
  const open: Array<{ code: string; data: string; read: boolean }> = [];
  let into: 'code' | 'data' | null = null;
  const finish = (field: { code: string; data: string; read: boolean } | undefined): void => {
    if (!field || field.read) return;
    field.read = true;
    found.field(
      field.data && !/<EndNote>|CSL_CITATION/.test(field.code)
        ? `EN.CITE ${field.data}`
        : field.code,
    );
  };
  parse(text, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (name === 'w:fldSimple') found.field(attributes['w:instr'] ?? '');
      else if (name === 'w:instrText') into = 'code';
      else if (name === 'w:fldData') into = 'data';
      else if (name === 'w:fldChar') {
        const kind = attributes['w:fldCharType'];
        if (kind === 'begin') open.push({ code: '', data: '', read: false });
        else if (kind === 'separate') finish(open.at(-1));
        else if (kind === 'end') finish(open.pop());
      } else if (name === 'w:tag') readContentControl(attributes['w:val'] ?? '', found);
    });
    parser.on('text', (piece) => {
      const field = open.at(-1);
      if (!field || into === null) return;
      if (into === 'code') field.code += piece;
      else field.data += decodeFieldData(piece);
    });
    parser.on('closetag', ({ name }) => {
      if (name === 'w:instrText' || name === 'w:fldData') into = null;
    });
  });
}

/** EndNote keeps a long citation beside its field, in base64 of UTF-16 or UTF-8. */
function decodeFieldData(piece: string): string {
  const bytes = fromBase64(piece);
  if (!bytes) return '';
  const wide = bytes.length > 3 && bytes[1] === 0;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
}

function fromBase64(text: string): Uint8Array | null {
  const bare = text.replace(/[\s=]/g, '').replaceAll('-', '+').replaceAll('_', '/');
  if (bare === '' || /[^A-Za-z0-9+/]/.test(bare)) return null;
  return Uint8Array.from(atob(bare), (sign) => sign.charCodeAt(0));
}

function readContentControl(tag: string, found: Citations): void {
  const [, code] = /^MENDELEY_CITATION(?:_v\d+)?_([A-Za-z0-9+/=_-]+)$/.exec(tag) ?? [];
  const bytes = code === undefined ? null : fromBase64(code);
  if (bytes) found.field(`CSL_CITATION ${new TextDecoder().decode(bytes)}`);
}

/** Reference marks: the field's code is the mark's name. */
function readOdtPart(text: string, found: Citations): void {
  parse(text, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (name !== 'text:reference-mark-start' && name !== 'text:reference-mark') return;
      const mark = attributes['text:name'] ?? '';
      // Some writers escape twice.
      found.field(mark.includes('{&quot;') ? decodeXml(mark) : mark);
    });
  });
}
