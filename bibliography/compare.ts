import { sameValue } from './csl-guard.ts';
import { fieldNames, getField, withField, type CslData, type FieldName } from './csl.ts';

export type ImportOutcome = 'new' | 'unchanged' | 'updated' | 'conflict';

export interface ImportComparison {
  outcome: ImportOutcome;
  /** Changed in the file only: taken without a question. */
  updated: FieldName[];
  /** Changed here and in the file, differently: somebody must choose. */
  conflicts: FieldName[];
}

/** Equal but for the apostrophe's shape, which a way through TeX does not keep. */
export function sameField(a: unknown, b: unknown): boolean {
  if (sameValue(a, b)) return true;
  const [x, y] = [a, b].map((value) => (value === undefined ? '' : JSON.stringify(value)));
  return sameValue(JSON.parse(straight(x!) || 'null'), JSON.parse(straight(y!) || 'null'));
}

function straight(text: string): string {
  return text.replaceAll('’', "'");
}

/**
 * Compares an entry that comes again with the work it made, field by field.
 * @param base the item as it was last imported; null where the work was made by hand
 * @param mine as it is stored now; null where there is no such work
 * @param theirs as it comes now
 */
export function compareImport(
  base: CslData | null,
  mine: CslData | null,
  theirs: CslData,
): ImportComparison {
  if (!mine) return { outcome: 'new', updated: [], conflicts: [] };
  const names = new Set<FieldName>([
    ...fieldNames(theirs),
    ...fieldNames(mine),
    ...(base ? fieldNames(base) : []),
  ]);
  const updated: FieldName[] = [];
  const conflicts: FieldName[] = [];
  for (const name of names) {
    const [own, other] = [getField(mine, name), getField(theirs, name)];
    if (sameField(own, other)) continue;
    const before = base ? getField(base, name) : undefined;
    if (base && sameField(before, other)) continue; // edited here only
    // Without a base, what the file does not say is no change, and an empty field may be filled.
    if (!base && other === undefined) continue;
    if (base ? sameField(before, own) : own === undefined) updated.push(name);
    else conflicts.push(name);
  }
  const outcome = conflicts.length > 0 ? 'conflict' : updated.length > 0 ? 'updated' : 'unchanged';
  return { outcome, updated, conflicts };
}

/** The stored item with the named fields taken from the incoming one. */
export function takeFields<Item extends CslData>(
  mine: Item,
  theirs: CslData,
  names: readonly FieldName[],
): Item {
  return names.reduce<Item>(
    (item, name) =>
      name === 'type'
        ? { ...item, type: theirs.type }
        : withField(item, name, getField(theirs, name)),
    mine,
  );
}
