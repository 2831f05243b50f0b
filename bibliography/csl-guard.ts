import {
  DATE_VARIABLES,
  isCslType,
  NAME_VARIABLES,
  TEXT_VARIABLES,
  type CslDate,
  type CslItem,
  type CslName,
  type CslData,
} from './csl.ts';

const NAME_PARTS = [
  'family',
  'given',
  'dropping-particle',
  'non-dropping-particle',
  'suffix',
  'literal',
] as const;

/** Variables that older CSL-JSON writes under another name. */
const OLD_NAMES: Record<string, string> = {
  event: 'event-title',
  shortTitle: 'title-short',
  journalAbbreviation: 'container-title-short',
};

function text(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  // Letters and accents as one sign, however a program writes them.
  const trimmed = value.trim().normalize('NFC');
  return trimmed === '' ? undefined : trimmed;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readName(value: unknown): CslName | null {
  if (!isRecord(value)) return null;
  const name: CslName = {};
  for (const part of NAME_PARTS) {
    const found = text(value[part]);
    if (found !== undefined) name[part] = found;
  }
  return name.family || name.literal || name.given ? name : null;
}

function readDate(value: unknown): CslDate | null {
  if (!isRecord(value)) return null;
  const date: CslDate = {};
  const parts = value['date-parts'];
  if (Array.isArray(parts)) {
    const dates = parts
      .slice(0, 2)
      .map((part: unknown) => (Array.isArray(part) ? part.slice(0, 3).map(Number) : []))
      .map((part) => {
        const end = part.findIndex((number) => !Number.isInteger(number) || number === 0);
        return end === -1 ? part : part.slice(0, end);
      })
      .map((part, index, all) =>
        part.length === 0 && (index === 1 || (all[1]?.length ?? 0) > 0) ? [0] : part,
      )
      .filter((part) => part.length > 0);
    if (dates.length > 0) date['date-parts'] = dates;
  }
  const season = Number(value.season);
  if (value.season !== undefined && season >= 1 && season <= 4) date.season = season;
  if (value.circa === true || value.circa === 1 || value.circa === 'true' || value.circa === '1')
    date.circa = true;
  const literal = text(value.literal) ?? text(value.raw);
  if (literal !== undefined) date.literal = literal;
  return date['date-parts'] || date.literal ? date : null;
}

/**
 * Reads CSL-JSON from anywhere into the schema's shape: unknown variables and ill-typed values are
 * left out, numbers become text. Null where it is no item or its `type` is not the schema's.
 */
export function readCslData(value: unknown): CslData | null {
  if (!isRecord(value) || !isCslType(value.type)) return null;
  const source: Record<string, unknown> = { ...value };
  for (const [old, name] of Object.entries(OLD_NAMES)) {
    if (source[old] !== undefined && source[name] === undefined) source[name] = source[old];
  }
  const item: CslData = { type: value.type };
  for (const name of NAME_VARIABLES) {
    const list = source[name];
    if (!Array.isArray(list)) continue;
    const names = list.map(readName).filter((found): found is CslName => found !== null);
    if (names.length > 0) item[name] = names;
  }
  for (const name of DATE_VARIABLES) {
    const date = readDate(source[name]);
    if (date) item[name] = date;
  }
  for (const name of TEXT_VARIABLES) {
    const found = text(source[name]);
    if (found !== undefined) item[name] = found;
  }
  const translated = isRecord(source.custom) ? text(source.custom['translated-title']) : undefined;
  if (translated !== undefined) item.custom = { 'translated-title': translated };
  return item;
}

/** Whether the value is an item of ours as it stands: nothing would be left out or changed. */
export function isCslItem(value: unknown): value is CslItem {
  if (!isRecord(value) || typeof value.id !== 'string' || value.id === '') return false;
  const read = readCslData(value);
  return read !== null && sameValue({ ...read, id: value.id }, value);
}

/** Deep equality of JSON values, key order apart. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((value, index) => sameValue(value, b[index]))
    );
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a).filter((key) => a[key] !== undefined);
  const others = Object.keys(b).filter((key) => b[key] !== undefined);
  return keys.length === others.length && keys.every((key) => sameValue(a[key], b[key]));
}
