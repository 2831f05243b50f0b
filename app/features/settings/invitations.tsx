import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../components/copy-field.tsx';
import { FormError } from '../../components/form-error.tsx';
import { Moment } from '../../components/moment.tsx';
import { Notice } from '../../components/notice.tsx';
import { useForm } from '../../components/use-form.ts';
import { ROLES } from '../../domain/roles.ts';
import classes from './settings.module.css';
import type { InvitationEntry, LabAddress } from './types.ts';

/** A new invitation: the link is shown once, with what it cannot do while the lab is on localhost. */
export function NewInvitation({ lab }: { lab: LabAddress }) {
  const { t } = useTranslation('members');
  const form = useForm<{ url: string }>({
    fields: ['email', 'role'],
    fieldOf: { 'invalid-email': 'email' },
  });
  return (
    <div className={classes.panel}>
      <form.Form method="post">
        <input type="hidden" name="intent" value="invite" />
        <div className={classes.row}>
          <NativeSelect
            label={t('inviteRole')}
            name="role"
            defaultValue="editor"
            data={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
            error={form.errorOf('role')}
          />
          <TextInput
            label={t('inviteEmail')}
            name="email"
            type="email"
            autoComplete="off"
            error={form.errorOf('email')}
            className={classes.grow}
          />
          <Button type="submit" loading={form.busy}>
            {t('invite')}
          </Button>
        </div>
      </form.Form>
      <FormError>{form.formError}</FormError>
      {form.value ? (
        <>
          <p role="status">{t('inviteReady')}</p>
          <CopyField label={t('inviteLink')} value={form.value.url} />
        </>
      ) : null}
      {lab.publicUrlIsLocal ? (
        <Notice title={t('localInvite')}>{t('localInviteText', { url: lab.publicUrl })}</Notice>
      ) : null}
    </div>
  );
}

/** Those that wait; those that are past behind a button. */
export function InvitationList({ invitations }: { invitations: readonly InvitationEntry[] }) {
  const { t } = useTranslation('members');
  const open = invitations.filter(({ state }) => state === 'open');
  const past = invitations.filter(({ state }) => state !== 'open');
  return (
    <>
      {open.length === 0 ? (
        <p className={classes.soft}>{t('noInvitations')}</p>
      ) : (
        <ul className={classes.lines}>
          {open.map((invitation) => (
            <InvitationLine key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
      {past.length > 0 ? (
        <details>
          <summary>{t('past', { count: past.length })}</summary>
          <ul className={classes.lines}>
            {past.map((invitation) => (
              <InvitationLine key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function InvitationLine({ invitation }: { invitation: InvitationEntry }) {
  const { t } = useTranslation('members');
  const form = useForm();
  const { email, createdBy, acceptedBy, state } = invitation;
  return (
    <li className={classes.line}>
      <div className={classes.what}>
        <strong>{t(`roles.${invitation.role}`)}</strong>{' '}
        {email ? t('forEmail', { email }) : t('anyone')}
        <div className={classes.soft}>
          {state === 'accepted' && acceptedBy
            ? t('state.acceptedBy', { name: acceptedBy.name })
            : t(`state.${state}`)}{' '}
          {state === 'open' ? <Moment at={invitation.expiresAt} /> : null}
          {createdBy ? ` · ${t('createdBy', { name: createdBy.name })}` : null}
        </div>
      </div>
      {state === 'open' ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={form.busy}
          aria-label={t('revokeOf')}
          onClick={() =>
            void form.submit({ intent: 'revoke', invitation: invitation.id }, { method: 'post' })
          }
        >
          {t('revoke')}
        </Button>
      ) : null}
      <FormError>{form.formError}</FormError>
    </li>
  );
}
