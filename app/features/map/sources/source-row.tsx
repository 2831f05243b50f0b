import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReadingSign, shortCreators } from '../../library/index.ts';
import { useMap } from '../map-context.ts';
import type { MapExcerpt, MapWork } from '../types.ts';
import { CARRIED } from './carried.ts';
import classes from './library-drawer.module.css';
import { useCentre } from '../canvas/use-centre.ts';
import { SourceTargets } from './source-targets.tsx';
import { evidenceTarget, type Source, useCite } from './use-cite.ts';
import { useWorkCard } from './use-work-card.ts';

interface SourceRowProps {
  work: MapWork;
  passages: readonly MapExcerpt[];
}

/** A work to be cited, with its excerpts behind their number. */
export function SourceRow({ work, passages }: SourceRowProps) {
  const { t, i18n } = useTranslation('map');
  const { canEdit } = useMap();
  const [open, setOpen] = useState(false);
  const by = [shortCreators(work.creators, i18n.language), work.year].filter(Boolean).join(', ');
  return (
    <li className={classes.row}>
      <div
        className={classes.work}
        draggable={canEdit}
        data-carried={canEdit || undefined}
        onDragStart={(event) => carry(event, work.key, { work: work.id })}
      >
        <span className={classes.by}>
          {by}
          <ReadingSign status={work.state ?? null} word={false} />
        </span>
        <span className={classes.workTitle}>{work.title}</span>
      </div>
      <div className={classes.acts}>
        {canEdit ? <UseSource source={{ work: work.id }} of={by || work.title} /> : null}
        {canEdit ? <LayWork work={work.id} of={by || work.title} /> : null}
        {passages.length > 0 ? (
          <button
            type="button"
            className={classes.use}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t('sources.excerpts', { count: passages.length })}
          </button>
        ) : null}
      </div>
      {open ? (
        <ul className={classes.passages}>
          {passages.map((excerpt) => (
            <li key={excerpt.id}>
              <blockquote
                className={classes.passage}
                draggable={canEdit}
                data-carried={canEdit || undefined}
                onDragStart={(event) =>
                  carry(event, work.key, { work: work.id, excerpt: excerpt.id })
                }
              >
                {excerpt.quotation}
                {excerpt.locator ? (
                  <small>
                    {t([`locator.${excerpt.locator.label}`, 'locator.page'])}{' '}
                    {excerpt.locator.value}
                  </small>
                ) : null}
              </blockquote>
              {canEdit ? (
                <UseSource
                  source={{ work: work.id, excerpt }}
                  of={excerpt.quotation.slice(0, 60)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** To what is selected, at once; else to what one then chooses. */
function UseSource({ source, of }: { source: Source; of: string }) {
  const { t } = useTranslation('map');
  const { graph, selection } = useMap();
  const cite = useCite();
  const words = (
    <>
      {t('sources.use')}
      <span className="visually-hidden"> {of}</span>
    </>
  );
  if (!evidenceTarget(graph, selection.only)) {
    return (
      <SourceTargets onPick={(id) => cite(source, id)}>
        {words}
        <span aria-hidden="true">…</span>
      </SourceTargets>
    );
  }
  return (
    <button type="button" className={classes.use} onClick={() => cite(source, selection.only)}>
      {words}
    </button>
  );
}

/** The click in the place of the drag onto the paper. */
function LayWork({ work, of }: { work: string; of: string }) {
  const { t } = useTranslation('map');
  const lay = useWorkCard();
  const centre = useCentre();
  return (
    <button type="button" className={classes.use} onClick={() => lay(work, centre())}>
      {t('sources.lay')}
      <span className="visually-hidden"> {of}</span>
    </button>
  );
}

/** As a source to this map, and as a citation to any other program. */
function carry(event: DragEvent, key: string, carried: { work: string; excerpt?: string }): void {
  event.dataTransfer.setData(CARRIED, JSON.stringify(carried));
  event.dataTransfer.setData('text/plain', `[@${key}]`);
  event.dataTransfer.effectAllowed = 'copy';
}
