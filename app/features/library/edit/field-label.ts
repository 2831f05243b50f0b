import type { TFunction } from 'i18next';
import { isCslType, likeType } from '../../../../bibliography/index.ts';

/** A field's name as its type calls it: an interview has no author but a person who answers. */
export function fieldLabel(t: TFunction<'work'>, name: string, type: string): string {
  const like = isCslType(type) ? likeType(type) : type;
  return t([`fieldOf.${type}.${name}`, `fieldOf.${like}.${name}`, `field.${name}`], {
    defaultValue: name,
  });
}
