import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '../../components/empty-state.tsx';
import { FormError } from '../../components/form-error.tsx';
import { useErrorWords } from '../../components/use-form.ts';
import {
  applyReadingFilter,
  DEFAULT_FILTER,
  READING_VIEWS,
  readReadingFilter,
  writeReadingFilter,
  type ReadingFilter,
  type ReadingViewName,
} from '../../domain/reading-filter.ts';
import type { ReadingLine, ReadingState } from '../../domain/readings.ts';
import { BoardView } from './board-view.tsx';
import { Filters } from './filters.tsx';
import { NextView } from './next-view.tsx';
import classes from './readings.module.css';
import { SavedViews, type SavedView } from './saved-views.tsx';
import { Selection } from './selection.tsx';
import { TableView } from './table-view.tsx';
import { useReadings } from './use-readings.ts';

interface ReadingsScreenProps {
  /** The first lines of the view, or all there are. */
  lines: readonly ReadingLine[];
  /** How many works the library has. */
  total: number;
  /** How many the address's filter lets through. */
  found: number;
  views: readonly SavedView[];
  base: string;
  /** The page's bar. */
  top: ReactNode;
}

/** One's own readings: a table, a board, or what to read next. The view is the address. */
export function ReadingsScreen(props: ReadingsScreenProps) {
  const { lines: first, total, found, views, base, top } = props;
  const { t } = useTranslation('readings');
  const say = useErrorWords();
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => readReadingFilter(search), [search]);
  const { lines, complete, change, rank, error } = useReadings(first, first.length === total, base);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => applyReadingFilter(lines, filter), [lines, filter]);
  const tags = useMemo(
    () => [...new Set(lines.flatMap(({ reading }) => reading.tags))].sort(),
    [lines],
  );

  const go = (next: ReadingFilter) =>
    setSearch(writeReadingFilter(next), { replace: true, preventScrollReset: true });
  const onFilter = (wanted: Partial<ReadingFilter>) => go({ ...filter, ...wanted });
  const onStatus = (id: string, status: ReadingState | null) => void change([id], { status });
  const select = (ids: readonly string[], selected: boolean) =>
    setSelection((before) => {
      const next = new Set(before);
      for (const id of ids) {
        if (selected) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  const chosen = lines.filter(({ id }) => selection.has(id));

  if (total === 0) {
    return (
      <div className={classes.screen}>
        {top}
        <EmptyState title={t('empty.title')} text={t('empty.text')}>
          <Button component={Link} to={`${base}/library`}>
            {t('empty.action')}
          </Button>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className={classes.screen}>
      {top}
      <div ref={scroller} className={classes.scroller}>
        <p className={classes.lead}>{t('lead')}</p>
        <div className={classes.bar}>
          <SegmentedControl
            aria-label={t('views.label')}
            value={filter.view}
            onChange={(view) =>
              go(readReadingFilter(new URLSearchParams({ view: view as ReadingViewName })))
            }
            data={READING_VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
          />
          <Link to={`${base}/readings/meeting`}>{t('meeting')}</Link>
          <SavedViews views={views} query={search.toString()} base={base} />
        </div>
        <Filters
          filter={filter}
          tags={tags}
          onFilter={onFilter}
          onClear={() => go(readReadingFilter(new URLSearchParams({ view: filter.view })))}
        />
        <p role="status" className={classes.count}>
          {t('count', { count: complete ? shown.length : found })}
        </p>
        <FormError>{error ? say(error) : undefined}</FormError>
        {chosen.length > 0 ? (
          <Selection
            lines={chosen}
            onChange={(ids, wanted) => void change(ids, wanted)}
            onClear={() => setSelection(new Set())}
          />
        ) : null}
        {filter.view === 'next' ? (
          <NextView
            lines={shown}
            sort={filter.sort}
            onSort={(sort) => onFilter({ sort })}
            onStatus={onStatus}
            onRank={(id, behind) => void rank(id, behind)}
            onTable={() => go(DEFAULT_FILTER)}
            base={base}
          />
        ) : shown.length === 0 ? (
          <p>{t('nothing')}</p>
        ) : filter.view === 'board' ? (
          <BoardView lines={shown} onStatus={onStatus} base={base} />
        ) : (
          <TableView
            lines={shown}
            filter={filter}
            onFilter={onFilter}
            onChange={(ids, wanted) => void change(ids, wanted)}
            selection={selection}
            onSelect={select}
            base={base}
            scroller={scroller}
          />
        )}
      </div>
    </div>
  );
}
