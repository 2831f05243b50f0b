import {
  getField,
  setField,
  yearOf,
  type CslData,
  type CslDate,
  type CslName,
  type CslType,
  type FieldName,
} from '../csl.ts';
import { sameValue } from '../csl-guard.ts';
import { normaliseDoi } from '../identifiers.ts';
import { languageTag } from './languages.ts';
import { readPlainDate, writeSlashedDate } from './plain-dates.ts';
import { readPlainName, writePlainName } from './plain-names.ts';
import type { RawEntry } from './raw-entry.ts';

/**
 * Formats that are a list of tags with values (RIS, EndNote's, PubMed's) differ in their tables only:
 * each gives its rows here, and reads and writes by them.
 */
export type TagKind =
  'text' | 'long' | 'names' | 'date' | 'year' | 'pages' | 'keywords' | 'doi' | 'language';

export interface TagRow {
  target: FieldName;
  kind: TagKind;
  /** In order of preference. Of a date all are read together; of pages the first and the last. */
  tags: readonly string[];
  /** Written under the first tag unless told; null is never written. */
  write?: readonly string[] | null;
  /** The types that it is true of; all unless told. */
  only?: readonly CslType[];
  not?: readonly CslType[];
  /** Values that are another thing under the same tag. */
  accepts?: (value: string) => boolean;
}

export interface TagTable {
  rows: readonly TagRow[];
  readName?: (text: string) => CslName | null;
  /** Names that stand in one value. */
  nameSeparator?: RegExp;
}

export type Tagged = Array<[tag: string, value: string]>;

export interface ReadTagged {
  item: CslData;
  /** The tags that each variable was read from. */
  origins: Map<FieldName, Set<string>>;
}

const fits = (row: TagRow, type: CslType): boolean =>
  (!row.only || row.only.includes(type)) && !row.not?.includes(type);

export function readTagged(type: CslType, fields: Tagged, table: TagTable): ReadTagged {
  const byTag = new Map<string, string[]>();
  for (const [tag, value] of fields) {
    if (value.trim() === '') continue;
    // Letters and accents as one sign, however a program writes them; the fields stay as they came.
    const composed = value.normalize('NFC');
    const held = byTag.get(tag);
    if (held) held.push(composed);
    else byTag.set(tag, [composed]);
  }
  const item: CslData = { type };
  const origins = new Map<FieldName, Set<string>>();
  const used = new Set<string>();
  for (const row of table.rows) {
    if (!fits(row, type) || getField(item, row.target) !== undefined) continue;
    const found = row.tags
      .filter((tag) => row.accepts !== undefined || !used.has(tag))
      .map((tag): [string, string[]] => [
        tag,
        (byTag.get(tag) ?? []).filter(row.accepts ?? Boolean),
      ])
      .filter(([, values]) => values.length > 0);
    if (found.length === 0) continue;
    if (!setField(item, row.target, readKind(row.kind, found, table))) continue;
    const sources = isJoint(row.kind) ? found : found.slice(0, 1);
    origins.set(row.target, new Set(sources.map(([tag]) => tag)));
    for (const [tag] of sources) used.add(tag);
  }
  return { item, origins };
}

const isJoint = (kind: TagKind): boolean => kind === 'date' || kind === 'pages';

function readKind(
  kind: TagKind,
  found: Array<[string, string[]]>,
  table: TagTable,
): string | CslName[] | CslDate | undefined {
  const values = found[0]![1];
  const first = values[0]!.trim();
  switch (kind) {
    case 'text':
      return first.replace(/[ \t\r\n]+/g, ' ');
    case 'long':
      return values.map((value) => value.trim()).join('\n\n');
    case 'names': {
      const readName = table.readName ?? readPlainName;
      const texts = table.nameSeparator
        ? values.flatMap((value) => value.split(table.nameSeparator!))
        : values;
      const names = texts.map(readName).filter((name) => name !== null);
      return names.length > 0 ? names : undefined;
    }
    case 'date':
    case 'year':
      return readPlainDate(found.flatMap(([, texts]) => texts));
    case 'pages': {
      const pages = found.map(([, [page = '']]) => page.trim());
      const [from = '', to = ''] = pages;
      return to === '' || from === to || /[-–]/.test(from)
        ? from.replace(/\s*[–—]\s*/g, '-')
        : `${from}-${to}`;
    }
    case 'keywords':
      return values.map((value) => value.trim().replace(/[ \t\r\n]+/g, ' ')).join(', ');
    case 'doi':
      return normaliseDoi(first) ?? first;
    case 'language':
      return languageTag(first);
  }
}

