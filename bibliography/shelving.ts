import type { CslData } from './csl.ts';
import type { RawEntry } from './formats/raw-entry.ts';

const LONGEST = 100;

/** A work's keywords one by one: parted by semicolons or lines where there are any, else by commas. */
export function keywordsOf(item: CslData): string[] {
  const text = item.keyword ?? '';
  return listed(text, /[;\n]/.test(text) ? /[;\n]/ : /,/);
}

/**
 * The groups that a file puts a work in: JabRef's `groups` field, where "A > B" stands below A and is
 * called by its last part.
 */
export function groupsOf(raw: RawEntry | null): string[] {
  const field = raw?.fields.find(([name]) => name.toLowerCase() === 'groups');
  return listed(field?.[1] ?? '', /[,;]/).map((path) => path.split(/\s*>\s*/).at(-1)!);
}

function listed(text: string, separator: RegExp): string[] {
  const parts = text.split(separator).map((part) => part.trim().replace(/\s+/g, ' '));
  return [...new Set(parts.filter((part) => part !== '' && part.length <= LONGEST))];
}
