import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { CopyField } from '../../components/copy-field.tsx';
import { FormError } from '../../components/form-error.tsx';
import { Moment, useHydrated } from '../../components/moment.tsx';
import { useForm } from '../../components/use-form.ts';
import { useWorkspace } from '../../components/use-workspace.ts';
import { ROLES } from '../../domain/roles.ts';
import classes from './members.module.css';
import type { MemberEntry } from './types.ts';

/** A member: who, in what role and function, and what an owner may do about it. */
export function MemberLine({ member }: { member: MemberEntry }) {
  const { t } = useTranslation('members');
  const { workspace, user } = useWorkspace();
  const manages = workspace.abilities.manageMembers;
  const isMe = member.id === user.id;
  return (
    <li className={classes.member}>
      <div className={classes.who}>
        <strong>
          {member.name}
          {isMe ? <span className={classes.soft}> ({t('you')})</span> : null}
        </strong>
        <span className={classes.soft}>{member.email}</span>
        <span className={classes.soft}>
          {t('joined')} <Moment at={member.joinedAt} />
        </span>
      </div>
      {manages ? (
        <RoleField member={member} />
      ) : (
        <span className={classes.fixed}>{t(`roles.${member.role}`)}</span>
      )}
      {manages || isMe ? (
        <FunctionField member={member} />
      ) : (
        <span className={classes.fixed}>{member.function}</span>
      )}
      {manages && !isMe ? <MemberActs member={member} /> : null}
    </li>
  );
}

function RoleField({ member }: { member: MemberEntry }) {
  const { t } = useTranslation('members');
  const form = useForm();
  const hydrated = useHydrated();
  return (
    <div>
      <NativeSelect
        label={t('role')}
        aria-label={t('roleOf', { name: member.name })}
        // A refused change falls back to the role that still holds.
        value={member.role}
        // Chosen before the page's script runs, it would be put back unsaid.
        disabled={form.busy || !hydrated}
        data={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
        onChange={(event) =>
          void form.submit(
            { intent: 'role', user: member.id, role: event.currentTarget.value },
            { method: 'post' },
          )
        }
      />
      <FormError>{form.formError}</FormError>
    </div>
  );
}

function FunctionField({ member }: { member: MemberEntry }) {
  const { t } = useTranslation('members');
  const form = useForm({ fields: ['function'] });
  const element = useRef<HTMLFormElement>(null);
  return (
    <form.Form method="post" ref={element}>
      <input type="hidden" name="intent" value="function" />
      <input type="hidden" name="user" value={member.id} />
      <TextInput
        key={member.function}
        label={t('function')}
        placeholder={t('functionPlaceholder')}
        name="function"
        defaultValue={member.function}
        maxLength={120}
        error={form.errorOf('function') ?? form.formError}
        onBlur={(event) => {
          if (event.currentTarget.value.trim() !== member.function)
            element.current?.requestSubmit();
        }}
      />
    </form.Form>
  );
}

function MemberActs({ member }: { member: MemberEntry }) {
  const { t } = useTranslation('members');
  const removal = useForm();
  const reset = useForm<{ url: string }>();
  const { name } = member;
  return (
    <div className={classes.acts}>
      <Button
        size="compact-sm"
        variant="default"
        loading={reset.busy}
        aria-label={t('resetOf', { name })}
        onClick={() => void reset.submit({ intent: 'reset', user: member.id }, { method: 'post' })}
      >
        {t('reset')}
      </Button>
      <ConfirmButton
        size="compact-sm"
        variant="subtle"
        question={t('removeQuestion', { name })}
        confirm={t('removeName', { name })}
        loading={removal.busy}
        onConfirm={() =>
          void removal.submit({ intent: 'remove', user: member.id }, { method: 'post' })
        }
      >
        {t('remove')}
      </ConfirmButton>
      <FormError>{reset.formError ?? removal.formError}</FormError>
      {reset.value ? (
        <div className={classes.link}>
          <p>{t('resetReady', { name })}</p>
          <CopyField label={t('resetLink')} value={reset.value.url} />
        </div>
      ) : null}
    </div>
  );
}
