import { Button, FileInput, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { useForm } from '../../components/use-form.ts';
import classes from './card.module.css';

const WAYS = ['empty', 'example', 'import'] as const;
type Way = (typeof WAYS)[number];

/** A new project: empty, with the example, or out of files that another one gave. */
export function NewProject({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['home', 'common']);
  const [way, setWay] = useState<Way>('empty');
  const form = useForm({
    fields: ['name', 'graph', 'bibliography'],
    fieldOf: {
      'graph-invalid': 'graph',
      'graph-json-invalid': 'graph',
      'import-empty': 'bibliography',
      'import-binary': 'bibliography',
      'import-too-large': 'bibliography',
    },
  });
  return (
    <form.Form method="post" encType="multipart/form-data" className={classes.panel}>
      <SegmentedControl
        aria-label={t('create.how')}
        value={way}
        onChange={(value) => setWay(value as Way)}
        data={WAYS.map((value) => ({ value, label: t(`create.${value}`) }))}
        withItemsBorders={false}
      />
      <p className={classes.hint}>{t(`create.${way}Text`)}</p>
      <input type="hidden" name="intent" value={way === 'import' ? 'import' : 'create'} />
      {way === 'example' ? <input type="hidden" name="example" value="yes" /> : null}
      <TextInput
        label={t('create.name')}
        placeholder={t('create.placeholder')}
        name="name"
        maxLength={200}
        autoFocus
        required
        withAsterisk={false}
        error={form.errorOf('name')}
      />
      {way === 'import' ? (
        <>
          <FileInput
            label={t('create.graph')}
            placeholder={t('create.choose')}
            name="graph"
            accept=".json,application/json"
            required
            withAsterisk={false}
            error={form.errorOf('graph')}
          />
          <FileInput
            label={t('create.bibliography')}
            placeholder={t('create.choose')}
            name="bibliography"
            accept=".bib,text/plain,application/x-bibtex"
            clearable
            error={form.errorOf('bibliography')}
          />
        </>
      ) : null}
      <FormError>{form.formError}</FormError>
      <Group gap="xs">
        <Button type="submit" loading={form.busy}>
          {t(way === 'import' ? 'create.submitImport' : 'create.submit')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common:actions.cancel')}
        </Button>
      </Group>
    </form.Form>
  );
}
