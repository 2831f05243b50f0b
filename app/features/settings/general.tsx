import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { FormError } from '../../components/form-error.tsx';
import { Section } from '../../components/page.tsx';
import { useForm } from '../../components/use-form.ts';
import { useWorkspace } from '../../components/use-workspace.ts';
import classes from './settings.module.css';

interface NameFieldProps {
  intent: 'rename' | 'duplicate';
  label: string;
  initial: string;
  submit: string;
  /** Said once it is done; empty where the page changes. */
  done: string;
}

function NameField({ intent, label, initial, submit, done }: NameFieldProps) {
  const form = useForm({ fields: ['name'] });
  return (
    <form.Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <div className={classes.row}>
        <TextInput
          key={initial}
          label={label}
          name="name"
          defaultValue={initial}
          maxLength={200}
          required
          withAsterisk={false}
          error={form.errorOf('name')}
          className={classes.grow}
        />
        <Button type="submit" variant="default" loading={form.busy}>
          {submit}
        </Button>
        <span role="status" className={classes.status}>
          {form.succeeded ? done : ''}
        </span>
      </div>
      <FormError>{form.formError}</FormError>
    </form.Form>
  );
}

/** The project as a whole: its name, its copy, its way out and its end. */
export function GeneralSettings() {
  const { t } = useTranslation(['settings', 'common']);
  const { workspace } = useWorkspace();
  const form = useForm();
  const manages = workspace.abilities.manageWorkspace;
  const exportAt = (format: string) => `/p/${workspace.slug}/export?format=${format}`;
  const act = (intent: string) => void form.submit({ intent }, { method: 'post' });
  return (
    <>
      {manages ? (
        <Section title={t('general.name')} text={t('general.nameText')}>
          <NameField
            intent="rename"
            label={t('general.name')}
            initial={workspace.name}
            submit={t('common:actions.save')}
            done={t('general.saved')}
          />
        </Section>
      ) : null}
      <Section title={t('general.export')} text={t('general.exportText')}>
        <div className={classes.row}>
          <Button component="a" href={exportAt('graph-json')} download>
            {t('general.exportGraph')}
          </Button>
          <Button component="a" href={exportAt('biblatex')} download variant="default">
            {t('general.exportBib')}
          </Button>
        </div>
      </Section>
      <Section title={t('general.copy')} text={t('general.copyText')}>
        <NameField
          intent="duplicate"
          label={t('general.copyLabel')}
          initial={t('general.copyName', { name: workspace.name })}
          submit={t('common:actions.duplicate')}
          done=""
        />
      </Section>
      <FormError>{form.formError}</FormError>
      <Section title={t('general.leave')} text={t('general.leaveText')}>
        <div>
          <ConfirmButton
            question={t('general.leaveQuestion', { name: workspace.name })}
            confirm={t('general.leave')}
            onConfirm={() => act('leave')}
            loading={form.busy}
          >
            {t('general.leave')}
          </ConfirmButton>
        </div>
      </Section>
      {manages ? (
        <Section title={t('general.delete')} text={t('general.deleteText')}>
          <div>
            <ConfirmButton
              question={t('general.deleteQuestion', { name: workspace.name })}
              confirm={t('general.delete')}
              onConfirm={() => act('delete')}
              loading={form.busy}
            >
              {t('general.delete')}
            </ConfirmButton>
          </div>
        </Section>
      ) : null}
    </>
  );
}
