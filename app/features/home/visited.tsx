import { useTranslation } from 'react-i18next';
import { ageInWords, useHydrated } from '../../components/moment.tsx';

interface VisitedProps {
  at: string | null;
  words?: 'card.visited' | 'trash.deletedOn';
}

/** "Visited 3 days ago": by the reader's own clock, hence once the page is alive. */
export function Visited({ at, words = 'card.visited' }: VisitedProps) {
  const { t, i18n } = useTranslation('home');
  const hydrated = useHydrated();
  if (!at || !hydrated) return null;
  return <time dateTime={at}>{t(words, { age: ageSince(at, i18n.language) })}</time>;
}

function ageSince(at: string, language: string): string {
  return ageInWords(Math.max(0, (Date.now() - Date.parse(at)) / 1000), language);
}
