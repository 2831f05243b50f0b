import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ExportMenu } from '../parts/export-menu.tsx';
import classes from './toolbar.module.css';

const DEBOUNCE_MS = 200;

interface ToolbarProps {
  base: string;
  query: string;
  onQuery: (query: string) => void;
  canEdit: boolean;
  /** Before the search: the way to the drawer. */
  children?: ReactNode;
}

/** The search, and what brings references in and takes them out. */
export function Toolbar({ base, query, onQuery, canEdit, children }: ToolbarProps) {
  const { t } = useTranslation('library');
  return (
    <div className={classes.toolbar}>
      {children}
      <SearchBox query={query} onQuery={onQuery} />
      <div className={classes.actions}>
        {canEdit ? (
          <>
            <Button
              component={Link}
              to={`${base}/new-work`}
              variant="subtle"
              leftSection={<IconPlus size={16} aria-hidden="true" />}
            >
              {t('actions.add')}
            </Button>
            <Button
              component={Link}
              to={`${base}/import`}
              variant="default"
              leftSection={<IconFileImport size={16} aria-hidden="true" />}
            >
              {t('actions.import')}
            </Button>
            <Button component={Link} to={`${base}/duplicates`} variant="subtle">
              {t('actions.duplicates')}
            </Button>
          </>
        ) : null}
        <ExportMenu
          base={base}
          scope={{ kind: 'library' }}
          label={t('actions.export')}
          bibliography
        />
      </div>
    </div>
  );
}

function SearchBox({ query, onQuery }: Pick<ToolbarProps, 'query' | 'onQuery'>) {
  const { t } = useTranslation('library');
  const box = useRef<HTMLInputElement>(null);
  const sent = useRef(query);
  const send = useDebouncedCallback((text: string) => {
    sent.current = text;
    onQuery(text);
  }, DEBOUNCE_MS);
  // An address that changed otherwise (back, "show everything") fills the box; the answer to what
  // was typed does not, for more may have been typed since.
  useEffect(() => {
    if (query === sent.current || !box.current) return;
    sent.current = query;
    box.current.value = query;
  }, [query]);
  // What was typed before the page's script ran is searched too.
  useEffect(() => {
    if (box.current && box.current.value !== sent.current) send(box.current.value);
  }, [send]);
  return (
    <TextInput
      type="search"
      role="searchbox"
      className={classes.search}
      aria-label={t('search.label')}
      placeholder={t('search.placeholder')}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      ref={box}
      defaultValue={query}
      onChange={(event) => send(event.currentTarget.value)}
    />
  );
}
