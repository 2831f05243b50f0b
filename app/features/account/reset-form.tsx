import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { useForm } from '../../components/use-form.ts';
import { PasswordField } from './password-field.tsx';
import classes from './sign-frame.module.css';

/** `email` names the account, so that the browser's password store keeps both together. */
export function ResetForm({ email }: { email: string }) {
  const { t } = useTranslation('account');
  const form = useForm({ fields: ['password'], fieldOf: { 'weak-password': 'password' } });
  return (
    <form.Form method="post" className={classes.card}>
      <input type="hidden" name="email" autoComplete="username" value={email} />
      <PasswordField
        fresh
        autoFocus
        label={t('field.newPassword')}
        error={form.errorOf('password')}
      />
      <FormError>{form.formError}</FormError>
      <Button type="submit" size="md" loading={form.busy}>
        {t('reset.submit')}
      </Button>
    </form.Form>
  );
}
