import { ActionIcon, Button, Group, Popover, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useErrorWords } from '../../components/use-form.ts';
import { post } from '../../components/post.ts';
import classes from './readings.module.css';

export interface SavedView {
  id: string;
  name: string;
  query: string;
}

interface SavedViewsProps {
  views: readonly SavedView[];
  /** The address's parameters now: what would be kept. */
  query: string;
  base: string;
}

/** Views under a name, each a link; for their owner alone. */
export function SavedViews({ views: saved, query, base }: SavedViewsProps) {
  const { t } = useTranslation('readings');
  const say = useErrorWords();
  const [views, setViews] = useState(saved);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const keep = async () => {
    const answer = await post<SavedView>(`${base}/readings/act`, { act: 'save-view', name, query });
    if (!answer.ok) {
      setError(say(answer.error));
      return;
    }
    setViews([...views, answer.value]);
    setName('');
    setError(null);
    setOpen(false);
  };
  const forget = async (id: string) => {
    const answer = await post(`${base}/readings/act`, { act: 'delete-view', id });
    if (answer.ok) setViews(views.filter((view) => view.id !== id));
    else setError(say(answer.error));
  };
  return (
    <div className={classes.saved}>
      {views.length > 0 ? (
        <ul aria-label={t('views_saved.label')}>
          {views.map((view) => (
            <li key={view.id}>
              <Link to={`?${view.query}`} aria-current={view.query === query ? 'page' : undefined}>
                {view.name}
              </Link>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t('views_saved.remove', { name: view.name })}
                onClick={() => void forget(view.id)}
              >
                <IconX size={13} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      ) : null}
      <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus>
        <Popover.Target>
          <Button size="compact-xs" variant="subtle" onClick={() => setOpen(!open)}>
            {t('views_saved.save')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void keep();
            }}
          >
            <Group align="end" gap={8}>
              <TextInput
                label={t('views_saved.name')}
                value={name}
                error={error}
                data-autofocus
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit">{t('views_saved.confirm')}</Button>
            </Group>
          </form>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
