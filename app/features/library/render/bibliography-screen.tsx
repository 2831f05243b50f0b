import { Select } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Await, useSearchParams } from 'react-router';
import { useLocalized } from '../../../components/localized.ts';
import { TopBar } from '../../../components/top-bar.tsx';
import { useBibliographyStyle } from '../../../components/use-bibliography-style.ts';
import { useWorkspace } from '../../../components/use-workspace.ts';
import type { LocalizedText } from '../../../domain/graph/types.ts';
import { ExportMenu } from '../parts/export-menu.tsx';
import classes from './bibliography-screen.module.css';
import { scopeParams, type ScopeChoice } from './scope.ts';
import { type BibliographyData, useEntries } from './entries.ts';
import { BeingSet, SetEntries } from './set-entries.tsx';
import { LocaleSelect, StyleSelect } from './style-selects.tsx';
import { useChosenStyle } from './use-chosen-style.ts';

const SAMPLE = 3;

interface BibliographyScreenProps extends BibliographyData {
  scope: ScopeChoice;
  maps: { id: string; slug: string; name: LocalizedText }[];
}

/** The references of the library, a map, a note or a selection, as a style and a language set them. */
export function BibliographyScreen(props: BibliographyScreenProps) {
  const { style, locale, entries, scope, maps } = props;
  const { t } = useTranslation('library');
  const { workspace } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  const [params, setParams] = useSearchParams();
  const [, remember] = useBibliographyStyle();
  useChosenStyle(params, setParams, { style, locale });
  const set = useEntries(entries);
  /** In which other styles are tried. */
  const sample = (set ?? []).slice(0, SAMPLE).map(({ id }) => id);

  const choose = (change: { style?: string; locale?: string }) => {
    remember(change);
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(change)) next.set(name, value);
    setParams(next, { replace: true, preventScrollReset: true });
  };

  return (
    <>
      <TopBar
        trail={[{ label: t('title'), to: `${base}/library` }]}
        title={t('bibliography.title')}
      >
        <ExportMenu
          base={base}
          scope={scope}
          label={t('bibliography.export')}
          variant="default"
          size="xs"
        />
      </TopBar>
      <div className={classes.page}>
        <div className={classes.controls}>
          <ScopeSelect
            scope={scope}
            maps={maps}
            onChange={(next) => {
              const changed = scopeParams(next);
              for (const name of ['style', 'locale']) {
                const value = params.get(name);
                if (value) changed.set(name, value);
              }
              setParams(changed, { preventScrollReset: true });
            }}
          />
          <StyleSelect
            value={style}
            onChange={(chosen) => choose({ style: chosen })}
            locale={locale}
            previewIds={sample}
          />
          <LocaleSelect value={locale} onChange={(chosen) => choose({ locale: chosen })} />
        </div>
        {/* Another bibliography than the one shown is waited for as a new one. */}
        <Suspense key={params.toString()} fallback={<BeingSet />}>
          <Await resolve={entries}>{(all) => <SetEntries entries={all} locale={locale} />}</Await>
        </Suspense>
      </div>
    </>
  );
}

interface ScopeSelectProps extends Pick<BibliographyScreenProps, 'scope' | 'maps'> {
  onChange: (scope: ScopeChoice) => void;
}

function ScopeSelect({ scope, maps, onChange }: ScopeSelectProps) {
  const { t } = useTranslation('library');
  const say = useLocalized();
  const map =
    scope.kind === 'map'
      ? maps.find(({ id, slug }) => id === scope.map || slug === scope.map)
      : null;
  const options = [
    { value: 'library', label: t('bibliography.scopeLibrary') },
    ...maps.map(({ slug, name }) => ({
      value: `map ${slug}`,
      label: t('bibliography.scopeMap', { name: say(name) }),
    })),
  ];
  if (scope.kind === 'works') {
    options.unshift({
      value: 'works',
      label: t('bibliography.scopeWorks', { count: scope.ids.length }),
    });
  }
  if (scope.kind === 'note') {
    options.unshift({ value: 'note', label: t('bibliography.scopeNote') });
  }
  return (
    <Select
      label={t('bibliography.scope')}
      allowDeselect={false}
      value={map ? `map ${map.slug}` : scope.kind}
      data={options}
      onChange={(value) => {
        if (value === 'library') onChange({ kind: 'library' });
        else if (value?.startsWith('map ')) onChange({ kind: 'map', map: value.slice(4) });
      }}
    />
  );
}
