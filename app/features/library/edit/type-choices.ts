import { isOptionsGroup, type OptionsFilter } from '@mantine/core';
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

/** Those whose names hold what is typed, whatever its accents and capitals. */
export const findType: OptionsFilter = ({ options, search }) => {
  const wanted = fold(search);
  const isFound = ({ label }: { label: string }) => fold(label).includes(wanted);
  return options
    .map((option) =>
      isOptionsGroup(option) ? { ...option, items: option.items.filter(isFound) } : option,
    )
    .filter((option) => (isOptionsGroup(option) ? option.items.length > 0 : isFound(option)));
};

function fold(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
