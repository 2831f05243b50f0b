import type { TFunction } from 'i18next';

/** A field's name as its type calls it: an interview has no author but a person who answers. */
export function fieldLabel(t: TFunction<'work'>, name: string, type: string): string {
  return t([`fieldOf.${type}.${name}`, `field.${name}`], { defaultValue: name });
}
