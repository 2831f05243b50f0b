import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { ageInWords, Moment } from '../../components/moment.tsx';
import { useForm } from '../../components/use-form.ts';
import { PublicUrlField } from '../account/index.ts';
import classes from './settings.module.css';

/** The lab's name and the address that its links carry. */
export function LabForm({ lab }: { lab: { name: string; publicUrl: string } }) {
  const { t } = useTranslation(['account', 'settings', 'common']);
  const form = useForm({
    fields: ['name', 'publicUrl'],
    fieldOf: { 'invalid-url': 'publicUrl' },
  });
  return (
    <form.Form method="post" className={classes.form}>
      <input type="hidden" name="intent" value="update" />
      <TextInput
        label={t('field.labName')}
        name="name"
        defaultValue={lab.name}
        maxLength={120}
        required
        withAsterisk={false}
        error={form.errorOf('name')}
      />
      <PublicUrlField initial={lab.publicUrl} error={form.errorOf('publicUrl')} />
      <FormError>{form.formError}</FormError>
      <div className={classes.row}>
        <Button type="submit" loading={form.busy}>
          {t('common:actions.save')}
        </Button>
        <span role="status" className={classes.status}>
          {form.succeeded ? t('page.saved') : ''}
        </span>
      </div>
    </form.Form>
  );
}

function sizeInWords(bytes: number, language: string): string {
  const isSmall = bytes < 1e6;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isSmall ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: isSmall ? 0 : 1,
  }).format(bytes / (isSmall ? 1e3 : 1e6));
}

interface BackupsProps {
  status: {
    last: { name: string; at: string; bytes: number } | null;
    ageSeconds: number | null;
    lastFailure: { at: string; code: string } | null;
    directory: string;
  };
}

/** The last backup, its age and where it lies. */
export function Backups({ status }: BackupsProps) {
  const { t, i18n } = useTranslation(['settings', 'errors']);
  const form = useForm();
  const { last, ageSeconds, lastFailure, directory } = status;
  return (
    <>
      <dl className={classes.facts}>
        <dt>{t('lab.last')}</dt>
        <dd>
          {last ? (
            <>
              <Moment at={last.at} time />
              {ageSeconds === null ? null : ` (${ageInWords(ageSeconds, i18n.language)})`}
            </>
          ) : (
            t('lab.none')
          )}
        </dd>
        {last ? (
          <>
            <dt>{t('lab.size')}</dt>
            <dd>{sizeInWords(last.bytes, i18n.language)}</dd>
          </>
        ) : null}
        <dt>{t('lab.where')}</dt>
        <dd>
          <code>{directory}</code>
          <div className={classes.soft}>{t('lab.where2')}</div>
        </dd>
      </dl>
      {lastFailure ? (
        <FormError>
          {`${t('lab.failure')} · ${t([`errors:${lastFailure.code}`, 'errors:unexpected'])}`}
        </FormError>
      ) : null}
      <FormError>{form.formError}</FormError>
      <form.Form method="post" className={classes.row}>
        <input type="hidden" name="intent" value="backup" />
        <Button type="submit" variant="default" loading={form.busy}>
          {t('lab.now')}
        </Button>
        <span role="status" className={classes.status}>
          {form.succeeded ? t('lab.done') : ''}
        </span>
      </form.Form>
    </>
  );
}
