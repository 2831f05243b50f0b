import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CslItem } from '../../../../bibliography/index.ts';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { Citation } from '../parts/citation.tsx';
import { useBibliographyStyle } from '../../../components/use-bibliography-style.ts';
import classes from './live-preview.module.css';

const PAUSE_MS = 250;

/** The reference as it will be cited, a moment after each pause in typing. */
export function LivePreview({ item }: { item: CslItem }) {
  const { t } = useTranslation(['work', 'library']);
  const [{ style, locale }] = useBibliographyStyle();
  const { workspace } = useWorkspace();
  const base = `/p/${workspace.slug}`;
  const [html, setHtml] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const json = JSON.stringify(item);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      // The processor is large: it comes with the first preview, not with the page.
      void import('../render/preview-renderer.ts')
        .then(({ renderEntry }) =>
          renderEntry(base, JSON.parse(json) as CslItem, { style, locale }),
        )
        .then(
          (entry) => {
            if (!current) return;
            setHtml(entry);
            setFailed(false);
          },
          // The processor did not arrive, or met an item that it cannot set: saving does not need it.
          () => current && setFailed(true),
        );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [base, json, style, locale]);

  return (
    <div className={classes.preview}>
      <p className={classes.title}>
        {t('cited.title')} · {t(`library:styles.${style}`, { defaultValue: style })}
      </p>
      {!item.title && !item.author ? (
        <p className={classes.hint}>{t('cited.hint')}</p>
      ) : failed ? (
        <p className={classes.title}>{t('cited.failed')}</p>
      ) : html ? (
        <Citation html={html} lang={locale} />
      ) : (
        <div className={classes.waiting} aria-hidden="true" />
      )}
    </div>
  );
}
