import { Button, Group, MultiSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRevalidator } from 'react-router';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { FormError } from '../../components/form-error.tsx';
import { post } from '../../components/post.ts';
import { useErrorWords } from '../../components/use-form.ts';
import classes from './restriction.module.css';

type Person = { id: string; name: string };

export interface RestrictionData {
  restricted: boolean;
  readers: Person[];
  realName: string;
}

interface Withdrawal {
  backupsUntil: string;
  kept: string[];
}

interface RestrictionProps {
  work: string;
  restriction: RestrictionData;
  members: readonly Person[];
  userId: string;
  base: string;
}

/** Who may see the work: everyone, or members named here; and the name behind a pseudonym, for them alone. */
export function Restriction({ work, restriction, members, userId, base }: RestrictionProps) {
  const { t, i18n } = useTranslation('excerpts');
  const say = useErrorWords();
  const { revalidate } = useRevalidator();
  const named = restriction.readers.filter(({ id }) => id !== userId);
  const [open, setOpen] = useState(false);
  const [readers, setReaders] = useState(named.map(({ id }) => id));
  const [name, setName] = useState(restriction.realName);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [gone, setGone] = useState<Withdrawal | null>(null);

  const act = async (what: object): Promise<void> => {
    setBusy(true);
    const answer = await post(`${base}/readings/act`, { ...what, work });
    setBusy(false);
    setError(answer.ok ? undefined : say(answer.error));
    if (!answer.ok) return;
    setOpen(false);
    await revalidate();
  };
  const withdraw = async (): Promise<void> => {
    setBusy(true);
    const answer = await post<Withdrawal>(`${base}/readings/act`, { act: 'withdraw', work });
    setBusy(false);
    if (answer.ok) setGone(answer.value);
    else setError(say(answer.error));
  };
  const select = (
    <MultiSelect
      size="xs"
      label={t('restriction.readers')}
      data={members
        .filter(({ id }) => id !== userId)
        .map((member) => ({ value: member.id, label: member.name }))}
      value={readers}
      onChange={setReaders}
    />
  );
  const names = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(
    named.map((person) => person.name),
  );

  if (gone) {
    const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' });
    return (
      <div className={classes.restriction} role="status">
        <p>{t('withdraw.done', { date: date.format(new Date(gone.backupsUntil)) })}</p>
        {gone.kept.length > 0 ? (
          <>
            <p>{t('withdraw.manual', { count: gone.kept.length })}</p>
            <ul>
              {gone.kept.map((name) => (
                <li key={name}>
                  <code>{name}</code>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <Button size="xs" component={Link} to={`${base}/library`}>
          {t('withdraw.leave')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.restriction}>
      <p>
        {!restriction.restricted
          ? t('restriction.open')
          : named.length > 0
            ? t('restriction.restricted', { names })
            : t('restriction.restrictedAlone')}
      </p>
      {restriction.restricted ? (
        <>
          {select}
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              loading={busy}
              onClick={() => void act({ act: 'restrict', readers })}
            >
              {t('restriction.change')}
            </Button>
            <ConfirmButton
              size="xs"
              variant="subtle"
              loading={busy}
              question={t('restriction.liftQuestion')}
              confirm={t('restriction.lift')}
              onConfirm={() => void act({ act: 'restrict', readers: null })}
            >
              {t('restriction.lift')}
            </ConfirmButton>
          </Group>
          <Group align="end" gap="xs" wrap="nowrap">
            <TextInput
              size="xs"
              label={t('restriction.realName')}
              description={t('restriction.realNameHint')}
              value={name}
              maxLength={300}
              autoComplete="off"
              onChange={(event) => setName(event.currentTarget.value)}
              className={classes.name}
            />
            <Button
              size="xs"
              variant="default"
              onClick={() => void act({ act: 'set-real-name', name })}
            >
              {t('restriction.saveName')}
            </Button>
          </Group>
          <p className={classes.note}>{t('restriction.notCoding')}</p>
          <ConfirmButton
            size="xs"
            variant="subtle"
            loading={busy}
            question={t('withdraw.question')}
            confirm={t('withdraw.confirm')}
            onConfirm={() => void withdraw()}
          >
            {t('withdraw.button')}
          </ConfirmButton>
        </>
      ) : open ? (
        <>
          <p className={classes.note}>{t('restriction.lead')}</p>
          <p className={classes.note}>{t('restriction.before')}</p>
          {select}
          <Group gap="xs">
            <Button size="xs" loading={busy} onClick={() => void act({ act: 'restrict', readers })}>
              {t('restriction.confirm')}
            </Button>
            <Button size="xs" variant="subtle" onClick={() => setOpen(false)}>
              {t('restriction.cancel')}
            </Button>
          </Group>
        </>
      ) : (
        <Button size="xs" variant="subtle" onClick={() => setOpen(true)}>
          {t('restriction.restrict')}
        </Button>
      )}
      <FormError>{error}</FormError>
    </div>
  );
}
