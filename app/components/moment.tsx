import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

const never = () => () => undefined;

/** False while the server's rendering is taken over, true right after: for what only the browser knows. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** A date in the reader's language and, once the page is alive, in the reader's time zone. */
export function Moment({ at, time = false }: { at: string; time?: boolean }) {
  const { i18n } = useTranslation();
  const hydrated = useHydrated();
  const format = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'long',
    timeStyle: time ? 'short' : undefined,
    timeZone: hydrated ? undefined : 'UTC',
  });
  return <time dateTime={at}>{format.format(new Date(at))}</time>;
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "3 days ago", "il y a 3 jours"; `seconds` is an age. */
export function ageInWords(seconds: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const step = STEPS.find(([, length]) => seconds >= length);
  return step ? format.format(-Math.floor(seconds / step[1]), step[0]) : format.format(0, 'second');
}
