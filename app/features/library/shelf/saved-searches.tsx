import { Button, Checkbox, Menu, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFiltered, writeFilters, type LibraryFilters } from '../list/filters.ts';
import type { SavedSearch } from '../types.ts';
import { ShelfLine } from './shelf-line.tsx';
import { Group } from './shelf-group.tsx';
import classes from './shelf.module.css';
import type { ShelfActs } from './use-shelf.ts';

interface SavedSearchesProps {
  searches: readonly SavedSearch[];
  filters: LibraryFilters;
  /** The library's address. */
  path: string;
  acts: ShelfActs;
}

/** Searches under a name, each an address: one's own, and those that others share. */
export function SavedSearches({ searches, filters, path, acts }: SavedSearchesProps) {
  const { t } = useTranslation('library');
  const query = writeFilters(new URLSearchParams(), filters).toString();
  const isKept = searches.some((search) => search.query === query);
  return (
    <Group title={t('shelf.searches')}>
      {searches.map(({ id, name, query: kept, shared, own }) => (
        <ShelfLine
          key={id}
          name={shared ? t('shelf.sharedName', { name }) : name}
          sign={<IconListSearch size={15} stroke={1.6} aria-hidden="true" />}
          to={`${path}?${kept}`}
          current={kept === query}
          menu={
            own ? (
              <Menu.Item
                onClick={() => void acts.deleteSearch({ id, name, query: kept, shared, own })}
              >
                {t('shelf.deleteSearch')}
              </Menu.Item>
            ) : null
          }
        />
      ))}
      {acts.deletedSearch ? (
        <li className={classes.hint} role="status">
          {t('shelf.deletedSearch', { name: acts.deletedSearch.name })}{' '}
          <UnstyledButton
            className={classes.undo}
            onClick={() => void acts.restoreSearch(acts.deletedSearch!)}
          >
            {t('shelf.putBack')}
          </UnstyledButton>
        </li>
      ) : null}
      {isFiltered(filters) && !isKept ? (
        <li>
          <KeepSearch query={query} acts={acts} />
        </li>
      ) : searches.length === 0 ? (
        <li className={classes.hint}>{t('shelf.noSearch')}</li>
      ) : null}
    </Group>
  );
}

function KeepSearch({ query, acts }: { query: string; acts: ShelfActs }) {
  const { t } = useTranslation(['library', 'common']);
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Button size="compact-sm" variant="default" onClick={() => setOpen(!open)}>
          {t('shelf.keepSearch')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shelf.keepSearch')}>
        <form
          className={classes.keep}
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            const name = String(form.get('name'));
            const shared = form.get('shared') === 'on';
            void acts.act({ act: 'save-search', name, query, shared }).then((refused) => {
              setError(refused);
              if (refused === null) setOpen(false);
            });
          }}
        >
          <TextInput
            name="name"
            label={t('shelf.searchName')}
            error={error}
            maxLength={200}
            data-autofocus
          />
          <Checkbox name="shared" label={t('shelf.share')} />
          <Button type="submit" size="xs">
            {t('common:actions.save')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
