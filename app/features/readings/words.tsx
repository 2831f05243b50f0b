import { useTranslation } from 'react-i18next';
import { dayFormat, listFormat } from '../../components/intl.ts';
import type { Progress, Serves } from '../../domain/readings.ts';
import { servesAnything } from '../../domain/readings.ts';
import classes from './readings.module.css';

/** "3 propositions à sourcer, 1 contestée": what reading a work would serve. */
export function ServesWords({ serves }: { serves: Serves | null }) {
  const { t, i18n } = useTranslation('readings');
  if (!serves || !servesAnything(serves)) return null;
  const parts = (['toSource', 'contested', 'withoutPage'] as const)
    .filter((part) => serves[part] > 0)
    .map((part) => t(`serves.${part}`, { count: serves[part] }));
  return <span className={classes.serves}>{listFormat(i18n.language, 'unit').format(parts)}</span>;
}

export function ProgressWords({ progress }: { progress: Progress | null }) {
  const { t } = useTranslation('readings');
  if (!progress) return null;
  const { unit, at, of } = progress;
  return of === null ? t(`progress.${unit}`, { at }) : t(`progress.${unit}Of`, { at, of });
}

/** A day, without its time: "31 mars 2026". */
export function Day({ day }: { day: string }) {
  const { i18n } = useTranslation();
  const date = new Date(`${day}T00:00:00Z`);
  return <time dateTime={day}>{dayFormat(i18n.language, 'medium').format(date)}</time>;
}
