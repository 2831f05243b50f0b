import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { useForm } from '../../components/use-form.ts';
import classes from './example-banner.module.css';
import { useMap } from './map-context.ts';

type Choice = 'duplicate' | 'erase';

/** Over the example: what it is, and the three ways on from it. */
export function ExampleBanner() {
  const { t } = useTranslation('map');
  const { workspace } = useMap();
  const [choice, setChoice] = useState<Choice | null>(null);
  const form = useForm({ fields: ['name'] });
  const isOwner = workspace.abilities.manageWorkspace;
  const name =
    choice === 'duplicate'
      ? t('example.copyName', { name: workspace.name })
      : t('example.emptyName');
  return (
    <section className={classes.banner} aria-label={t('example.title')}>
      <p className={classes.text}>
        <strong>{t('example.title')}</strong> {t('example.text')}
      </p>
      {choice === null ? (
        <form.Form method="post" className={classes.choices}>
          {isOwner ? (
            <Button
              type="submit"
              name="intent"
              value="keep-example"
              size="xs"
              variant="default"
              loading={form.busy}
            >
              {t('example.keep')}
            </Button>
          ) : null}
          <Button size="xs" variant="default" onClick={() => setChoice('duplicate')}>
            {t('example.duplicate')}
          </Button>
          {isOwner ? (
            <Button size="xs" variant="default" onClick={() => setChoice('erase')}>
              {t('example.erase')}
            </Button>
          ) : null}
        </form.Form>
      ) : (
        <form.Form method="post" className={classes.choices}>
          <input type="hidden" name="intent" value={`${choice}-example`} />
          {choice === 'erase' ? <span>{t('example.eraseConfirm')}</span> : null}
          <TextInput
            key={choice}
            name="name"
            size="xs"
            aria-label={t('example.newName')}
            defaultValue={name}
            error={form.errorOf('name')}
            autoFocus
            required
          />
          <Button type="submit" size="xs" loading={form.busy}>
            {t(choice === 'erase' ? 'example.confirm' : 'example.duplicate')}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => setChoice(null)}>
            {t('remove.keep')}
          </Button>
        </form.Form>
      )}
      <FormError>{form.formError}</FormError>
    </section>
  );
}
