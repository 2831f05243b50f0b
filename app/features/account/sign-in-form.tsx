import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { useForm } from '../../components/use-form.ts';
import { PasswordField } from './password-field.tsx';
import classes from './sign-frame.module.css';

/** `to` is where one was going. */
export function SignInForm({ to }: { to: string }) {
  const { t } = useTranslation('account');
  const form = useForm();
  return (
    <>
      <form.Form method="post" className={classes.card}>
        <input type="hidden" name="to" value={to} />
        <TextInput
          label={t('field.email')}
          name="email"
          type="email"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
        />
        <PasswordField />
        <FormError>{form.formError}</FormError>
        <Button type="submit" size="md" loading={form.busy}>
          {t('signIn.submit')}
        </Button>
      </form.Form>
      <details className={classes.soft}>
        <summary>{t('signIn.forgotten')}</summary>
        <p>{t('signIn.forgottenText')}</p>
        <code>npx canevas user reset-link --email …</code>
      </details>
      <p className={classes.soft}>{t('signIn.stranger')}</p>
    </>
  );
}
