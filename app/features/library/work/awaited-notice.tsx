import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../../components/form-error.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useForm } from '../../../components/use-form.ts';
import { useWorkspace } from '../../../components/use-workspace.ts';

/** A work of which the identifier alone is known: its service did not answer when it was added. */
export function AwaitedNotice({ work }: { work: string }) {
  const { t } = useTranslation('work');
  const { workspace } = useWorkspace();
  const form = useForm();
  return (
    <Notice title={t('awaited.title')}>
      <p>{t('awaited.text')}</p>
      <FormError>{form.formError}</FormError>
      {workspace.abilities.editLibrary ? (
        <Button
          size="xs"
          variant="default"
          loading={form.busy}
          onClick={() =>
            void form.submit(
              { intent: 'look-up-again', work },
              { method: 'post', action: `/p/${workspace.slug}/library` },
            )
          }
        >
          {t('awaited.again')}
        </Button>
      ) : null}
    </Notice>
  );
}
