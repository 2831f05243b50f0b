import { Button, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { useForm } from '../../components/use-form.ts';
import { PasswordField } from './password-field.tsx';
import classes from './profile.module.css';

export function ProfileForm({ user }: { user: { name: string; email: string } }) {
  const { t } = useTranslation(['account', 'common']);
  const form = useForm({ fields: ['name'] });
  return (
    <form.Form method="post" className={classes.form}>
      <input type="hidden" name="intent" value="profile" />
      <TextInput
        label={t('field.name')}
        name="name"
        defaultValue={user.name}
        autoComplete="name"
        maxLength={120}
        required
        withAsterisk={false}
        error={form.errorOf('name')}
      />
      <TextInput label={t('field.email')} value={user.email} readOnly />
      <FormError>{form.formError}</FormError>
      <Submit
        label={t('common:actions.save')}
        busy={form.busy}
        done={form.succeeded ? t('page.saved') : ''}
      />
    </form.Form>
  );
}

export function PasswordForm() {
  const { t } = useTranslation('account');
  const element = useRef<HTMLFormElement>(null);
  const form = useForm({
    fields: ['current', 'password'],
    fieldOf: { 'wrong-credentials': 'current', 'weak-password': 'password' },
    onDone: () => element.current?.reset(),
  });
  return (
    <form.Form method="post" className={classes.form} ref={element}>
      <input type="hidden" name="intent" value="password" />
      <PasswordField
        name="current"
        label={t('field.currentPassword')}
        error={form.errorOf('current')}
      />
      <PasswordField fresh label={t('field.newPassword')} error={form.errorOf('password')} />
      <FormError>{form.formError}</FormError>
      <Submit
        label={t('page.changePassword')}
        busy={form.busy}
        done={form.succeeded ? t('page.passwordChanged') : ''}
      />
    </form.Form>
  );
}

function Submit({ label, busy, done }: { label: string; busy: boolean; done: string }) {
  return (
    <div className={classes.submit}>
      <Button type="submit" variant="default" loading={busy}>
        {label}
      </Button>
      <span role="status">{done}</span>
    </div>
  );
}
