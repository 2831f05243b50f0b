import { withField, type CslItem, type FieldName } from './csl.ts';
import { writeBiblatex, writeBibtex } from './formats/bibtex-write.ts';
import { writeCslJson } from './formats/csl-json.ts';
import { writeEndnoteXml } from './formats/endnote-xml.ts';
import type { ExportableWork, RawEntry, RawFormat } from './formats/raw-entry.ts';
import { writeRis } from './formats/ris.ts';
import { writeWordXml } from './formats/word-xml.ts';

interface Writer {
  write: (works: ExportableWork[]) => string;
  extension: string;
  mediaType: string;
}

/** The files that works leave in. */
export const WRITERS = {
  bibtex: { write: writeBibtex, extension: 'bib', mediaType: 'application/x-bibtex' },
  biblatex: { write: writeBiblatex, extension: 'bib', mediaType: 'application/x-bibtex' },
  'csl-json': {
    write: writeCslJson,
    extension: 'json',
    mediaType: 'application/vnd.citationstyles.csl+json',
  },
  ris: { write: writeRis, extension: 'ris', mediaType: 'application/x-research-info-systems' },
  'endnote-xml': { write: writeEndnoteXml, extension: 'xml', mediaType: 'application/xml' },
  'word-xml': { write: writeWordXml, extension: 'xml', mediaType: 'application/xml' },
} as const satisfies Record<string, Writer>;

export type WriteFormat = keyof typeof WRITERS;

/** What may be left out of a file that is given to others. */
export const OMITTABLE = ['file', 'abstract', 'note'] as const;
export type Omittable = (typeof OMITTABLE)[number];

const VARIABLES: Readonly<Record<Omittable, readonly FieldName[]>> = {
  file: [],
  abstract: ['abstract'],
  note: ['note', 'annote'],
};

/** Fields that name files on somebody's disk; they are kept, and are no variable. */
const FILE_FIELDS: Partial<Record<RawFormat, RegExp>> = {
  bibtex: /^(?:file|pdf|local-url|bdsk-file-\d+|owner)$/i,
  ris: /^L[14]$/,
  'endnote-xml': /^urls\/pdf-urls\//,
};

/** How far somebody has read, as JabRef and BibDesk write it into a file: nobody else's business. */
const PRIVATE_FIELDS: Partial<Record<RawFormat, RegExp>> = { bibtex: /^(?:readstatus|read)$/i };

/** A file of the works, in the format. Never in it: what somebody's program noted of their reading. */
export function writeWorks(
  works: readonly ExportableWork[],
  format: WriteFormat,
  omit: readonly Omittable[] = [],
): string {
  return WRITERS[format].write(works.map((work) => without(work, omit)));
}

function without(work: ExportableWork, omit: readonly Omittable[]): ExportableWork {
  const names = omit.flatMap((name) => VARIABLES[name]);
  const item = names.reduce<CslItem>((held, name) => withField(held, name, undefined), work.item);
  const tables = omit.includes('file') ? [PRIVATE_FIELDS, FILE_FIELDS] : [PRIVATE_FIELDS];
  return { ...work, item, raw: work.raw && withoutFields(work.raw, tables) };
}

function withoutFields(
  raw: RawEntry,
  tables: ReadonlyArray<Partial<Record<RawFormat, RegExp>>>,
): RawEntry {
  const patterns = tables.flatMap((table) => table[raw.format] ?? []);
  const kept = raw.fields.filter(([name]) => !patterns.some((pattern) => pattern.test(name)));
  return {
    ...raw,
    fields: kept,
    ...(raw.also ? { also: raw.also.map((other) => withoutFields(other, tables)) } : {}),
  };
}
