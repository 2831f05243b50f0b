import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useForm } from '../../../components/use-form.ts';
import classes from './look-up.module.css';

interface LookedUp {
  outcome: 'added' | 'known' | 'pending';
  key: string;
}

interface LookUpProps {
  /** The library's address: works are at "PATH/KEY". */
  path: string;
  onAdded: (key: string) => void;
}

/** One field for an identifier, a link, or a citation that contains one. */
export function LookUp({ path, onAdded }: LookUpProps) {
  const { t } = useTranslation('library');
  // What was pasted on another page comes in the address.
  const [found] = useSearchParams();
  const [text, setText] = useState(found.get('find') ?? '');
  const form = useForm<LookedUp>({
    fieldOf: { 'lookup-unknown': 'identifier' },
    fields: ['identifier'],
    onDone: ({ outcome, key }) => {
      if (outcome === 'added') onAdded(key);
    },
  });
  const answer = form.value;
  return (
    <div className={classes.lookUp}>
      <form
        className={classes.line}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === '') return;
          void form.submit({ intent: 'look-up', identifier: text }, { method: 'post' });
        }}
      >
        <TextInput
          name="identifier"
          className={classes.field}
          label={t('lookup.label')}
          description={t('lookup.hint')}
          placeholder={t('lookup.placeholder')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={form.errorOf('identifier') ?? form.formError}
        />
        <Button type="submit" variant="default" loading={form.busy}>
          {t('lookup.button')}
        </Button>
      </form>
      {answer && answer.outcome !== 'added' ? (
        <p role="status" className={classes.answer}>
          {t(answer.outcome === 'known' ? 'lookup.known' : 'lookup.pending')}{' '}
          <Link to={`${path}/${encodeURIComponent(answer.key)}`}>
            {t('lookup.open', { key: answer.key })}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
