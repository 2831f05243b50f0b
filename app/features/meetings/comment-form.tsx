import { Button, Group, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { useForm } from '../../components/use-form.ts';
import { useWorkspace } from '../../components/use-workspace.ts';
import classes from './discussion.module.css';

interface CommentFormProps {
  label: string;
  submit: string;
  initial?: string;
  /** Sent with the text: the intent and what it is about. */
  hidden: Record<string, string>;
  onDone?: () => void;
  onCancel?: () => void;
}

/** A comment's text: Ctrl or Cmd with Enter sends it. */
export function CommentForm({
  label,
  submit,
  initial,
  hidden,
  onDone,
  onCancel,
}: CommentFormProps) {
  const { t } = useTranslation(['meetings', 'common']);
  const { workspace } = useWorkspace();
  const element = useRef<HTMLFormElement>(null);
  const form = useForm({
    fields: ['body'],
    onDone: () => {
      element.current?.reset();
      onDone?.();
    },
  });
  return (
    <form.Form
      ref={element}
      method="post"
      action={`/p/${workspace.slug}/comments`}
      className={classes.form}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Textarea
        label={label}
        placeholder={t('discussion.placeholder')}
        name="body"
        defaultValue={initial}
        autosize
        minRows={2}
        maxRows={12}
        autoFocus={initial !== undefined}
        required
        withAsterisk={false}
        error={form.errorOf('body')}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            element.current?.requestSubmit();
          }
        }}
      />
      <FormError>{form.formError}</FormError>
      <Group gap="xs">
        <Button type="submit" size="xs" variant="default" loading={form.busy}>
          {submit}
        </Button>
        {onCancel ? (
          <Button size="xs" variant="subtle" onClick={onCancel}>
            {t('common:actions.cancel')}
          </Button>
        ) : null}
      </Group>
    </form.Form>
  );
}
