import { Select, type SelectProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ALL_LOCALES, CITATION_LOCALES, STYLES } from '../../../../bibliography/index.ts';
import { useWorkspace } from '../../../components/use-workspace.ts';
import { StyleFinder } from './style-finder.tsx';
import { fetchStyles } from './styles.ts';

interface ChoiceProps extends Pick<SelectProps, 'size' | 'className'> {
  value: string;
  onChange: (value: string) => void;
}

interface StyleSelectProps extends ChoiceProps {
  /** In which the preview of other styles is set. */
  locale: string;
  /** Works that the preview of other styles shows; the first few. */
  previewIds: readonly string[];
}

const OTHER = ' other';

/** The six styles that most people want, the one in use, and a way to all the others. */
export function StyleSelect({ onChange, locale, previewIds, ...select }: StyleSelectProps) {
  const { t } = useTranslation('library');
  const { workspace } = useWorkspace();
  const [finding, setFinding] = useState(false);
  const base = `/p/${workspace.slug}`;
  const other = useOtherTitle(base, select.value);
  return (
    <>
      <Select
        {...select}
        label={t('bibliography.style')}
        allowDeselect={false}
        onChange={(value) => {
          if (value === OTHER) setFinding(true);
          else if (value) onChange(value);
        }}
        data={[
          ...STYLES.map(({ id, title }) => ({
            value: id,
            label: t(`styles.${id}`, { defaultValue: title }),
          })),
          ...(other ? [{ value: select.value, label: other }] : []),
          { value: OTHER, label: t('bibliography.otherStyle') },
        ]}
      />
      <StyleFinder
        opened={finding}
        base={base}
        locale={locale}
        previewIds={previewIds}
        onClose={() => setFinding(false)}
        onChoose={(style) => {
          setFinding(false);
          onChange(style);
        }}
      />
    </>
  );
}

/** The title of a style that is not offered first; its id until the server has said it. */
function useOtherTitle(base: string, style: string): string | null {
  const [known, setKnown] = useState<{ id: string; title: string } | null>(null);
  const isOffered = STYLES.some(({ id }) => id === style);
  useEffect(() => {
    if (isOffered) return;
    const abort = new AbortController();
    void fetchStyles(base, style, abort.signal).then((found) => {
      const exact = found?.find(({ id }) => id === style);
      if (exact) setKnown(exact);
    });
    return () => abort.abort();
  }, [base, style, isOffered]);
  if (isOffered) return null;
  return known?.id === style ? known.title : style;
}

/** The language of the bibliography, apart from the interface's. */
export function LocaleSelect({ onChange, ...select }: ChoiceProps) {
  const { t, i18n } = useTranslation('library');
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const others = ALL_LOCALES.filter((tag) => !(CITATION_LOCALES as readonly string[]).includes(tag))
    .map((tag) => ({ value: tag, label: names.of(tag) ?? tag }))
    .sort((a, b) => a.label.localeCompare(b.label, i18n.language));
  return (
    <Select
      {...select}
      label={t('bibliography.locale')}
      allowDeselect={false}
      searchable
      onChange={(value) => value && onChange(value)}
      data={[
        {
          group: t('bibliography.locales.first'),
          items: CITATION_LOCALES.map((locale) => ({
            value: locale,
            label: t(`bibliography.locales.${locale}`),
          })),
        },
        { group: t('bibliography.locales.others'), items: others },
      ]}
    />
  );
}
