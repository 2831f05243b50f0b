import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CslData } from '../../../../bibliography/index.ts';
import { FormError } from '../../../components/form-error.tsx';
import { useErrorWords } from '../../../components/use-form.ts';
import type { ErrorReport } from '../../../domain/errors.ts';
import { newId } from '../../../domain/graph/ids.ts';
import { useWorkKeeper } from '../../sync/index.ts';
import { itemOf } from '../edit/draft.ts';
import classes from './quick-work.module.css';

interface QuickWorkProps {
  /** What was searched for and not found. */
  title: string;
  /** Told the new work's id, under which it can be cited at once. */
  onAdded: (id: string) => void;
  onCancel: () => void;
}

/** Enough of a new work to cite it now; with or without the server. */
export function QuickWork({ title, onAdded, onCancel }: QuickWorkProps) {
  const { t } = useTranslation(['waiting', 'common']);
  const keeper = useWorkKeeper();
  const say = useErrorWords();
  const [texts, setTexts] = useState({ title, author: '', issued: '' });
  const [error, setError] = useState<ErrorReport | null>(null);
  const [busy, setBusy] = useState(false);

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!keeper) return;
    const id = newId();
    const before: CslData = { type: 'book' };
    setBusy(true);
    const item = itemOf({ type: 'book', key: '', texts }, before);
    const answer = await keeper.add({ id, item, key: '' });
    setBusy(false);
    if (answer.ok) onAdded(id);
    else setError(answer.error);
  }

  const field = (name: keyof typeof texts) => ({
    value: texts[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTexts({ ...texts, [name]: event.currentTarget.value }),
  });
  return (
    <form className={classes.form} aria-label={t('form')} onSubmit={(event) => void add(event)}>
      <TextInput label={t('workTitle')} required {...field('title')} />
      <Textarea
        label={t('names')}
        description={t('namesHint')}
        autosize
        minRows={1}
        // The form opens in answer to a choice; its title is there already.
        autoFocus
        {...field('author')}
      />
      <TextInput label={t('year')} inputMode="numeric" {...field('issued')} />
      <p className={classes.later}>{t('later')}</p>
      <FormError>{error ? say(error) : undefined}</FormError>
      <Group gap="xs">
        <Button size="xs" type="submit" loading={busy} disabled={keeper === null}>
          {t('add')}
        </Button>
        <Button size="xs" variant="subtle" onClick={onCancel}>
          {t('common:actions.cancel')}
        </Button>
      </Group>
    </form>
  );
}