/** The item's variables as tags, in the table's order. */
export function writeTagged(item: CslData, table: TagTable): Array<[FieldName, Tagged]> {
  const written: Array<[FieldName, Tagged]> = [];
  const done = new Set<FieldName>();
  for (const row of table.rows) {
    if (row.write === null || done.has(row.target) || !fits(row, item.type)) continue;
    const value = getField(item, row.target);
    if (value === undefined) continue;
    const fields = writeKind(row, value).filter(([, text]) => text !== '');
    if (fields.length === 0) continue;
    done.add(row.target);
    written.push([row.target, fields]);
  }
  return written;
}

function writeKind(row: TagRow, value: string | CslName[] | CslDate): Tagged {
  const tags = row.write ?? row.tags;
  const tag = tags[0]!;
  if (Array.isArray(value)) return value.map((name) => [tag, writePlainName(name)]);
  if (typeof value === 'object') return writeDate(row, tags, value);
  switch (row.kind) {
    case 'keywords':
      return value.split(/\s*[,;]\s*/).map((word) => [tag, word]);
    case 'pages': {
      const [, from, to] = /^([^-–]+)[-–]([^-–]+)$/.exec(value) ?? [];
      if (tags.length < 2 || from === undefined || to === undefined) return [[tag, value]];
      return [
        [tag, from.trim()],
        [tags[1]!, to.trim()],
      ];
    }
    case 'long':
      return [[tag, value]];
    default:
      return [[tag, value.replace(/\s*\n\s*/g, ' ')]];
  }
}

/** The whole date under the first tag where it says more than a year, the year under the second. */
function writeDate(row: TagRow, tags: readonly string[], date: CslDate): Tagged {
  const year = yearOf(date);
  const whole = writeSlashedDate(date);
  if (row.kind === 'year') return [[tags[0]!, year === null ? whole : String(year)]];
  const yearOnly = year !== null && /^-?\d+\/\/\/$/.test(whole);
  const fields: Tagged = yearOnly && tags[1] ? [] : [[tags[0]!, whole]];
  if (tags[1] && year !== null) fields.push([tags[1], String(year)]);
  return fields;
}

/**
 * What is written of a work that came in this very format: the fields as they came, those of edited
 * variables written anew in their place, new ones at the end.
 */
export function mergeTagged(
  raw: RawEntry,
  imported: ReadTagged,
  item: CslData,
  fresh: Array<[FieldName, Tagged]>,
): Tagged {
  const changed = new Set<FieldName>();
  const dropped = new Set<string>();
  for (const name of new Set([...imported.origins.keys(), ...fresh.map(([target]) => target)])) {
    if (!sameValue(getField(item, name), getField(imported.item, name))) changed.add(name);
  }
  for (let grown = true; grown;) {
    grown = false;
    for (const [target, tags] of imported.origins) {
      if (!changed.has(target) && ![...tags].some((tag) => dropped.has(tag))) continue;
      changed.add(target);
      for (const tag of tags) {
        if (!dropped.has(tag)) grown = true;
        dropped.add(tag);
      }
    }
  }
  const kept: Tagged = [];
  const pending = new Map(fresh.filter(([target]) => changed.has(target)));
  for (const [tag, value] of raw.fields) {
    if (!dropped.has(tag)) {
      kept.push([tag, value]);
      continue;
    }
    for (const [target, fields] of pending) {
      if (!imported.origins.get(target)?.has(tag)) continue;
      kept.push(...fields);
      pending.delete(target);
    }
  }
  return [...kept, ...[...pending.values()].flat()];
}
