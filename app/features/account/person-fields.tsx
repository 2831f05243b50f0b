import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PasswordField } from './password-field.tsx';

interface PersonFieldsProps {
  errorOf: (field: string) => string | undefined;
  /** An invitation may be bound to one address. */
  email?: string | null;
}

/** Who a new account is for: at set-up and when an invitation is accepted. */
export function PersonFields({ errorOf, email }: PersonFieldsProps) {
  const { t } = useTranslation('account');
  return (
    <>
      <TextInput
        label={t('field.name')}
        description={t('field.nameHelp')}
        name="name"
        autoComplete="name"
        maxLength={120}
        required
        withAsterisk={false}
        error={errorOf('name')}
      />
      <TextInput
        label={t('field.email')}
        description={t('field.emailHelp')}
        name="email"
        type="email"
        autoComplete="email"
        defaultValue={email ?? undefined}
        readOnly={Boolean(email)}
        required
        withAsterisk={false}
        error={errorOf('email')}
      />
      <PasswordField fresh error={errorOf('password')} />
    </>
  );
}

export const PERSON_FIELDS = ['name', 'email', 'password'] as const;

/** The codes that are about one of them. */
export const PERSON_FIELD_OF: Record<string, string> = {
  'weak-password': 'password',
  'invalid-email': 'email',
  'email-taken': 'email',
  'invitation-other-email': 'email',
};
