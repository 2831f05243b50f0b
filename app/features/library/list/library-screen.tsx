import { Button } from '@mantine/core';
import { IconFolders } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useNavigation, useSearchParams } from 'react-router';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Notice } from '../../../components/notice.tsx';
import { TopBar } from '../../../components/top-bar.tsx';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { useServerAway } from '../../sync/index.ts';
import { BulkNotice } from '../bulk/bulk-notice.tsx';
import { BulkPanel } from '../bulk/bulk-panel.tsx';
import { DeletePanel } from '../bulk/delete-panel.tsx';
import { useBulk } from '../bulk/use-bulk.ts';
import { Shelf } from '../shelf/shelf.tsx';
import { WaitingList } from '../waiting/waiting-list.tsx';
import type { Literature, Shelf as ShelfData } from '../types.ts';
import { ColumnMenu } from './column-menu.tsx';
import { useColumns } from './columns.ts';
import { FilterBar } from './filter-bar.tsx';
import { isFiltered, readFilters, writeFilters, type LibraryFilters } from './filters.ts';
import classes from './library-screen.module.css';
import { KeysHelp } from './keys-help.tsx';
import { pageOfKept } from './kept-page.ts';
import { SelectionActions } from './selection-actions.tsx';
import { Toolbar } from './toolbar.tsx';
import { useKeptLibrary } from './use-kept-library.ts';
import { useLibraryKeys } from './use-library-keys.ts';
import type { LibraryPage } from './use-pages.ts';
import { useSelection } from './use-selection.ts';
import { useShelfOpen } from './use-shelf-open.ts';
import { WorkList, type WorkListHandle } from './work-list.tsx';

export interface LibraryData extends LibraryPage {
  counts: { references: number; sourced: number; toSource: number };
  literatures: Literature[];
  shelf: ShelfData;
}

interface LibraryScreenProps {
  data: LibraryData;
  /** The id or key of the work that is open beside the list. */
  openWork: string | null;
  /** Its panel. */
  children: ReactNode;
}

export function LibraryScreen({ data: served, openWork, children }: LibraryScreenProps) {
  const { t } = useTranslation('library');
  const { workspace, user } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  const path = `${base}/library`;
  const canEdit = workspace.abilities.editLibrary;
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const search = writeFilters(params, {}).toString();
  const isAway = useServerAway();
  const kept = useKeptLibrary(isAway);
  const offline = useMemo(
    // What is in a collection is not kept.
    () => (kept && filters.collection === null ? pageOfKept(kept, filters) : null),
    [kept, filters],
  );
  const data = offline ? { ...served, ...offline } : served;
  const selection = useSelection(`${path}?${search}&all=1`);
  const scroller = useRef<HTMLDivElement>(null);
  const navigation = useNavigation();
  const navigate = useNavigate();
  const list = useRef<WorkListHandle>(null);
  const { columns, widths, setColumns, setWidth } = useColumns(user.id);
  const bulk = useBulk(base);
  /** What is being done with the chosen works, in the panel's place. */
  const [doing, setDoing] = useState<'edit' | 'delete' | null>(null);
  const [help, setHelp] = useState(false);
  const chosen = [...selection.chosen];
  const acting = canEdit && chosen.length > 0 ? doing : null;
  const beside = openWork !== null || acting !== null;
  const drawer = useShelfOpen(beside);

  const filter = useCallback(
    (change: Partial<LibraryFilters>) =>
      setParams((before) => writeFilters(before, change), {
        replace: true,
        preventScrollReset: true,
      }),
    [setParams],
  );
  const finish = () => {
    setDoing(null);
    selection.clear();
  };
  useLibraryKeys({
    search: () => scroller.current?.querySelector<HTMLElement>('[type=search]')?.focus(),
    first: () => list.current?.focusFirst(),
    edit: () => setDoing('edit'),
    add: () => void (canEdit && navigate(`${base}/new-work`)),
    clear: () => {
      if (acting) setDoing(null);
      else if (chosen.length > 0) selection.clear();
      else if (openWork !== null) void navigate(search ? `${path}?${search}` : path);
    },
    help: () => setHelp(true),
  });
  const find = useCallback((q: string) => filter({ q }), [filter]);

  return (
    <div className={classes.screen}>
      <TopBar trail={[{ label: workspace.name, to: `${base}/maps` }]} title={t('title')} />
      <div
        className={classes.body}
        data-open={beside || undefined}
        data-shelf={(drawer.open && !drawer.waiting) || undefined}
      >
        {drawer.open ? (
          <Shelf
            shelf={data.shelf}
            filters={filters}
            base={base}
            canEdit={canEdit}
            onChangeWorks={(ids, change) => void bulk.apply(ids, change)}
            onRemoveTag={(name) => {
              void bulk.removeTag(name);
              if (filters.tag === name) filter({ tag: null });
            }}
            onClose={() => drawer.set(false)}
            waiting={drawer.waiting}
          />
        ) : null}
        <div className={classes.column} ref={scroller}>
          <div className={classes.matter}>
            {isAway ? <Notice>{t(kept ? 'offline.kept' : 'offline.away')}</Notice> : null}
            <WaitingList />
            {data.counts.references > 0 || isFiltered(filters) ? (
              <>
                <div className={classes.head}>
                  <Counts {...data.counts} />
                  <div className={classes.view}>
                    <ColumnMenu columns={columns} onChange={setColumns} />
                    <KeysHelp opened={help} onChange={setHelp} />
                  </div>
                </div>
                <Toolbar base={base} query={filters.q} onQuery={find} canEdit={canEdit}>
                  {drawer.open && !drawer.waiting ? null : (
                    <Button
                      className={drawer.open ? classes.whereNarrow : undefined}
                      variant="default"
                      leftSection={<IconFolders size={16} aria-hidden="true" />}
                      onClick={() => drawer.set(true)}
                    >
                      {t('shelf.open')}
                    </Button>
                  )}
                </Toolbar>
                <FilterBar
                  filters={filters}
                  literatures={data.literatures}
                  shelf={drawer.open && !drawer.waiting ? null : data.shelf}
                  onChange={filter}
                />
              </>
            ) : null}
            <BulkNotice bulk={bulk} base={base} />
            {data.total > 0 ? (
              <div aria-busy={navigation.state === 'loading' || undefined}>
                {isFiltered(filters) ? (
                  <p role="status" className={classes.found}>
                    {t('counts.shown', { count: data.total })}
                  </p>
                ) : null}
                <WorkList
                  ref={list}
                  page={data}
                  path={path}
                  search={search}
                  filters={filters}
                  literatures={data.literatures}
                  columns={columns}
                  widths={widths}
                  onWidth={setWidth}
                  canDrag={canEdit && drawer.open}
                  openWork={openWork}
                  selection={selection.chosen}
                  onSelect={selection.choose}
                  onSelectRange={selection.chooseRange}
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
              ids={chosen}
              canEdit={canEdit}
              deleted={filters.deleted}
              onEdit={() => setDoing('edit')}
              onDelete={() => setDoing('delete')}
              onClear={selection.clear}
            />
          </div>
        </div>
        {acting === 'edit' ? (
          <BulkPanel
            bulk={bulk}
            base={base}
            ids={chosen}
            shelf={data.shelf}
            onClose={() => setDoing(null)}
            onDone={finish}
          />
        ) : acting === 'delete' ? (
          <DeletePanel
            bulk={bulk}
            base={base}
            ids={chosen}
            onClose={() => setDoing(null)}
            onDone={finish}
          />
        ) : (
          children
        )}
      </div>
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
