import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { useForm } from '../../components/use-form.ts';
import classes from './card.module.css';

/** A map begins with its name and the question it should answer. */
export function NewMap({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['home', 'common']);
  const form = useForm({ fields: ['name', 'focusQuestion'] });
  return (
    <form.Form method="post" className={classes.panel}>
      <input type="hidden" name="intent" value="create" />
      <TextInput
        label={t('maps.name')}
        placeholder={t('maps.placeholder')}
        name="name"
        maxLength={200}
        autoFocus
        required
        withAsterisk={false}
        error={form.errorOf('name')}
      />
      <Textarea
        label={t('maps.focusQuestion')}
        description={t('maps.focusHelp')}
        placeholder={t('maps.focusPlaceholder')}
        name="focusQuestion"
        maxLength={500}
        autosize
        minRows={2}
        error={form.errorOf('focusQuestion')}
      />
      <FormError>{form.formError}</FormError>
      <Group gap="xs">
        <Button type="submit" loading={form.busy}>
          {t('maps.create')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common:actions.cancel')}
        </Button>
      </Group>
    </form.Form>
  );
}
