import { MAX_ENTRIES, MAX_ENTRY_LENGTH, MAX_FIELDS } from '../limits.ts';
import { excerptOf, usableKey, type ReadEntries } from './imported.ts';
import { rawIn, type ExportableWork, type RawEntry } from './raw-entry.ts';
import { CSL_BY_RIS, RIS, RIS_BY_CSL, RIS_EDITED } from './ris-tables.ts';
import { mergeTagged, readTagged, writeTagged, type ReadTagged, type Tagged } from './tagged.ts';
import { byKey } from './order.ts';
import { markedType, typeMark } from './tagged-types.ts';

/** Two signs, blanks, a hyphen; some write one blank, none, or none at the end of the line. */
const TAG_LINE = /^\s{0,3}([A-Z][A-Z0-9])(?:\s{1,3}-|\s{0,3}-(?=\s|$))\s?(.*)$/;
/** Where the record begins as the format wants it, its other tags do too: "AI - a study" is text. */
const EXACT_LINE = /^([A-Z][A-Z0-9]) {2}-(?: |$)(.*)$/;
/** Free to the user. */
const MARK = 'U5';
/** Texts whose line ends are the author's own. */
const LONG = new Set(['AB', 'N2', 'N1', 'RN']);

export function looksLikeRis(text: string): boolean {
  const start = text.slice(0, 5000);
  if (/^\s*TY\s{0,3}-/m.test(start)) return true;
  // Of a record whose first line was lost.
  return /^(?:TI|T1|AU|A1) {2}- \S/m.test(start) && /^ER {2}-/m.test(start);
}

interface Block {
  line: number;
  start: string;
  exact: boolean;
  fields: Tagged;
  size: number;
  /** Whether the line before was blank. */
  blank: boolean;
}

/**
 * Reads RIS tolerantly: a record begins at each `TY`, ended or not, and at a tag outside of any; a line
 * without a tag goes on the one before.
 */
export function readRis(text: string): ReadEntries {
  const result: ReadEntries = { entries: [], failures: [] };
  let block: Block | null = null;
  const finish = (): void => {
    if (block) addRecord(block, result);
    block = null;
  };
  const lines = text.split(/\r\n|\r|\n/);
  for (let i = 0; i < lines.length; i++) {
    const source = lines[i]!;
    const pattern: RegExp = block?.exact ? EXACT_LINE : TAG_LINE;
    const [, tag, value = ''] = pattern.exec(source) ?? [];
    if (tag === 'TY') {
      finish();
      if (result.entries.length + result.failures.length >= MAX_ENTRIES) break;
      block = {
        line: i + 1,
        start: source,
        exact: EXACT_LINE.test(source),
        fields: [],
        size: 0,
        blank: false,
      };
    }
    if (block === null) {
      // What a provider writes around its records has no tags; a record without its type has.
      if (tag === undefined || tag === 'ER' || value.trim() === '' || !EXACT_LINE.test(source)) {
        continue;
      }
      block = {
        line: i + 1,
        start: source,
        exact: true,
        fields: [['TY', '']],
        size: 0,
        blank: false,
      };
    }
    const held: Block = block;
    held.size += source.length;
    if (held.fields.length < 3) held.start += ` ${source}`;
    if (tag === 'ER') finish();
    else if (tag !== undefined) {
      if (held.fields.length < MAX_FIELDS * 4) held.fields.push([tag, value.trimEnd()]);
      // A blank line in a long text sets its paragraphs apart, where the text goes on after it.
    } else if (source.trim() === '') held.blank = true;
    else if (held.size <= MAX_ENTRY_LENGTH) {
      const last = held.fields.at(-1);
      const join = held.blank ? '\n\n' : '\n';
      if (last) last[1] += `${LONG.has(last[0]) ? join : ' '}${source.trim()}`;
    }
    if (source.trim() !== '') held.blank = false;
  }
  finish();
  return result;
}

function addRecord({ line, start, fields, size }: Block, { entries, failures }: ReadEntries): void {
  const [[, type = ''] = [], ...rest] = fields;
  const key = usableKey(rest.find(([tag]) => tag === 'ID')?.[1]);
  const failure = { line, key: key || null, excerpt: excerptOf(start) };
  if (size > MAX_ENTRY_LENGTH) {
    failures.push({ ...failure, code: 'entry-too-large', params: { limit: MAX_ENTRY_LENGTH } });
    return;
  }
  if (rest.every(([, value]) => value === '')) {
    failures.push({ ...failure, code: 'entry-empty', params: {} });
    return;
  }
  const known = CSL_BY_RIS[type.trim().toUpperCase()] !== undefined;
  const raw: RawEntry = {
    format: 'ris',
    type: type.trim() || guessedType(rest),
    key,
    fields: rest,
  };
  entries.push({
    line,
    key,
    aliases: [],
    item: readRaw(raw).item,
    raw,
    warnings: known ? [] : ['type-unknown'],
  });
}

function guessedType(fields: Tagged): string {
  return fields.some(([tag]) => tag === 'JO' || tag === 'JF') ? 'JOUR' : 'GEN';
}

function readRaw({ type, fields }: RawEntry): ReadTagged {
  const upper = type.toUpperCase();
  const csl = markedType(MARK, fields) ?? CSL_BY_RIS[upper] ?? 'document';
  return readTagged(csl, fields, upper === 'EDBOOK' ? RIS_EDITED : RIS);
}

/**
 * RIS in UTF-8, ordered by key: what came in RIS and was not edited is written as it came. A
 * variable for which RIS has no tag is left out.
 */
export function writeRis(works: readonly ExportableWork[]): string {
  return [...works].sort(byKey).map(writeRecord).join('\n');
}

function writeRecord({ key, item, raw }: ExportableWork): string {
  const own = rawIn(raw, 'ris');
  const imported = own && readRaw(own);
  const keeps = own !== null && imported !== null && imported.item.type === item.type;
  const table = keeps && own.type.toUpperCase() === 'EDBOOK' ? RIS_EDITED : RIS;
  const fresh = writeTagged(item, table);
  const fields = keeps
    ? mergeTagged(own, imported, item, fresh)
    : [
        ...fresh.flatMap(([, written]) => written),
        ...typeMark(MARK, item.type, CSL_BY_RIS[RIS_BY_CSL[item.type]]),
      ];
  const lines = [
    ['TY', keeps ? own.type : RIS_BY_CSL[item.type]],
    ['ID', key],
    ...fields.filter(([tag]) => tag !== 'ID' && tag !== 'ER' && tag !== 'TY'),
    ['ER', ''],
  ];
  return `${lines.map(([tag, value]) => `${tag}  - ${continued(value ?? '')}`).join('\n')}\n`;
}

/** A line of a long text that looks like a tag of its own is set apart by its indent. */
function continued(value: string): string {
  return value
    .split(/\r\n|\r|\n/)
    .filter((line, index, lines) => line.trim() !== '' || (index > 0 && lines[index - 1]!.trim()))
    .map((line, index) => (index > 0 && TAG_LINE.test(line) ? `    ${line}` : line))
    .join('\n');
}
