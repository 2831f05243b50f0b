import { Button, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { useForm } from '../../components/use-form.ts';
import classes from './card.module.css';

interface NameFormProps {
  label: string;
  initial: string;
  /** Sent with the name: the intent and what it is about. */
  hidden: Record<string, string>;
  submit: string;
  onClose: () => void;
}

/** A name under edit, in the place of the card's own. */
export function NameForm({ label, initial, hidden, submit, onClose }: NameFormProps) {
  const { t } = useTranslation('common');
  const form = useForm({ fields: ['name'], onDone: onClose });
  return (
    <form.Form
      method="post"
      className={classes.nameForm}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextInput
        label={label}
        name="name"
        defaultValue={initial}
        maxLength={200}
        autoFocus
        required
        withAsterisk={false}
        error={form.errorOf('name')}
        onFocus={(event) => event.currentTarget.select()}
      />
      <FormError>{form.formError}</FormError>
      <Group gap="xs">
        <Button type="submit" size="xs" loading={form.busy}>
          {submit}
        </Button>
        <Button size="xs" variant="subtle" onClick={onClose}>
          {t('actions.cancel')}
        </Button>
      </Group>
    </form.Form>
  );
}
