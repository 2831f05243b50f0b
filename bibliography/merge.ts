import { sameValue } from './csl-guard.ts';
import { fieldNames, getField, withField, type CslData, type FieldName } from './csl.ts';

/** A field in which two records of one work differ. */
export interface MergeField {
  name: FieldName;
  kept: ReturnType<typeof getField>;
  merged: ReturnType<typeof getField>;
  /**
   * Empty in the one that is kept, or the same words without their accents: taken from the other unless
   * somebody says otherwise.
   */
  fills: boolean;
}

/** Field by field, in the order of the kept record and then of the other; equal fields are left out. */
export function mergeFields(kept: CslData, merged: CslData): MergeField[] {
  const names = [...new Set<FieldName>([...fieldNames(kept), ...fieldNames(merged)])];
  return names.flatMap((name): MergeField[] => {
    const [own, other] = [getField(kept, name), getField(merged, name)];
    if (other === undefined || sameValue(own, other)) return [];
    return [{ name, kept: own, merged: other, fills: own === undefined || isBare(own, other) }];
  });
}

/** "Le travail des donnees" for "Le travail des données"; capitals and all else being equal. */
function isBare(own: MergeField['kept'], other: MergeField['merged']): boolean {
  if (typeof own !== 'string' || typeof other !== 'string') return false;
  return own !== other && own === other.normalize('NFD').replace(/\p{M}/gu, '');
}

/** The kept record with the named fields taken from the other. */
export function mergeItems<Item extends CslData>(
  kept: Item,
  merged: CslData,
  take: readonly FieldName[],
): Item {
  return take.reduce<Item>(
    (item, name) =>
      name === 'type'
        ? { ...item, type: merged.type }
        : withField(item, name, getField(merged, name)),
    kept,
  );
}
