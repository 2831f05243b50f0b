import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type PasswordFieldProps = Pick<PasswordInputProps, 'label' | 'name' | 'error' | 'autoFocus'> & {
  /** A new password says its rule; a known one is asked plainly. */
  fresh?: boolean;
};

export function PasswordField({
  label,
  name = 'password',
  fresh = false,
  ...field
}: PasswordFieldProps) {
  const { t } = useTranslation('account');
  return (
    <PasswordInput
      label={label ?? t('field.password')}
      name={name}
      description={fresh ? t('field.passwordHelp') : undefined}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      minLength={fresh ? 10 : undefined}
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{
        'aria-label': t('field.showPassword'),
        'aria-hidden': false,
        tabIndex: 0,
      }}
      {...field}
    />
  );
}
