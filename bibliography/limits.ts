/** Bytes of a file: a larger one is refused whole. */
export const MAX_IMPORT_BYTES = 64 * 1024 * 1024;
/** Characters of one entry, its @string values expanded. An abstract of 100 pages fits. */
export const MAX_ENTRY_LENGTH = 1_000_000;
/** Characters of one @string value: 22 lines that double each other would make 41.9 MB. */
export const MAX_STRING_LENGTH = 100_000;
/** Characters that all @string values, or all inherited fields, may together add to a file. */
export const MAX_TOTAL_EXPANSION = 8 * 1024 * 1024;
/** Braces inside braces. No title needs more than five. */
export const MAX_BRACE_DEPTH = 500;
/** Entries (or items) of one file. */
export const MAX_ENTRIES = 200_000;
/** Steps of inheritance: an article in an issue in a volume in a series. */
export const MAX_INHERITANCE = 8;
/** Fields of one entry; BibLaTeX knows 190. */
export const MAX_FIELDS = 500;
