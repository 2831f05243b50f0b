import type { Failure } from './types.ts';

/** A cell as spreadsheets read it, and never as a formula. */
function cell(value: string | number): string {
  const text = String(value);
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}

/**
 * What could not be read, one line an entry: its line in the file, its key, why, how it begins. With
 * the mark by which a spreadsheet knows UTF-8.
 * @param reason the words of a failure
 */
export function failureCsv(
  head: readonly string[],
  failures: readonly Failure[],
  reason: (failure: Failure) => string,
): string {
  const rows = failures.map((failure) => [
    failure.line,
    failure.key ?? '',
    reason(failure),
    failure.excerpt,
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
