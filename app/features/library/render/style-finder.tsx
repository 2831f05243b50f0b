import { Button, Drawer, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { can } from '../../../domain/roles.ts';
import { Citation } from '../parts/citation.tsx';
import type { StyleChoice } from '../types.ts';
import { OwnStyles } from './own-styles.tsx';
import classes from './style-finder.module.css';
import { fetchSample, fetchStyles } from './styles.ts';

interface StyleFinderProps {
  opened: boolean;
  base: string;
  locale: string;
  previewIds: readonly string[];
  onClose: () => void;
  onChoose: (style: string) => void;
}

const PAUSE_MS = 200;
const SHOWN = 3;

/** All the styles of the CSL project, found by a word of their title, with a look at what each makes. */
export function StyleFinder({ opened, onClose, ...props }: StyleFinderProps) {
  const { t } = useTranslation('library');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      title={t('finder.title')}
      closeButtonProps={{ 'aria-label': t('finder.close') }}
    >
      <Finder {...props} />
    </Drawer>
  );
}

function Finder({
  base,
  locale,
  previewIds,
  onChoose,
}: Omit<StyleFinderProps, 'opened' | 'onClose'>) {
  const { t } = useTranslation('library');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<StyleChoice | null>(null);
  const [changes, setChanges] = useState(0);
  const found = useFound(base, query, changes);
  const { workspace } = useWorkspace();
  const own = found?.filter((style) => style.own) ?? [];

  return (
    <div className={classes.finder}>
      <TextInput
        label={t('finder.search')}
        description={t('finder.hint')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        data-autofocus
      />
      <fieldset className={classes.list}>
        <legend className={classes.count}>
          <span role="status">
            {query.trim() === ''
              ? t('finder.first')
              : found === null
                ? t('finder.searching')
                : t('finder.found', { count: found.length })}
          </span>
        </legend>
        {(found ?? []).map((style) => (
          <label key={style.id} className={classes.style}>
            <input
              type="radio"
              name="style"
              checked={chosen?.id === style.id}
              onChange={() => setChosen(style)}
            />
            <span>
              {style.title}
              <span className={classes.kind}>
                {style.own ? `${t('finder.own.mark')} · ` : null}
                {t(`finder.kinds.${style.kind}`, { defaultValue: style.kind })}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {chosen && (
        <section className={classes.preview} aria-label={t('finder.preview')} aria-live="polite">
          <Sample base={base} style={chosen.id} locale={locale} ids={previewIds} />
          <Button onClick={() => onChoose(chosen.id)}>{t('finder.use')}</Button>
        </section>
      )}
      {can(workspace.role, 'editLibrary') && (
        <OwnStyles
          base={base}
          styles={own}
          onAdded={(style) => {
            setQuery('');
            setChanges(changes + 1);
            setChosen(style);
          }}
          onRemoved={(id) => {
            setChanges(changes + 1);
            if (chosen?.id === id) setChosen(null);
          }}
        />
      )}
    </div>
  );
}

/** @param changes to the project's own styles: each asks anew */
function useFound(base: string, query: string, changes: number): StyleChoice[] | null {
  const [held, setHeld] = useState<{ of: string; styles: StyleChoice[] } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      void fetchStyles(base, query, abort.signal).then(
        (styles) => styles && setHeld({ of: query, styles }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [base, query, changes]);
  return held?.of === query ? held.styles : null;
}

interface SampleProps {
  base: string;
  style: string;
  locale: string;
  ids: readonly string[];
}

/** The first few of one's own references in the style: more telling than its name. */
function Sample({ base, style, locale, ids }: SampleProps) {
  const { t } = useTranslation('library');
  const [held, setHeld] = useState<{
    of: string;
    entries: { id: string; html: string }[] | null;
  }>();
  const wanted = ids.slice(0, SHOWN).join(',');
  const of = `${style} ${locale} ${wanted}`;
  useEffect(() => {
    if (wanted === '') return;
    const abort = new AbortController();
    void fetchSample(base, { ids: wanted.split(','), style, locale }, abort.signal).then(
      (entries) => {
        if (!abort.signal.aborted) setHeld({ of, entries });
      },
    );
    return () => abort.abort();
  }, [base, style, locale, wanted, of]);

  if (wanted === '') return null;
  if (held?.of !== of) return <div className={classes.waiting} aria-hidden="true" />;
  if (!held.entries) return <p className={classes.failed}>{t('finder.failed')}</p>;
  return held.entries.map(({ id, html }) => <Citation key={id} html={html} lang={locale} />);
}
