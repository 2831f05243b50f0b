import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { post } from '../../components/post.ts';
import { useErrorWords } from '../../components/use-form.ts';
import { READING_LIMITS } from '../../domain/readings.ts';
import classes from './recommend.module.css';
import { Day } from './words.tsx';

type Person = { id: string; name: string };

export interface Recommendation {
  id: string;
  from: Person | null;
  to: Person | null;
  reason: string;
  due: string | null;
}

interface RecommendProps {
  work: string;
  recommendations: readonly Recommendation[];
  /** Of the project, the reader of the page included. */
  members: readonly Person[];
  userId: string;
  base: string;
}

/** A work recommended to another member, with a reason and perhaps a day. Between the two, and no more. */
export function Recommend({ work, recommendations, members, userId, base }: RecommendProps) {
  const { t } = useTranslation('readings');
  const say = useErrorWords();
  const others = members.filter(({ id }) => id !== userId);
  const [held, setHeld] = useState(recommendations);
  const [to, setTo] = useState(others[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const [due, setDue] = useState('');
  const [error, setError] = useState<string>();

  const send = async () => {
    const act = { act: 'recommend', work, to, reason, due: due || null };
    const answer = await post<Recommendation[]>(`${base}/readings/act`, act);
    if (!answer.ok) {
      setError(say(answer.error));
      return;
    }
    setHeld(answer.value);
    setReason('');
    setDue('');
    setError(undefined);
  };
  const remove = async (id: string) => {
    const answer = await post(`${base}/readings/act`, { act: 'remove-recommendation', id });
    if (answer.ok) setHeld(held.filter((one) => one.id !== id));
    else setError(say(answer.error));
  };

  return (
    <div className={classes.recommend}>
      {held.length > 0 ? (
        <ul className={classes.list}>
          {held.map(({ id, from, to: whom, reason: why, due: by }) => (
            <li key={id}>
              <span>
                {whom?.id === userId
                  ? t('recommended.by', { name: from?.name ?? '' })
                  : t('recommended.yours', { name: whom?.name ?? '' })}
                {by ? (
                  <>
                    {' · '}
                    <Day day={by} />
                  </>
                ) : null}
              </span>
              {why ? <q>{why}</q> : null}
              <Button size="compact-xs" variant="subtle" onClick={() => void remove(id)}>
                {t('recommended.remove')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {others.length === 0 ? (
        <p className={classes.none}>{t('recommended.nobody')}</p>
      ) : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <NativeSelect
            size="xs"
            label={t('recommended.to')}
            value={to}
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            type="date"
            label={t('recommended.due')}
            value={due}
            onChange={(event) => setDue(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            label={t('recommended.reason')}
            value={reason}
            maxLength={READING_LIMITS.reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            className={classes.reason}
          />
          <Button size="xs" variant="default" type="submit">
            {t('recommended.send')}
          </Button>
        </form>
      )}
      <FormError>{error}</FormError>
    </div>
  );
}
