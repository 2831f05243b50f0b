import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { partsOf, type SheetLine } from '../../../domain/meeting-sheet.ts';
import { sayLine } from './say-line.ts';
import classes from './sheet.module.css';

interface SheetLinesProps {
  lines: readonly SheetLine[];
  base: string;
  /** Where the lines may be ticked: those that are left out. */
  choice?: { without: ReadonlySet<string>; onTick: (id: string, ticked: boolean) => void };
}

/** What stands on the page, part by part. */
export function SheetLines({ lines, base, choice }: SheetLinesProps) {
  const { t, i18n } = useTranslation(['sheets', 'readings', 'map']);
  return partsOf(lines).map(({ part, lines: inPart }) => (
    <section key={part} className={classes.part}>
      <h2>{t(`parts.${part}`)}</h2>
      <ul>
        {inPart.map((line) => {
          const said = sayLine(line, t, i18n.language);
          const ofWork = part === 'read' || part === 'reading';
          const words = (
            <>
              {said.text && !ofWork ? (
                <p className={classes.text} data-part={part}>
                  {part === 'excerpts' ? <q>{said.text}</q> : said.text}
                </p>
              ) : null}
              {said.translation ? (
                <p className={classes.text}>
                  <em>{said.translation}</em> <small>({t('ours')})</small>
                </p>
              ) : null}
              <p className={classes.reference}>
                {ofWork ? (
                  <Link to={`${base}/library/${encodeURIComponent(line.work.key)}`}>
                    <cite>{said.title}</cite>
                  </Link>
                ) : null}
                <span>
                  {[said.reference, said.locator, ...said.details].filter(Boolean).join(' · ')}
                </span>
              </p>
              {said.text && ofWork ? (
                <p className={classes.text}>
                  <q>{said.text}</q>
                </p>
              ) : null}
            </>
          );
          const shown = !choice?.without.has(line.id);
          return (
            <li key={line.id} data-left-out={!shown || undefined}>
              {choice ? (
                <Checkbox
                  checked={shown}
                  aria-label={t('tick', { line: said.text || said.title })}
                  onChange={(event) => choice.onTick(line.id, event.currentTarget.checked)}
                />
              ) : null}
              <div>{words}</div>
            </li>
          );
        })}
      </ul>
    </section>
  ));
}
