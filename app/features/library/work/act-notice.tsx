import { Button } from '@mantine/core';
import { FormError } from '../../../components/form-error.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useForm } from '../../../components/use-form.ts';
import classes from './act-notice.module.css';
import { useWorkspace } from '../../../components/use-workspace.ts';

interface ActNoticeProps {
  title: string;
  text: string;
  /** What the button says, and what it posts to the library. */
  label: string;
  post: Record<string, string>;
}

/** The state that a work is in, and the one act that leads out of it. */
export function ActNotice({ title, text, label, post }: ActNoticeProps) {
  const { workspace } = useWorkspace();
  const form = useForm();
  return (
    <Notice title={title}>
      <p>{text}</p>
      {form.formError ? (
        <div className={classes.refused}>
          <FormError>{form.formError}</FormError>
        </div>
      ) : null}
      {workspace.abilities.editLibrary ? (
        <Button
          size="xs"
          variant="default"
          loading={form.busy}
          onClick={() =>
            void form.submit(post, { method: 'post', action: `/p/${workspace.slug}/library` })
          }
        >
          {label}
        </Button>
      ) : null}
    </Notice>
  );
}
