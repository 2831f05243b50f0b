import {
  fieldInput,
  normaliseDoi,
  normaliseIsbn,
  type CslDate,
  type CslName,
  type FieldName,
} from '../../../../bibliography/index.ts';
import { formatDate, parseDate } from './dates.ts';
import { formatNames, parseNames } from './names.ts';

export type FieldValue = string | CslName[] | CslDate | undefined;

/** The value as it is typed: names one a line, dates in the reader's language. */
export function fieldText(value: FieldValue, language?: string): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? formatNames(value) : formatDate(value, language);
}

/**
 * The value that a text stands for; undefined where it is empty.
 * @param before what the field held: where its text is unchanged it is given back exactly
 */
export function fieldValue(
  name: FieldName,
  text: string,
  before: FieldValue,
  language?: string,
): FieldValue {
  if (text === fieldText(before, language)) return before;
  switch (fieldInput(name)) {
    case 'names': {
      const names = parseNames(text, Array.isArray(before) ? before : []);
      return names.length > 0 ? names : undefined;
    }
    case 'date':
      return parseDate(text);
    default: {
      const trimmed = text.trim();
      return trimmed === '' ? undefined : normalised(name, trimmed);
    }
  }
}

/** Identifiers in their one form; what is none is kept as typed. */
function normalised(name: FieldName, text: string): string {
  if (name === 'DOI') return normaliseDoi(text) ?? text;
  if (name === 'ISBN') return normaliseIsbn(text) ?? text;
  return text;
}
