import {
  fieldNames,
  getField,
  readBibliography,
  sameValue,
  withField,
  writeWorks,
  type CslItem,
  type ImportFailure,
} from '../../../../bibliography/index.ts';

export type ReadText =
  | { ok: true; item: CslItem; key: string; warnings: string[] }
  | { ok: false; failures: ReadFailure[] };

/** Where, and why; with a code of its own where the text holds no entry, or more than one. */
export interface ReadFailure extends Pick<ImportFailure, 'line' | 'params'> {
  code: ImportFailure['code'] | 'entry-missing' | 'entry-second';
}

/** The work as one BibLaTeX entry. */
export function bibtexText(item: CslItem, key: string): string {
  return writeWorks([{ key: key || 'sans-cle', aliases: [], item, raw: null }], 'biblatex').trim();
}

/**
 * The work that an edited text stands for. Only what differs from the text it was made of is taken
 * over: a field that BibTeX cannot say stays as it was.
 */
export function readBibtexText(text: string, before: CslItem, key: string): ReadText {
  const made = read(bibtexText(before, key));
  const edited = read(text);
  if (!edited.ok) return edited;
  if (!made.ok) return { ...edited, item: { ...edited.item, id: before.id } };
  let item: CslItem = { ...before };
  if (made.item.type !== edited.item.type) item.type = edited.item.type;
  for (const name of new Set([...fieldNames(made.item), ...fieldNames(edited.item)])) {
    if (name === 'type') continue;
    const value = getField(edited.item, name);
    if (!sameValue(getField(made.item, name), value)) item = withField(item, name, value);
  }
  return { ...edited, item, key: edited.key === made.key ? key : edited.key };
}

function read(text: string): ReadText {
  if (!/@\s*\w+\s*[{(]/.test(text)) {
    return { ok: false, failures: [{ line: 1, code: 'entry-missing', params: {} }] };
  }
  const { entries, failures } = readBibliography(text, { format: 'bibtex' });
  const [entry, second] = entries;
  if (failures.length > 0 || !entry) return { ok: false, failures };
  if (second) {
    return { ok: false, failures: [{ line: second.line, code: 'entry-second', params: {} }] };
  }
  const { item, key, line, warnings } = entry;
  // A file's entry is worth mending; who is writing one would rather close the brace.
  if (warnings.includes('end-missing')) {
    return { ok: false, failures: [{ line, code: 'entry-unclosed', params: {} }] };
  }
  return { ok: true, item: { ...item, id: '' }, key, warnings };
}
