/** Formatted references, styles, and files to take away. */
import type { CitedItem, CslNode, Omittable, Slice } from '../../bibliography/index.ts';
import type { ErrorReport } from '../../app/domain/errors.ts';
import type { Actor } from './identity.ts';

/** `map` and `works` take ids (a map's slug too); `note` is what the note of a work cites by "@". */
export type Scope =
  | { kind: 'library' }
  | { kind: 'map'; map: string }
  | { kind: 'note'; work: string }
  | { kind: 'works'; ids: string[] };

export const EXPORT_FORMATS = [
  'bibtex',
  'biblatex',
  'csl-json',
  'ris',
  'endnote-xml',
  'word-xml',
  'markdown',
  'plain',
  'html',
  'graph-json',
] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a file holds beside the scope. */
export interface ExportOptions {
  /** Of formatted references (markdown, plain, html): a style and a locale of the catalogue. */
  style?: string;
  locale?: string;
  /** Left out of every work; nothing unless told. */
  omit?: readonly Omittable[];
  /**
   * Without the works that came from Zotero. Unless told, so are RIS and CSL-JSON, the way back to
   * it, except of works chosen one by one.
   */
  withoutZotero?: boolean;
}

export interface ExportFile {
  filename: string;
  mediaType: string;
  body: string;
  /** Strong, quoted: of the bytes. */
  etag: string;
}

/** A citation style; `kind` is "author-date", "numeric", "note", "label" or "author". */
export interface StyleChoice {
  id: string;
  title: string;
  kind: string;
  /** Brought by the project itself. */
  own?: true;
}

/** What is wrong with a style file, and where; lines and columns from 1, null for the file as a whole. */
export interface StyleFault extends ErrorReport {
  line: number | null;
  column: number | null;
  /** Names of what the schema wants in its place. */
  expected: string[];
}

/** The first of the faults, and how many there are; or the style, added. */
export type AddedStyle =
  { style: StyleChoice; faults: [] } | { style: null; faults: StyleFault[]; count: number };

/** A style and the locales it falls back on, by tag. */
export interface StyleTrees {
  style: CslNode;
  locales: Record<string, CslNode>;
}

export interface RenderedBibliography {
  style: string;
  locale: string;
  /** Works in the scope; a slice has fewer entries. */
  total: number;
  /** Sorted as the style asks; `html` is sanitised. */
  entries: Array<{ id: string; html: string; text: string }>;
  html: string;
  text: string;
}

export interface BibliographyService {
  /**
   * All of it, or a slice in the style's order.
   * Errors: 'style-unknown', 'locale-unknown', 'style-fails', 'style-too-slow', 'render-timeout'.
   */
  render(
    actor: Actor,
    ref: string,
    input: { scope: Scope; style: string; locale: string; slice?: Slice },
  ): Promise<RenderedBibliography>;
  /**
   * Citations in the text, one each, numbered and told apart as in the bibliography of the scope. Empty
   * for a work that is not in it, or that the person may not see. Errors as `render`'s.
   */
  cite(
    actor: Actor,
    ref: string,
    input: { scope: Scope; cited: CitedItem[]; style: string; locale: string },
  ): Promise<Array<{ html: string; text: string }>>;
  /**
   * Citation styles whose title or id has the words asked for, the project's own before the others;
   * for no words the project's own and those that are offered first.
   */
  styles(actor: Actor, ref: string, query: string): Promise<StyleChoice[]>;
  /**
   * A .csl file's text becomes a style of the project, once it is valid and has set a reference.
   * One that refers to another is set as that one.
   * Errors: 'style-too-large', 'style-doctype', 'style-heavy', 'style-loops', 'style-parent-unknown',
   * 'styles-too-many', 'style-fails', 'style-too-slow', 'render-timeout'.
   */
  addStyle(actor: Actor, ref: string, csl: string): Promise<AddedStyle>;
  /** Errors: 'style-unknown'. */
  removeStyle(actor: Actor, ref: string, id: string): void;
  /** What a page needs to set references itself. Errors: 'style-unknown', 'locale-unknown'. */
  styleTrees(
    actor: Actor,
    ref: string,
    input: { style: string; locale: string },
  ): Promise<StyleTrees>;
  /** graph-json holds the whole project (graph and library) whatever the scope. */
  export(
    actor: Actor,
    ref: string,
    input: { scope: Scope; format: ExportFormat } & ExportOptions,
  ): Promise<ExportFile>;
}
