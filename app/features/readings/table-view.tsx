import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { moveRowFocus } from '../../components/row-focus.ts';
import { RowWindow } from '../../components/row-window.tsx';
import {
  READING_SORTS,
  type ReadingColumn,
  type ReadingFilter,
  type ReadingSort,
} from '../../domain/reading-filter.ts';
import { dueOf, type ReadingLine } from '../../domain/readings.ts';
import { LineTitle } from './line-title.tsx';
import classes from './readings.module.css';
import { StatusMenu } from './status-menu.tsx';
import type { ReadingChange } from './use-readings.ts';
import { useListTop } from '../../components/use-list-top.ts';
import { Day, ProgressWords, ServesWords } from './words.tsx';

const ROW_HEIGHT = 60;
/** Before the browser has measured: enough rows to fill a first screen. */
const UNMEASURED = { width: 1000, height: 900 };

interface TableViewProps {
  lines: readonly ReadingLine[];
  filter: ReadingFilter;
  onFilter: (change: Partial<ReadingFilter>) => void;
  onChange: (ids: readonly string[], change: ReadingChange) => void;
  selection: ReadonlySet<string>;
  onSelect: (ids: readonly string[], selected: boolean) => void;
  base: string;
  scroller: RefObject<HTMLDivElement | null>;
}

/** The lines as a table, as many as there are: only those in view are in the page. */
export function TableView(props: TableViewProps) {
  const { lines, filter, onFilter, onChange, selection, onSelect, base, scroller } = props;
  const { t } = useTranslation('readings');
  const list = useRef<HTMLDivElement>(null);
  const top = useListTop(list, scroller);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are called here, and passed to nobody
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    scrollMargin: top,
    initialRect: UNMEASURED,
  });
  const template = ['30px', 'minmax(0, 1fr)', ...filter.columns.map((name) => WIDTHS[name])];
  const style = { gridTemplateColumns: template.join(' ') };
  const chosen = lines.length > 0 && lines.every(({ id }) => selection.has(id));

  const rows = virtualizer.getVirtualItems();
  const rowFocus = { list, count: lines.length, show: virtualizer.scrollToIndex };

  return (
    <div role="table" aria-label={t('title')} aria-rowcount={lines.length + 1}>
      <div role="rowgroup">
        <div role="row" className={classes.head} style={style}>
          <span role="columnheader">
            <input
              type="checkbox"
              className={classes.box}
              aria-label={t('selection.all')}
              checked={chosen}
              onChange={(event) =>
                onSelect(
                  lines.map(({ id }) => id),
                  event.currentTarget.checked,
                )
              }
            />
          </span>
          {(['title', ...filter.columns] as const).map((column) => (
            <ColumnHead key={column} column={column} filter={filter} onFilter={onFilter} />
          ))}
        </div>
      </div>
      <RowWindow
        ref={list}
        rows={rows}
        top={top}
        height={virtualizer.getTotalSize()}
        onKeyDown={(event) => moveRowFocus(event, rowFocus)}
      >
        {rows.map((virtual) => {
          const line = lines[virtual.index]!;
          return (
            <div
              key={line.id}
              ref={virtualizer.measureElement}
              role="row"
              aria-rowindex={virtual.index + 2}
              data-index={virtual.index}
              className={classes.row}
              style={style}
            >
              <Line
                line={line}
                columns={filter.columns}
                base={base}
                selected={selection.has(line.id)}
                onSelect={onSelect}
                onChange={onChange}
              />
            </div>
          );
        })}
      </RowWindow>
    </div>
  );
}

const WIDTHS: Record<ReadingColumn, string> = {
  status: '7.5rem',
  priority: '5.5rem',
  due: '7rem',
  progress: '8rem',
  serves: 'minmax(0, 13rem)',
  tags: 'minmax(0, 9rem)',
  verdict: 'minmax(0, 14rem)',
  others: 'minmax(0, 9rem)',
};

interface ColumnHeadProps {
  column: ReadingColumn | 'title';
  filter: ReadingFilter;
  onFilter: (change: Partial<ReadingFilter>) => void;
}

function ColumnHead({ column, filter, onFilter }: ColumnHeadProps) {
  const { t } = useTranslation('readings');
  const sort = READING_SORTS.find((known): known is ReadingSort => known === column);
  const on = filter.sort === sort;
  const Arrow = filter.direction === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <span
      role="columnheader"
      aria-sort={on ? (filter.direction === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      {sort ? (
        <button
          type="button"
          className={classes.sort}
          onClick={() =>
            onFilter({ sort, direction: on && filter.direction === 'asc' ? 'desc' : 'asc' })
          }
        >
          {t(`columns.${column}`)}
          {on ? <Arrow size={13} aria-hidden="true" /> : null}
        </button>
      ) : (
        t(`columns.${column}`)
      )}
    </span>
  );
}

interface LineProps {
  line: ReadingLine;
  columns: readonly ReadingColumn[];
  base: string;
  selected: boolean;
  onSelect: (ids: readonly string[], selected: boolean) => void;
  onChange: (ids: readonly string[], change: ReadingChange) => void;
}

const Line = memo(function Line(props: LineProps) {
  const { line, columns, base, selected, onSelect, onChange } = props;
  const { t } = useTranslation('readings');
  const { reading } = line;
  const due = dueOf(line);
  const cells: Record<ReadingColumn, React.ReactNode> = {
    status: <StatusMenu line={line} onChoose={(status) => onChange([line.id], { status })} />,
    priority: reading.priority === null ? null : t(`priority.${reading.priority}`),
    due: due ? <Day day={due} /> : null,
    progress: <ProgressWords progress={reading.progress} />,
    serves: <ServesWords serves={line.serves} />,
    tags: reading.tags.map((tag) => (
      <span key={tag} className={classes.tag}>
        {tag}
      </span>
    )),
    verdict: <span className={classes.verdict}>{reading.verdict}</span>,
    others: line.others.map(({ person }) => person.name).join(', '),
  };
  return (
    <>
      <span role="cell">
        <input
          type="checkbox"
          className={classes.box}
          aria-label={t('selection.select', { title: line.title })}
          checked={selected}
          onChange={(event) => onSelect([line.id], event.currentTarget.checked)}
        />
      </span>
      <span role="cell" className={classes.reference}>
        <LineTitle line={line} base={base}>
          {line.recommended[0] ? (
            <em> · {t('recommended.by', { name: line.recommended[0].by.name })}</em>
          ) : null}
        </LineTitle>
      </span>
      {columns.map((column) => (
        <span key={column} role="cell" className={classes.cell} data-label={t(`columns.${column}`)}>
          {cells[column]}
        </span>
      ))}
    </>
  );
});
