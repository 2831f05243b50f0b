import { Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CITATION_LOCALES, STYLES } from '../../../../bibliography/index.ts';

interface ChoiceProps extends Pick<SelectProps, 'size' | 'className'> {
  value: string;
  onChange: (value: string) => void;
}

export function StyleSelect({ onChange, ...select }: ChoiceProps) {
  const { t } = useTranslation('library');
  return (
    <Select
      {...select}
      label={t('bibliography.style')}
      allowDeselect={false}
      onChange={(value) => value && onChange(value)}
      data={STYLES.map(({ id, title }) => ({
        value: id,
        label: t(`styles.${id}`, { defaultValue: title }),
      }))}
    />
  );
}

export function LocaleSelect({ onChange, ...select }: ChoiceProps) {
  const { t } = useTranslation('library');
  return (
    <Select
      {...select}
      label={t('bibliography.locale')}
      allowDeselect={false}
      onChange={(value) => value && onChange(value)}
      data={CITATION_LOCALES.map((locale) => ({
        value: locale,
        label: t(`bibliography.locales.${locale}`),
      }))}
    />
  );
}
