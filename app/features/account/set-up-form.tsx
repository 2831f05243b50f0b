import { Button, Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { useForm } from '../../components/use-form.ts';
import { PERSON_FIELD_OF, PERSON_FIELDS, PersonFields } from './person-fields.tsx';
import { PublicUrlField } from './public-url-field.tsx';
import classes from './sign-frame.module.css';

const FIELDS = ['code', 'labName', 'publicUrl', ...PERSON_FIELDS];
const FIELD_OF = {
  ...PERSON_FIELD_OF,
  'wrong-setup-code': 'code',
  'too-many-requests': 'code',
  'invalid-url': 'publicUrl',
};

/** The one form of a new installation. `origin` is the address that this page was opened at. */
export function SetUpForm({ origin }: { origin: string }) {
  const { t } = useTranslation('account');
  const form = useForm({ fields: FIELDS, fieldOf: FIELD_OF });
  return (
    <form.Form method="post" className={classes.card}>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('setup.installer')}</legend>
        <TextInput
          label={t('field.code')}
          description={t('field.codeHelp')}
          name="code"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          autoFocus
          required
          withAsterisk={false}
          error={form.errorOf('code')}
          styles={{ input: { fontFamily: 'ui-monospace, monospace', letterSpacing: '0.06em' } }}
        />
      </fieldset>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('setup.you')}</legend>
        <PersonFields errorOf={form.errorOf} />
      </fieldset>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('setup.lab')}</legend>
        <TextInput
          label={t('field.labName')}
          placeholder={t('field.labPlaceholder')}
          name="labName"
          autoComplete="organization"
          maxLength={120}
          required
          withAsterisk={false}
          error={form.errorOf('labName')}
        />
        <PublicUrlField initial={origin} error={form.errorOf('publicUrl')} />
        <Checkbox
          name="example"
          value="yes"
          defaultChecked
          label={t('field.example')}
          description={t('field.exampleHelp')}
        />
      </fieldset>
      <FormError>{form.formError}</FormError>
      <Button type="submit" size="md" loading={form.busy}>
        {t('setup.submit')}
      </Button>
    </form.Form>
  );
}
