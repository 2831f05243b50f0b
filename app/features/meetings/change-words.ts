import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../components/localized.ts';
import type { Change } from './types.ts';

/** Says a change in the reader's language: its `what` names the sentence, its params fill it. */
export function useChangeWords(): (change: Change) => string {
  const { t } = useTranslation('meetings');
  const say = useLocalized();
  return ({ what, area, params }) => {
    const values = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'object' ? say(value) : value,
      ]),
    );
    return t([`changes.${what}`, `changes.${area}`], values);
  };
}
