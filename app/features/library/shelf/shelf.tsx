import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core';
import { IconFolder, IconLayoutSidebarLeftCollapse, IconPlus, IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeFilters, type LibraryFilters } from '../list/filters.ts';
import type { BulkChange, Shelf as ShelfData } from '../types.ts';
import { NameField } from './name-field.tsx';
import { SavedSearches } from './saved-searches.tsx';
import { Group } from './shelf-group.tsx';
import { ShelfLine } from './shelf-line.tsx';
import classes from './shelf.module.css';
import { useShelf } from './use-shelf.ts';

/** More tags than this wait behind a button. */
const TAGS_SHOWN = 24;

interface ShelfProps {
  shelf: ShelfData;
  filters: LibraryFilters;
  base: string;
  canEdit: boolean;
  /** Puts dropped works somewhere. */
  onChangeWorks: (ids: string[], change: BulkChange) => void;
  /** From every work, with its way back. */
  onRemoveTag: (name: string) => void;
  onClose: () => void;
  /** The page is not alive yet: whether there is room is for the style sheet to see. */
  waiting: boolean;
}

/** The drawer that one works from: collections, tags and kept searches. */
export function Shelf({
  shelf,
  filters,
  base,
  canEdit,
  onChangeWorks,
  onRemoveTag,
  onClose,
  waiting,
}: ShelfProps) {
  const { t } = useTranslation('library');
  const acts = useShelf(base);
  const [all, setAll] = useState(false);
  /** What is being named: 'new', or the collection or tag that gets another name. */
  const [naming, setNaming] = useState<string | null>(null);
  const path = `${base}/library`;
  const to = (change: Partial<LibraryFilters>) => {
    const params = writeFilters(new URLSearchParams(), change).toString();
    return params ? `${path}?${params}` : path;
  };
  const done = () => setNaming(null);
  const tags = all ? shelf.tags : shelf.tags.slice(0, TAGS_SHOWN);
  const renaming = (id: string, name: string, act: object) => (
    <li key={id}>
      <NameField
        label={t('shelf.rename')}
        initial={name}
        onSave={(next) => acts.act({ ...act, name: next })}
        onClose={done}
      />
    </li>
  );
  return (
    <nav
      aria-label={t('shelf.label')}
      className={classes.shelf}
      data-waiting={waiting || undefined}
    >
      <Group
        title={t('shelf.collections')}
        action={
          <>
            {canEdit ? (
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t('shelf.newCollection')}
                onClick={() => setNaming('new')}
              >
                <IconPlus size={16} aria-hidden="true" />
              </ActionIcon>
            ) : null}
            <ActionIcon variant="subtle" size="sm" aria-label={t('shelf.close')} onClick={onClose}>
              <IconLayoutSidebarLeftCollapse size={17} aria-hidden="true" />
            </ActionIcon>
          </>
        }
      >
        {shelf.collections.map((collection) => {
          const { id, name, works } = collection;
          if (naming === id) return renaming(id, name, { act: 'rename-collection', id });
          return (
            <ShelfLine
              key={id}
              name={name}
              count={works}
              sign={<IconFolder size={15} stroke={1.6} aria-hidden="true" />}
              to={to({ collection: id })}
              current={filters.collection === id}
              onDropWorks={canEdit ? (ids) => onChangeWorks(ids, { addTo: [id] }) : undefined}
              menu={
                canEdit ? (
                  <>
                    <Menu.Item onClick={() => setNaming(id)}>{t('shelf.rename')}</Menu.Item>
                    <Menu.Item onClick={() => void acts.deleteCollection(collection)}>
                      {t('shelf.deleteCollection')}
                    </Menu.Item>
                  </>
                ) : null
              }
            />
          );
        })}
        {naming === 'new' ? (
          <li>
            <NameField
              label={t('shelf.newCollection')}
              onSave={(name) => acts.act({ act: 'add-collection', name })}
              onClose={done}
            />
          </li>
        ) : null}
        {shelf.collections.length === 0 && naming !== 'new' ? (
          <li className={classes.hint}>{t(canEdit ? 'shelf.noCollection' : 'shelf.none')}</li>
        ) : null}
        {acts.deleted ? (
          <li className={classes.hint} role="status">
            {t('shelf.deleted', { name: acts.deleted.name })}{' '}
            <UnstyledButton
              className={classes.undo}
              onClick={() => void acts.restoreCollection(acts.deleted!.id)}
            >
              {t('shelf.putBack')}
            </UnstyledButton>
          </li>
        ) : null}
      </Group>
      <Group title={t('shelf.tags')}>
        {tags.map(({ name, works }) => {
          if (naming === `#${name}`) {
            return renaming(name, name, { act: 'rename-tag', from: name });
          }
          return (
            <ShelfLine
              key={name}
              name={name}
              count={works}
              sign={<IconTag size={14} stroke={1.6} aria-hidden="true" />}
              to={to({ tag: name })}
              current={filters.tag === name}
              onDropWorks={canEdit ? (ids) => onChangeWorks(ids, { addTags: [name] }) : undefined}
              menu={
                canEdit ? (
                  <>
                    <Menu.Item onClick={() => setNaming(`#${name}`)}>{t('shelf.rename')}</Menu.Item>
                    <Menu.Item onClick={() => onRemoveTag(name)}>{t('shelf.removeTag')}</Menu.Item>
                  </>
                ) : null
              }
            />
          );
        })}
        {shelf.tags.length === 0 ? <li className={classes.hint}>{t('shelf.noTag')}</li> : null}
        {shelf.tags.length > TAGS_SHOWN ? (
          <li>
            <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)}>
              {all ? t('shelf.fewer') : t('shelf.all', { count: shelf.tags.length })}
            </Button>
          </li>
        ) : null}
      </Group>
      <SavedSearches searches={shelf.searches} filters={filters} path={path} acts={acts} />
    </nav>
  );
}
