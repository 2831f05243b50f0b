import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../components/localized.ts';
import type { Change } from './types.ts';

/** Parameters whose value is a code, and where its words are. */
const CODED: Record<string, string> = { status: 'graph:statuses', role: 'members:roles' };

/** Says a change in the reader's language: its `what` names the sentence, its params fill it. */
export function useChangeWords(): (change: Change) => string {
  const { t } = useTranslation(['meetings', 'graph', 'members']);
  const say = useLocalized();
  const words = (name: string, value: Change['params'][string]) => {
    if (typeof value === 'object') return say(value);
    return CODED[name] ? t(`${CODED[name]}.${value}`) : value;
  };
  return ({ what, area, params }) => {
    const values = Object.entries(params).map(([name, value]) => [name, words(name, value)]);
    return String(t([`changes.${what}`, `changes.${area}`], Object.fromEntries(values)));
  };
}
