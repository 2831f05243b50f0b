import { readEntry } from './bibtex-read.ts';
import { scanBibtex, type ScannedEntry } from './bibtex-scanner.ts';
import { NOT_A_WORK } from './bibtex-types.ts';
import type { ImportedEntry, ReadEntries } from './imported.ts';
import { inheritFields, xdataOf } from './inherit.ts';
import type { RawEntry } from './raw-entry.ts';

/** Reads BibTeX or BibLaTeX. `blocks` counts everything that begins with `@type{`. */
export function readBibtex(text: string): ReadEntries & { blocks: number } {
  const scanned = scanBibtex(text);
  const inherited = inheritFields(scanned.entries);
  const xdata = new Map(
    scanned.entries
      .filter(({ type }) => type.toLowerCase() === 'xdata')
      .map((entry) => [entry.key.toLowerCase(), entry]),
  );
  const entries: ImportedEntry[] = [];
  const failures: ReadEntries['failures'] = [...scanned.failures];
  for (const entry of scanned.entries) {
    if (NOT_A_WORK.has(entry.type.toLowerCase())) {
      failures.push({
        line: entry.line,
        key: entry.key || null,
        code: 'entry-not-a-work',
        params: { type: entry.type },
        excerpt: entry.excerpt,
      });
    } else entries.push(readScanned(entry, inherited, xdata));
  }
  const last = entries.at(-1)?.raw;
  const { preambles, after } = scanned;
  if (last && (preambles.length > 0 || after !== '')) last.file = { preambles, after };
  failures.sort((a, b) => a.line - b.line);
  return { entries, failures, blocks: scanned.blocks };
}

function readScanned(
  entry: ScannedEntry,
  inherited: ReturnType<typeof inheritFields>,
  xdata: ReadonlyMap<string, ScannedEntry>,
): ImportedEntry {
  const named = xdata.size > 0 ? xdataOf(entry, xdata) : [];
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
    raw: {
      format: 'bibtex',
      type: entry.type,
      key: entry.key,
      fields: entry.fields,
      ...(entry.comment === '' ? {} : { comment: entry.comment }),
      ...writtenShort(entry),
      ...(named.length === 0 ? {} : { xdata: named.map(({ key, fields }) => ({ key, fields })) }),
    },
    warnings: [...new Set([...entry.warnings, ...found, ...warnings])],
  };
}

/** Nothing where every value stands by itself, or is a month alone. */
function writtenShort({ sources, strings }: ScannedEntry): Pick<RawEntry, 'sources' | 'strings'> {
  const told = sources.filter(
    ([, source]) =>
      !/^[a-z]{3}$/i.test(source) || strings.get(source.toLowerCase()) !== source.toLowerCase(),
  );
  return told.length === 0
    ? {}
    : { sources: told, strings: [...strings].filter(([name, value]) => name !== value) };
}
