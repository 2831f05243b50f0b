import type { CslData } from './csl.ts';
import { decodeText } from './encoding.ts';
import { BibliographyError, type ImportFailureCode, type ImportWarningCode } from './errors.ts';
import { readEntry } from './formats/bibtex-read.ts';
import { scanBibtex, type ScannedEntry } from './formats/bibtex-scanner.ts';
import { NOT_A_WORK } from './formats/bibtex-types.ts';
import { looksLikeCslJson, readCslJson } from './formats/csl-json.ts';
import { inheritFields } from './formats/inherit.ts';
import type { RawEntry } from './formats/raw-entry.ts';

export type ImportFormat = 'bibtex' | 'csl-json';

export interface ImportedEntry {
  /** Where it begins, from 1; for CSL-JSON its place in the list. */
  line: number;
  /** Empty where the file gives none: the server assigns one. */
  key: string;
  /** biblatex's `ids`. */
  aliases: string[];
  item: CslData;
  raw: RawEntry | null;
  warnings: ImportWarningCode[];
}

export interface ImportFailure {
  line: number;
  key: string | null;
  code: ImportFailureCode;
  params: Record<string, string | number>;
  /** The entry's beginning, on one line, at most 120 characters. */
  excerpt: string;
}

export interface ImportResult {
  entries: ImportedEntry[];
  failures: ImportFailure[];
  /** 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252', or 'mixed' (line by line). */
  encoding: string;
  format: ImportFormat;
}

/**
 * Reads a whole bibliography. Every entry of the file is in `entries` or in `failures`; one bad
 * entry costs no other.
 * @throws BibliographyError import-empty, import-binary, import-too-large, import-unknown-format
 */
export function readBibliography(
  input: Uint8Array | string,
  options: { format?: ImportFormat } = {},
): ImportResult {
  const { text, encoding } = decodeText(input);
  if (options.format === 'csl-json' || (!options.format && looksLikeCslJson(text))) {
    const read = readCslJson(text);
    if (read) {
      const entries = read.entries.map((entry) => ({
        ...entry,
        aliases: [],
        raw: null,
        warnings: [],
      }));
      return { entries, failures: read.failures, encoding, format: 'csl-json' };
    }
    if (options.format) throw new BibliographyError('import-unknown-format');
  }
  const { entries, failures, blocks } = readBibtex(text);
  if (blocks === 0) throw new BibliographyError('import-unknown-format');
  return { entries, failures, encoding, format: 'bibtex' };
}

function readBibtex(text: string): Pick<ImportResult, 'entries' | 'failures'> & { blocks: number } {
  const scanned = scanBibtex(text);
  const inherited = inheritFields(scanned.entries);
  const entries: ImportedEntry[] = [];
  const failures: ImportFailure[] = [...scanned.failures];
  for (const entry of scanned.entries) {
    if (NOT_A_WORK.has(entry.type.toLowerCase())) {
      failures.push({
        line: entry.line,
        key: entry.key || null,
        code: 'entry-not-a-work',
        params: { type: entry.type },
        excerpt: entry.excerpt,
      });
    } else entries.push(readScanned(entry, inherited));
  }
  return { entries, failures: failures.sort((a, b) => a.line - b.line), blocks: scanned.blocks };
}

function readScanned(
  entry: ScannedEntry,
  inherited: ReturnType<typeof inheritFields>,
): ImportedEntry {
  const { fields, warnings: found } = inherited(entry);
  const { item, warnings } = readEntry(entry.type, fields);
  const aliases = (fields.get('ids') ?? '')
    .split(',')
    .map((alias) => alias.trim().replace(/\s+/g, ''))
    .filter((alias) => alias !== '' && alias !== entry.key);
  return {
    line: entry.line,
    key: entry.key,
    aliases: [...new Set(aliases)],
    item,
    raw: { format: 'bibtex', type: entry.type, key: entry.key, fields: entry.fields },
    warnings: [...new Set([...entry.warnings, ...found, ...warnings])],
  };
}
