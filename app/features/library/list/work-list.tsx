import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  type CSSProperties,
  type DragEvent,
  type KeyboardEvent,
  type Ref,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { focusRow, moveRowFocus, rowIndex } from '../../../components/row-focus.ts';
import { RowWindow } from '../../../components/row-window.tsx';
import { useListTop } from '../../../components/use-list-top.ts';
import { carryWorks } from '../shelf/drag.ts';
import type { Literature, WorkRow } from '../types.ts';
import type { Column, Widths } from './columns.ts';
import type { LibraryFilters } from './filters.ts';
import { ListHead } from './list-head.tsx';
import { usePendingReadings } from './use-pending-readings.ts';
import { usePages, type LibraryPage } from './use-pages.ts';
import { WorkLine } from './work-line.tsx';
import classes from './work-list.module.css';

const ROW_HEIGHT = 65;
/** Before the browser has measured: enough rows to fill a first screen. */
const UNMEASURED = { width: 1000, height: 900 };

interface WorkListProps {
  page: LibraryPage;
  /** The library's address. */
  path: string;
  /** The address's parameters, kept while a work is opened. */
  search: string;
  filters: LibraryFilters;
  literatures: readonly Literature[];
  openWork: string | null;
  selection: ReadonlySet<string>;
  onSelect: (id: string, selected: boolean) => void;
  /** Everything between two rows, ends included. */
  onSelectRange: (from: number, to: number, known: readonly (string | undefined)[]) => void;
  onSelectAll: (selected: boolean) => void;
  onFilter: (change: Partial<LibraryFilters>) => void;
  /** What scrolls: the list is part of a longer column. */
  scroller: RefObject<HTMLDivElement | null>;
  columns: readonly Column[];
  widths: Widths;
  onWidth: (column: Column, width: number | null) => void;
  /** Rows can be taken to a collection or a tag. */
  canDrag: boolean;
  ref?: Ref<WorkListHandle>;
}

export interface WorkListHandle {
  focusFirst(): void;
}

/** The references, as many as there are: only those in view are in the page. */
export function WorkList({
  page,
  path,
  search,
  filters,
  literatures,
  openWork,
  selection,
  onSelect,
  onSelectRange,
  onSelectAll,
  onFilter,
  scroller,
  columns,
  widths,
  onWidth,
  canDrag,
  ref,
}: WorkListProps) {
  const { t } = useTranslation('library');
  const list = useRef<HTMLDivElement>(null);
  const top = useListTop(list, scroller);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are called here, and passed to nobody
  const virtualizer = useVirtualizer({
    count: page.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollMargin: top,
    initialRect: UNMEASURED,
  });
  const rows = virtualizer.getVirtualItems();
  const rowAt = usePages(page, path, search, [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0]);
  const pending = usePendingReadings();
  const byId = useMemo(
    () => new Map(literatures.map((literature) => [literature.id, literature])),
    [literatures],
  );

  const rowFocus = { list, count: page.total, show: virtualizer.scrollToIndex };
  const workOf = (event: SyntheticEvent): WorkRow | undefined => {
    const index = rowIndex(event.target);
    return index === null ? undefined : rowAt(index);
  };
  /** The row that was chosen last: with Shift, everything from it on is. */
  const anchor = useRef<number | null>(null);
  const chooseTo = (index: number) => {
    const from = Math.min(anchor.current ?? index, index);
    const to = Math.max(anchor.current ?? index, index);
    const known = Array.from({ length: to - from + 1 }, (_, at) => rowAt(from + at)?.id);
    onSelectRange(from, to, known);
  };
  const choose = (index: number, selected: boolean, isRange: boolean) => {
    const work = rowAt(index);
    if (!work) return;
    if (isRange && anchor.current !== null) return chooseTo(index);
    anchor.current = index;
    onSelect(work.id, selected);
  };
  // The lines are kept as they are while the list scrolls: what they call must stay the same.
  const chooseOf = useRef(choose);
  useEffect(() => {
    chooseOf.current = choose;
  });
  const onChoose = useCallback(
    (index: number, selected: boolean, isRange: boolean) =>
      chooseOf.current(index, selected, isRange),
    [],
  );
  const press = (event: KeyboardEvent) => {
    const index = rowIndex(event.target);
    const work = workOf(event);
    const onRow = event.target instanceof HTMLAnchorElement && index !== null;
    if (onRow && event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSelectAll(true);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (onRow && event.shiftKey && step !== undefined) {
      anchor.current ??= index;
      chooseTo(Math.min(page.total - 1, Math.max(0, index + step)));
    }
    moveRowFocus(event, rowFocus);
    if (!onRow || !work || event.ctrlKey || event.metaKey || event.key.toLowerCase() !== 'x')
      return;
    choose(index, !selection.has(work.id), event.shiftKey);
  };
  const drag = (event: DragEvent) => {
    const work = workOf(event);
    if (work) carryWorks(event.dataTransfer, selection.has(work.id) ? [...selection] : [work.id]);
  };
  useImperativeHandle(ref, () => ({ focusFirst: () => focusRow(rowFocus, 0) }));

  return (
    <div
      role="table"
      aria-label={t('title')}
      aria-rowcount={page.total + 1}
      className={classes.table}
      style={widthStyle(widths)}
    >
      <ListHead
        columns={columns}
        filters={filters}
        onSort={onFilter}
        selection={selection.size === 0 ? 'none' : selection.size >= page.total ? 'all' : 'some'}
        onSelectAll={onSelectAll}
        widths={widths}
        onWidth={onWidth}
      />
      <RowWindow
        ref={list}
        rows={rows}
        top={top}
        height={virtualizer.getTotalSize()}
        onKeyDown={press}
        onDragStart={canDrag ? drag : undefined}
      >
        {rows.map((virtual) => {
          const work = rowAt(virtual.index);
          const open = work !== undefined && (openWork === work.id || openWork === work.key);
          return (
            <div
              key={virtual.key}
              ref={virtualizer.measureElement}
              role="row"
              aria-rowindex={virtual.index + 2}
              data-index={virtual.index}
              data-open={open || undefined}
              draggable={canDrag}
              className={classes.row}
            >
              {work ? (
                <WorkLine
                  work={work}
                  columns={columns}
                  reading={
                    pending.get(work.id) ?? (pending.has(work.id) ? null : work.reading.status)
                  }
                  to={`${path}/${encodeURIComponent(work.key)}${search ? `?${search}` : ''}`}
                  action={path}
                  literatures={byId}
                  open={open}
                  selected={selection.has(work.id)}
                  index={virtual.index}
                  onChoose={onChoose}
                />
              ) : (
                <div role="cell" className={classes.waiting}>
                  <span className="visually-hidden">{t('loadingRow')}</span>
                </div>
              )}
            </div>
          );
        })}
      </RowWindow>
    </div>
  );
}

/** The widths that somebody changed, for the cells of the heading and of the rows. */
function widthStyle(widths: Widths): CSSProperties {
  return Object.fromEntries(
    Object.entries(widths).map(([column, width]) => [`--width-${column}`, `${String(width)}px`]),
  );
}
