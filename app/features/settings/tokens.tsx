import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { CopyField } from '../../components/copy-field.tsx';
import { FormError } from '../../components/form-error.tsx';
import { Moment } from '../../components/moment.tsx';
import { useForm } from '../../components/use-form.ts';
import classes from './settings.module.css';
import type { TokenEntry } from './types.ts';

/** A new access token: its secret is shown once. */
export function NewToken() {
  const { t } = useTranslation('settings');
  const form = useForm<{ secret: string }>({ fields: ['label', 'role'] });
  return (
    <div className={classes.panel}>
      <form.Form method="post">
        <input type="hidden" name="intent" value="create" />
        <div className={classes.row}>
          <TextInput
            label={t('access.label')}
            placeholder={t('access.labelPlaceholder')}
            name="label"
            maxLength={120}
            required
            withAsterisk={false}
            error={form.errorOf('label')}
            className={classes.grow}
          />
          <NativeSelect
            label={t('access.role')}
            name="role"
            defaultValue="viewer"
            data={(['viewer', 'editor'] as const).map((role) => ({
              value: role,
              label: t(`access.roles.${role}`),
            }))}
            error={form.errorOf('role')}
          />
          <Button type="submit" loading={form.busy}>
            {t('access.create')}
          </Button>
        </div>
      </form.Form>
      <FormError>{form.formError}</FormError>
      {form.value ? (
        <>
          <p role="status">{t('access.created')}</p>
          <CopyField label={t('access.secret')} value={form.value.secret} />
        </>
      ) : null}
    </div>
  );
}

export function TokenList({ tokens }: { tokens: readonly TokenEntry[] }) {
  const { t } = useTranslation('settings');
  if (tokens.length === 0) return <p className={classes.soft}>{t('access.none')}</p>;
  return (
    <ul className={classes.lines}>
      {tokens.map((token) => (
        <TokenLine key={token.id} token={token} />
      ))}
    </ul>
  );
}

function TokenLine({ token }: { token: TokenEntry }) {
  const { t } = useTranslation('settings');
  const form = useForm();
  return (
    <li className={classes.line}>
      <div className={classes.what}>
        <strong>{token.label}</strong> · {t(`access.roles.${token.role}`)}
        <div className={classes.soft}>
          {t('access.createdOn')} <Moment at={token.createdAt} />
          {' · '}
          {token.lastUsedAt ? (
            <>
              {t('access.lastUsed')} <Moment at={token.lastUsedAt} />
            </>
          ) : (
            t('access.never')
          )}
        </div>
      </div>
      {token.revokedAt ? (
        <span className={classes.soft}>
          {t('access.revoked')} · <Moment at={token.revokedAt} />
        </span>
      ) : (
        <ConfirmButton
          size="compact-sm"
          question={t('access.revokeQuestion', { label: token.label })}
          confirm={t('access.revoke')}
          loading={form.busy}
          onConfirm={() =>
            void form.submit({ intent: 'revoke', token: token.id }, { method: 'post' })
          }
        >
          {t('access.revoke')}
        </ConfirmButton>
      )}
      <FormError>{form.formError}</FormError>
    </li>
  );
}
