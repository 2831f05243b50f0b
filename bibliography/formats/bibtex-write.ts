import type { FieldName } from '../csl.ts';
import { Abbreviations, freeText } from './bibtex-around.ts';
import { biblatexEntry, classicEntry } from './bibtex-fresh.ts';
import {
  type Field,
  expected,
  importedState,
  isChanged,
  keepUnedited,
  merge,
  reuse,
  settled,
  unmapped,
} from './bibtex-kept.ts';
import { type WrittenEntry, withParents } from './bibtex-parents.ts';
import type { Heir } from './inherit.ts';
import { byKey, compareKeys } from './order.ts';
import { type ExportableWork, type RawEntry, rawIn } from './raw-entry.ts';
import { isBalanced } from './tex-braces.ts';
import { asciiOnly } from './tex-encode.ts';
import { MONTHS } from './bibtex-values.ts';

/**
 * `biblatex`: Unicode, for biber. `bibtex`: TeX escapes and the types and fields of 1988, for any
 * `.bst`; what those lack goes along under BibLaTeX's names, which they pass over.
 */
type Dialect = 'biblatex' | 'bibtex';

/** Text for BibTeX, in TeX escapes; ordered by key, the same bytes for the same works. */
export function writeBibtex(works: ExportableWork[]): string {
  return writeAll(works, 'bibtex');
}

/**
 * Text for biber, in Unicode, ordered by key; old keys go along as `ids`. A field that was imported
 * and not edited since is written as it came.
 */
export function writeBiblatex(works: ExportableWork[]): string {
  return writeAll(works, 'biblatex');
}

function writeAll(works: ExportableWork[], dialect: Dialect): string {
  const used = new Set<string>();
  // Every key first: a key that is another's old one is the key's.
  const keyed = [...works]
    .sort(byKey)
    .map((work) => ({ work, key: uniqueKey(safeKey(work.key, dialect), used) }));
  const raws = keyed.map(({ work }) => rawIn(work.raw, 'bibtex'));
  const abbreviations = new Abbreviations(raws);
  const standing = keyed.map(({ work, key }) => {
    const aliases = work.aliases
      .map((alias) => safeKey(alias, dialect))
      .sort(compareKeys)
      .filter((alias) => {
        const free = alias !== '' && !used.has(alias.toLowerCase());
        if (free) used.add(alias.toLowerCase());
        return free;
      });
    return standAlone(key, aliases, work, dialect);
  });
  if (standing.length === 0) return '';
  const classic = dialect === 'bibtex';
  // bibtex's own `crossref` asks for an order of entries and knows neither `xdata` nor other titles.
  const { entries, xdata } = classic ? { entries: standing, xdata: [] } : withParents(standing);
  // Printed first: it is how the abbreviations learn which of them are used.
  const printedEntries = [
    ...xdata
      .filter(({ fields }) => fields.every(([, value]) => isBalanced(value)))
      .map((entry) => printed(entry, null, dialect, abbreviations)),
    ...entries.map((entry) =>
      printed(entry, rawIn(entry.work.raw, 'bibtex'), dialect, abbreviations),
    ),
  ];
  const encode = classic ? asciiOnly : (value: string) => value;
  const files = raws.flatMap((raw) => raw?.file ?? []);
  const head = [
    ...new Set(files.flatMap(({ preambles }) => preambles.filter(isBalanced).map(encode))),
    ...abbreviations.definitions(encode),
  ];
  const after = files.map((file) => freeText(file.after, classic)).filter((text) => text !== '');
  const blocks = [...(head.length > 0 ? [head.join('\n')] : []), ...printedEntries, ...after];
  return `${blocks.join('\n\n')}\n`;
}

/** Only signs that neither TeX nor BibTeX gives a meaning to; bibtex's keys are ASCII. */
function safeKey(key: string, dialect: Dialect): string {
  const folded = dialect === 'bibtex' ? key.normalize('NFKD').replace(/\p{M}/gu, '') : key;
  return dialect === 'bibtex'
    ? folded.replace(/[^A-Za-z0-9_:./+*!?@|;<>[\]&-]|[&@|]/g, '')
    : folded.replace(/[^\p{L}\p{N}_:./+*!?;<>[\]-]/gu, '');
}

function uniqueKey(key: string, used: Set<string>): string {
  const base = key === '' ? 'work' : key;
  let candidate = base;
  for (let i = 2; used.has(candidate.toLowerCase()); i++) candidate = `${base}-${i}`;
  used.add(candidate.toLowerCase());
  return candidate;
}

/** The entry with everything said by itself: what its parents brought is written out. */
function standAlone(
  key: string,
  aliases: string[],
  work: ExportableWork,
  dialect: Dialect,
): WrittenEntry {
  const { item } = work;
  const raw = rawIn(work.raw, 'bibtex');
  const imported = raw ? importedState(raw, raw === work.raw ? work.base : null) : null;
  const fresh = dialect === 'biblatex' ? biblatexEntry(item) : classicEntry(item);
  let type = fresh.type;
  let fields: Field[];
  if (raw && imported && dialect === 'biblatex') {
    const kept = keepUnedited(item, raw, imported);
    if (kept.keepsType) type = raw.type;
    const merged = merge(kept.fields, fresh.fields, kept.changed, type, item);
    fields =
      kept.changed.size === 0 && !imported.inherits
        ? merged
        : settled(merged, fresh.fields, type, expected(item, imported), kept.changed);
  } else {
    fields = fresh.fields.map(([name, target, value]): Field => [
      name,
      reuse(name, target, value, item, imported),
    ]);
    if (raw && imported) {
      const changed = isChanged(item, imported, 'language')
        ? keepUnedited(item, raw, imported).changed
        : new Set<FieldName>();
      fields.push(...unmapped(raw, imported, fields));
      fields = settled(fields, fresh.fields, type, expected(item, imported), changed);
    }
  }
  // Styles of 1988 pass over it; whoever reads the file again finds them.
  if (aliases.length > 0) fields.unshift(['ids', aliases.join(', ')]);
  return { key, type, fields, work, fresh: fresh.fields };
}

function printed(
  { key, type, fields }: Heir,
  raw: RawEntry | null,
  dialect: Dialect,
  abbreviations: Abbreviations,
): string {
  const width = Math.max(0, ...fields.map(([name]) => name.length));
  const lines = fields.map(([name, value]) => {
    const source = abbreviations.sourceOf(raw, name, value);
    const written = dialect === 'bibtex' && source !== null ? asciiOnly(source) : source;
    return `  ${name.padEnd(width)} = ${written ?? delimited(name, value)}`;
  });
  const comment = freeText(raw?.comment ?? '', dialect === 'bibtex');
  return `${comment === '' ? '' : `${comment}\n`}@${type}{${key},\n${lines.join(',\n')}\n}`;
}

/** A month's word stands bare, so that the style prints it in its own language. */
function delimited(name: string, value: string): string {
  return name.toLowerCase() === 'month' && MONTHS.includes(value) ? value : `{${value}}`;
}
