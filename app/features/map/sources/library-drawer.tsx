import { CloseButton, TextInput } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { folded } from '../../../domain/graph/queries.ts';
import { findWorks } from '../../library/index.ts';
import { useMap } from '../map-context.ts';
import type { MapExcerpt, MapWork } from '../types.ts';
import classes from './library-drawer.module.css';
import { useReturnFocus } from '../use-return-focus.ts';
import { SourceRow } from './source-row.tsx';

/** Enough to choose from by eye; the search finds the rest. */
const SHOWN = 60;

/** The library beside the map: works and their excerpts, to be dragged onto what they support, or given by a click. */
export function LibraryDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('map');
  const { works, excerpts, workspace, canEdit } = useMap();
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useReturnFocus();
  useEffect(() => field.current?.focus(), []);

  const excerptsOf = useMemo(() => Map.groupBy(excerpts, ({ work }) => work), [excerpts]);
  const found = useMemo(
    () => findSources([...works.values()], excerptsOf, query),
    [works, excerptsOf, query],
  );
  return (
    <section aria-label={t('sources.label')} className={classes.drawer}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('sources.title')}</h2>
        <CloseButton
          className={classes.close}
          aria-label={t('sources.close')}
          title={t('sources.close')}
          onClick={onClose}
        />
        <TextInput
          ref={field}
          className={classes.search}
          aria-label={t('sources.search')}
          placeholder={t('sources.placeholder')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        {canEdit ? <p className={classes.hint}>{t('sources.hint')}</p> : null}
      </header>
      <p role="status" className="visually-hidden">
        {t('sources.found', { count: found.length })}
      </p>
      {found.length === 0 ? (
        <p className={classes.none}>
          {works.size === 0 ? t('inspector.emptyLibrary') : t('inspector.noWork')}{' '}
          <Link to={`/p/${workspace.slug}/library`}>{t('inspector.toLibrary')}</Link>
        </p>
      ) : null}
      <ul className={classes.list}>
        {found.slice(0, SHOWN).map(({ work, passages }) => (
          <SourceRow key={work.id} work={work} passages={passages} />
        ))}
      </ul>
      {found.length > SHOWN ? (
        <p className={classes.none}>{t('sources.more', { count: found.length - SHOWN })}</p>
      ) : null}
    </section>
  );
}

interface Found {
  work: MapWork;
  passages: readonly MapExcerpt[];
}

const NO_PASSAGES: readonly MapExcerpt[] = [];

/** Works that the query finds, with all their excerpts, then those of which an excerpt alone has its words. */
function findSources(
  works: MapWork[],
  excerptsOf: ReadonlyMap<string, MapExcerpt[]>,
  query: string,
): Found[] {
  const citable = works.filter(({ deleted }) => !deleted);
  const named = new Set(findWorks(citable, query).map(({ id }) => id));
  const words = folded(query).split(/\s+/).filter(Boolean);
  const found = (work: MapWork): Found => {
    const passages = excerptsOf.get(work.id) ?? NO_PASSAGES;
    if (named.has(work.id)) return { work, passages };
    return {
      work,
      passages: passages.filter(({ quotation }) =>
        words.every((word) => folded(quotation).includes(word)),
      ),
    };
  };
  const all = citable.map(found);
  return [
    ...all.filter(({ work }) => named.has(work.id)),
    ...all.filter(({ work, passages }) => !named.has(work.id) && passages.length > 0),
  ];
}
