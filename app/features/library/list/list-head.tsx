import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { naturalDirection, type LibraryFilters, type Sort } from './filters.ts';
import classes from './work-list.module.css';

interface ListHeadProps {
  filters: LibraryFilters;
  onSort: (change: Pick<LibraryFilters, 'sort' | 'direction'>) => void;
  selection: 'none' | 'some' | 'all';
  onSelectAll: (selected: boolean) => void;
}

export function ListHead({ filters, onSort, selection, onSelectAll }: ListHeadProps) {
  const { t } = useTranslation('library');
  const sortBy = (sort: Sort) => {
    const opposite = filters.direction === 'asc' ? 'desc' : 'asc';
    onSort({ sort, direction: sort === filters.sort ? opposite : naturalDirection(sort) });
  };
  const sorted = (...sorts: Sort[]) => {
    if (!sorts.includes(filters.sort)) return 'none';
    return filters.direction === 'asc' ? 'ascending' : 'descending';
  };
  const button = (sort: Sort) => (
    <UnstyledButton
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
      <div
        role="columnheader"
        aria-sort={sorted('title', 'creators', 'year', 'container')}
        className={classes.sorts}
      >
        {button('title')}
        {button('creators')}
        {button('year')}
      </div>
      <div role="columnheader" aria-sort={sorted('key')} className={classes.key}>
        {button('key')}
      </div>
      <div role="columnheader" className={classes.reading}>
        {t('columns.reading')}
      </div>
      <div role="columnheader" className={classes.signs}>
        {t('columns.literature')}
      </div>
      <div role="columnheader" aria-sort={sorted('uses')} className={classes.uses}>
        {button('uses')}
      </div>
    </div>
  );
}

function Arrow({ direction }: { direction: 'asc' | 'desc' }) {
  const Icon = direction === 'asc' ? IconArrowUp : IconArrowDown;
  return <Icon size={13} aria-hidden="true" />;
}
