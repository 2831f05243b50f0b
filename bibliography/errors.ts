/** What a whole file is refused for. One bad entry is never an error: it is an `ImportFailure`. */
export type BibliographyErrorCode =
  | 'import-empty'
  | 'import-binary'
  | 'import-too-large'
  | 'import-unknown-format'
  | 'style-unknown'
  | 'locale-unknown';

/**
 * An error that carries a code and its parameters, never words: the interface, the command line
 * and the API look the words up in the reader's language.
 */
export class BibliographyError extends Error {
  readonly code: BibliographyErrorCode;
  readonly params: Record<string, string | number>;

  constructor(
    code: BibliographyErrorCode,
    params: Record<string, string | number> = {},
    options: { cause?: unknown } = {},
  ) {
    super(code, options);
    this.name = 'BibliographyError';
    this.code = code;
    this.params = params;
  }
}

/**
 * Why one entry was not imported. The words stand in `app/domain/locales/LANGUAGE/import-failures.ts`,
 * one line a code; a test reads both.
 *
 * | code | params | meaning |
 * |---|---|---|
 * | entry-unclosed | | its last brace, parenthesis or quote never comes |
 * | entry-unreadable | found | what stands after `@type{` is no entry |
 * | entry-empty | | it has a key and no field |
 * | entry-too-large | limit | longer than `MAX_ENTRY_LENGTH` characters, @string values expanded |
 * | entry-too-deep | limit | braces nested deeper than `MAX_BRACE_DEPTH` |
 * | entry-not-a-work | type | @xdata or @set: data for other entries, not a work |
 * | string-unreadable | | an @string that is no `name = value` |
 * | string-too-large | name, limit | an @string that expands beyond `MAX_STRING_LENGTH` |
 * | item-not-an-object | | CSL-JSON: not an object |
 * | item-without-type | | CSL-JSON: no `type` of the CSL schema |
 * | citation-unreadable | | a manuscript's live citation that holds no work |
 */
export const IMPORT_FAILURE_CODES = [
  'entry-unclosed',
  'entry-unreadable',
  'entry-empty',
  'entry-too-large',
  'entry-too-deep',
  'entry-not-a-work',
  'string-unreadable',
  'string-too-large',
  'item-not-an-object',
  'item-without-type',
  'citation-unreadable',
] as const;
export type ImportFailureCode = (typeof IMPORT_FAILURE_CODES)[number];

/**
 * What was repaired or guessed in an entry that was imported.
 *
 * | code | meaning |
 * |---|---|
 * | key-missing | it had none: the server assigns one |
 * | key-repaired | a space or a forbidden sign was taken out of it |
 * | field-name-odd | a field's name has a sign that BibTeX forbids (read all the same) |
 * | field-repeated | the same field twice: the first is read, both are kept |
 * | comma-missing | between two fields |
 * | text-skipped | text between fields that is no field: kept as a note before the entry |
 * | end-missing | a brace or quote that never comes: its fields were read line by line |
 * | string-undefined | an abbreviation that the file never defines: kept as its name |
 * | crossref-missing | the entry it inherits from is not in the file |
 * | crossref-circular | it inherits from itself |
 * | type-unknown | read as a document |
 * | date-unreadable | kept as text |
 * | command-unknown | a TeX command without translation: its argument is kept |
 * | markup-broken | faulty XML: what could be read of it was |
 */
export const IMPORT_WARNING_CODES = [
  'key-missing',
  'key-repaired',
  'field-name-odd',
  'field-repeated',
  'comma-missing',
  'text-skipped',
  'end-missing',
  'string-undefined',
  'crossref-missing',
  'crossref-circular',
  'type-unknown',
  'date-unreadable',
  'command-unknown',
  'markup-broken',
] as const;
export type ImportWarningCode = (typeof IMPORT_WARNING_CODES)[number];
