import { Button } from '@mantine/core';
import { useCallback, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigation, useSearchParams } from 'react-router';
import { EmptyState } from '../../../components/empty-state.tsx';
import { TopBar } from '../../../components/top-bar.tsx';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { useImportDrop } from '../import/use-import-drop.ts';
import { useLiveWorks } from '../parts/use-live-works.ts';
import type { Literature } from '../types.ts';
import { DropCurtain } from './drop-curtain.tsx';
import { FilterBar } from './filter-bar.tsx';
import { isFiltered, readFilters, writeFilters, type LibraryFilters } from './filters.ts';
import classes from './library-screen.module.css';
import { SelectionActions } from './selection-actions.tsx';
import { Toolbar } from './toolbar.tsx';
import type { LibraryPage } from './use-pages.ts';
import { useSelection } from './use-selection.ts';
import { WorkList } from './work-list.tsx';

export interface LibraryData extends LibraryPage {
  counts: { references: number; sourced: number; toSource: number };
  literatures: Literature[];
}

interface LibraryScreenProps {
  data: LibraryData;
  /** The id or key of the work that is open beside the list. */
  openWork: string | null;
  /** Its panel. */
  children: ReactNode;
}

export function LibraryScreen({ data, openWork, children }: LibraryScreenProps) {
  const { t } = useTranslation('library');
  const { workspace } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  const path = `${base}/library`;
  const canEdit = workspace.abilities.editLibrary;
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  const search = writeFilters(params, {}).toString();
  const selection = useSelection(`${path}?${search}&all=1`);
  const scroller = useRef<HTMLDivElement>(null);
  const navigation = useNavigation();
  const dragging = useImportDrop(canEdit ? `${base}/import` : null);
  useLiveWorks(workspace.id);

  const filter = useCallback(
    (change: Partial<LibraryFilters>) =>
      setParams((before) => writeFilters(before, change), {
        replace: true,
        preventScrollReset: true,
      }),
    [setParams],
  );
  const find = useCallback((q: string) => filter({ q }), [filter]);

  return (
    <div className={classes.screen}>
      <TopBar trail={[{ label: workspace.name, to: `${base}/maps` }]} title={t('title')} />
      <div className={classes.body} data-open={openWork !== null || undefined}>
        <div className={classes.column} ref={scroller}>
          <div className={classes.matter}>
            {data.counts.references > 0 || isFiltered(filters) ? (
              <>
                <Counts {...data.counts} />
                <Toolbar base={base} query={filters.q} onQuery={find} canEdit={canEdit} />
                <FilterBar filters={filters} literatures={data.literatures} onChange={filter} />
              </>
            ) : null}
            {data.total > 0 ? (
              <div aria-busy={navigation.state === 'loading' || undefined}>
                {isFiltered(filters) ? (
                  <p role="status" className={classes.found}>
                    {t('counts.shown', { count: data.total })}
                  </p>
                ) : null}
                <WorkList
                  page={data}
                  path={path}
                  search={search}
                  filters={filters}
                  literatures={data.literatures}
                  openWork={openWork}
                  selection={selection.chosen}
                  onSelect={selection.choose}
                  onSelectAll={selection.chooseAll}
                  onFilter={filter}
                  scroller={scroller}
                />
              </div>
            ) : (
              <Nothing filters={filters} base={base} canEdit={canEdit} />
            )}
            <SelectionActions
              base={base}
              ids={[...selection.chosen]}
              canEdit={canEdit}
              deleted={filters.deleted}
              onDone={selection.clear}
            />
          </div>
        </div>
        {children}
      </div>
      <DropCurtain shown={dragging} />
    </div>
  );
}

function Counts({ references, sourced, toSource }: LibraryData['counts']) {
  const { t } = useTranslation('library');
  return (
    <div className={classes.counts}>
      <h2 className={classes.references}>{t('counts.references', { count: references })}</h2>
      <p>
        {t('counts.sourced', { count: sourced })} · {t('counts.toSource', { count: toSource })}
      </p>
    </div>
  );
}

interface NothingProps {
  filters: LibraryFilters;
  base: string;
  canEdit: boolean;
}

/** An empty list says why, and what to do. */
function Nothing({ filters, base, canEdit }: NothingProps) {
  const { t } = useTranslation('library');
  if (isFiltered(filters)) {
    const trash = filters.deleted && !filters.q;
    return (
      <EmptyState
        title={t(trash ? 'nothing.trash' : 'nothing.title')}
        text={t(trash ? 'nothing.trashText' : 'nothing.text')}
      />
    );
  }
  return (
    <EmptyState title={t('empty.title')} text={t(canEdit ? 'empty.text' : 'empty.textReader')}>
      {canEdit ? (
        <>
          <Button component={Link} to={`${base}/import`}>
            {t('empty.action')}
          </Button>
          <Link to={`${base}/new-work`}>{t('actions.add')}</Link>
        </>
      ) : null}
    </EmptyState>
  );
}
