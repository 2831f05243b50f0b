import { Button, Select } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation, useSearchParams } from 'react-router';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useLocalized } from '../../../components/localized.ts';
import { TopBar } from '../../../components/top-bar.tsx';
import { useWorkspace } from '../../../components/use-workspace.ts';
import type { LocalizedText } from '../../../domain/graph/types.ts';
import { Citation } from '../parts/citation.tsx';
import { ExportMenu } from '../parts/export-menu.tsx';
import { useBibliographyStyle } from '../../../components/use-bibliography-style.ts';
import { CopyAsMenu } from './copy-as-menu.tsx';
import { copyFormatted, type CopyOutcome } from './copy.ts';
import classes from './bibliography-screen.module.css';
import { scopeParams, type ScopeChoice } from './scope.ts';
import { LocaleSelect, StyleSelect } from './style-selects.tsx';
import { useChosenStyle } from './use-chosen-style.ts';

export interface Rendered {
  style: string;
  locale: string;
  entries: { id: string; html: string; text: string }[];
  html: string;
  text: string;
}

interface BibliographyScreenProps {
  rendered: Rendered;
  scope: ScopeChoice;
  maps: { id: string; slug: string; name: LocalizedText }[];
}

/** The references of the library, a map, a note or a selection, as a style and a language set them. */
export function BibliographyScreen({ rendered, scope, maps }: BibliographyScreenProps) {
  const { t } = useTranslation('library');
  const { workspace } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  const [params, setParams] = useSearchParams();
  const [, remember] = useBibliographyStyle();
  const [copied, setCopied] = useState<{ of: Rendered; outcome: CopyOutcome } | null>(null);
  const shown = useRef<HTMLDivElement>(null);
  const busy = useNavigation().state === 'loading';
  useChosenStyle(params, setParams, rendered);

  const choose = (change: { style?: string; locale?: string }) => {
    remember(change);
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(change)) next.set(name, value);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  const copy = async () => {
    if (!shown.current) return;
    setCopied({ of: rendered, outcome: await copyFormatted(rendered, shown.current) });
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
            value={rendered.style}
            onChange={(style) => choose({ style })}
            locale={rendered.locale}
            previewIds={rendered.entries.slice(0, 3).map(({ id }) => id)}
          />
          <LocaleSelect value={rendered.locale} onChange={(locale) => choose({ locale })} />
        </div>
        {rendered.entries.length === 0 ? (
          <EmptyState title={t('bibliography.empty')} text={t('bibliography.emptyText')} />
        ) : (
          <>
            <div className={classes.acts}>
              <Button
                leftSection={<IconCopy size={16} aria-hidden="true" />}
                onClick={() => void copy()}
              >
                {t('bibliography.copy')}
              </Button>
              <CopyAsMenu
                rendered={rendered}
                onCopied={(outcome) => setCopied({ of: rendered, outcome })}
              />
              <Button
                variant="default"
                leftSection={<IconPrinter size={16} aria-hidden="true" />}
                onClick={() => window.print()}
              >
                {t('bibliography.print')}
              </Button>
              <p role="status" className={classes.status}>
                {copied?.of === rendered
                  ? t(`bibliography.${COPY_WORDS[copied.outcome]}`)
                  : t('bibliography.count', { count: rendered.entries.length })}
              </p>
            </div>
            <div
              ref={shown}
              className={classes.entries}
              lang={rendered.locale}
              aria-busy={busy || undefined}
            >
              {rendered.entries.map((entry) => (
                <Citation key={entry.id} html={entry.html} />
              ))}
            </div>
          </>
        )}
      </div>
    </>
  );
}

const COPY_WORDS = {
  formatted: 'copied',
  text: 'copiedText',
  selection: 'copiedPlain',
  refused: 'copyFailed',
} as const satisfies Record<CopyOutcome, string>;

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
