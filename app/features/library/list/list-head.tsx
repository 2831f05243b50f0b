import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ColumnEdge } from './column-edge.tsx';
import type { Column, Widths } from './columns.ts';
import { naturalDirection, SORTS, type LibraryFilters, type Sort } from './filters.ts';
import classes from './work-list.module.css';

interface ListHeadProps {
  columns: readonly Column[];
  filters: LibraryFilters;
  onSort: (change: Pick<LibraryFilters, 'sort' | 'direction'>) => void;
  selection: 'none' | 'some' | 'all';
  onSelectAll: (selected: boolean) => void;
  widths: Widths;
  onWidth: (column: Column, width: number | null) => void;
}

/** What the reference itself is sorted by; a year that has its own column is sorted there. */
const OF_REFERENCE = ['title', 'creators', 'year'] as const;

export function ListHead(props: ListHeadProps) {
  const { columns, filters, onSort, selection, onSelectAll, widths, onWidth } = props;
  const { t } = useTranslation('library');
  const inReference = OF_REFERENCE.filter((sort) => sort !== 'year' || !columns.includes('year'));
  const sortBy = (sort: Sort) => {
    const opposite = filters.direction === 'asc' ? 'desc' : 'asc';
    onSort({ sort, direction: sort === filters.sort ? opposite : naturalDirection(sort) });
  };
  const sorted = (sorts: readonly Sort[]) => {
    if (!sorts.includes(filters.sort)) return 'none';
    return filters.direction === 'asc' ? 'ascending' : 'descending';
  };
  const button = (sort: Sort) => (
    <UnstyledButton
      key={sort}
      className={classes.sort}
      data-on={filters.sort === sort || undefined}
      onClick={() => sortBy(sort)}
    >
      {t(`columns.${sort}`)}
      {filters.sort === sort ? <Arrow direction={filters.direction} /> : null}
    </UnstyledButton>
  );
  return (
    <div role="row" aria-rowindex={1} className={classes.head}>
      <div role="columnheader" className={classes.check}>
        <input
          type="checkbox"
          className={classes.box}
          aria-label={t('row.selectAll')}
          checked={selection === 'all'}
          ref={(box) => {
            if (box) box.indeterminate = selection === 'some';
          }}
          onChange={(event) => onSelectAll(event.currentTarget.checked)}
        />
      </div>
      <div role="columnheader" aria-sort={sorted(inReference)} className={classes.sorts}>
        {inReference.map(button)}
      </div>
      {columns.map((column) => {
        const sort = SORTS.find((known) => known === column);
        return (
          <div
            key={column}
            role="columnheader"
            aria-sort={sort && sorted([sort])}
            className={classes[column]}
          >
            <ColumnEdge column={column} width={widths[column]} onWidth={onWidth} />
            {sort ? button(sort) : t(`columns.${column}`)}
          </div>
        );
      })}
    </div>
  );
}

function Arrow({ direction }: { direction: 'asc' | 'desc' }) {
  const Icon = direction === 'asc' ? IconArrowUp : IconArrowDown;
  return <Icon size={13} aria-hidden="true" />;
}
