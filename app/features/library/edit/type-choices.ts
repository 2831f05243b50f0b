import type { TFunction } from 'i18next';
import { CSL_TYPES, WORK_TYPES } from '../../../../bibliography/index.ts';

/** Every type for a list to choose from: the usual ones first, then the others by their names. */
export function typeChoices(t: TFunction<'work'>, language: string) {
  const choice = (type: string) => ({ value: type, label: t(`types.${type}`) });
  const usual: string[] = WORK_TYPES.map(({ type }) => type);
  const others = CSL_TYPES.filter((type) => !usual.includes(type)).map(choice);
  return [
    { group: t('form.usualTypes'), items: usual.map(choice) },
    {
      group: t('form.otherTypes'),
      items: others.sort((a, b) => a.label.localeCompare(b.label, language)),
    },
  ];
}
