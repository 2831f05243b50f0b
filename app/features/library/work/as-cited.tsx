import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFetcher } from 'react-router';
import { useInText } from '../../../components/in-text.ts';
import { Citation } from '../parts/citation.tsx';
import { InTextCitation } from '../parts/in-text-citation.tsx';
import { PanelSection } from '../parts/section.tsx';
import { useBibliographyStyle } from '../../../components/use-bibliography-style.ts';
import { type BibliographyData, useEntries } from '../render/entries.ts';
import { LocaleSelect, StyleSelect } from '../render/style-selects.tsx';
import { scopeParams } from '../render/scope.ts';
import type { WorkDetail } from '../types.ts';
import classes from './as-cited.module.css';

interface AsCitedProps {
  work: WorkDetail;
  base: string;
}

/** The reference as it will stand in a bibliography, in the style and language that this person reads. */
export function AsCited({ work, base }: AsCitedProps) {
  const { t } = useTranslation(['work', 'library']);
  const [{ style, locale }, choose] = useBibliographyStyle();
  const { load, data, state } = useFetcher<BibliographyData>();
  const { id, version } = work;
  useEffect(() => {
    const params = scopeParams({ kind: 'works', ids: [id] });
    params.set('style', style);
    params.set('locale', locale);
    void load(`${base}/bibliography?${params}`);
  }, [load, base, id, version, style, locale]);
  const [inText] = useInText(base, { scope: 'works', ids: id }, [{ work: id }]);
  const entry = useEntries(data?.entries)?.find((candidate) => candidate.id === id);

  return (
    <PanelSection title={t('cited.title')}>
      <div className={classes.entry} aria-busy={state !== 'idle' || undefined}>
        {entry ? (
          <Citation html={entry.html} lang={locale} />
        ) : (
          <div className={classes.waiting} aria-hidden="true" />
        )}
        <InTextCitation citation={inText} lang={locale} />
      </div>
      <div className={classes.selects}>
        <StyleSelect
          value={style}
          onChange={(next) => choose({ style: next })}
          locale={locale}
          previewIds={[id]}
          size="xs"
        />
        <LocaleSelect value={locale} onChange={(next) => choose({ locale: next })} size="xs" />
      </div>
    </PanelSection>
  );
}
