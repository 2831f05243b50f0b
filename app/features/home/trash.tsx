import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { Section } from '../../components/page.tsx';
import { useForm } from '../../components/use-form.ts';
import classes from './card.module.css';
import { Visited } from './visited.tsx';

interface TrashProps {
  text: string;
  items: { id: string; name: string; deletedAt: string | null }[];
  /** The form's field that names the item. */
  field: 'ref' | 'map';
}

/** What was deleted, and the way back. */
export function Trash({ text, items, field }: TrashProps) {
  const { t } = useTranslation('home');
  if (items.length === 0) return null;
  return (
    <Section title={t('trash.title')} text={text}>
      <ul className={classes.trash}>
        {items.map((item) => (
          <TrashLine key={item.id} item={item} field={field} />
        ))}
      </ul>
    </Section>
  );
}

function TrashLine({ item, field }: { item: TrashProps['items'][number]; field: string }) {
  const { t } = useTranslation('common');
  const form = useForm();
  return (
    <li>
      <span className={classes.trashName}>{item.name}</span>
      <span className={classes.soft}>
        <Visited at={item.deletedAt} words="trash.deletedOn" />
      </span>
      <form.Form method="post">
        <input type="hidden" name="intent" value="restore" />
        <input type="hidden" name={field} value={item.id} />
        <Button
          type="submit"
          size="xs"
          variant="default"
          loading={form.busy}
          aria-label={`${t('actions.restore')} · ${item.name}`}
        >
          {t('actions.restore')}
        </Button>
      </form.Form>
      <FormError>{form.formError}</FormError>
    </li>
  );
}
