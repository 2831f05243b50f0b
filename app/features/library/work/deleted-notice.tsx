import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../../components/form-error.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useForm } from '../../../components/use-form.ts';
import { useWorkspace } from '../../../components/use-workspace.ts';
import type { WorkDetail } from '../types.ts';

/** A work in the bin can still be read, and brought back. */
export function DeletedNotice({ work }: { work: WorkDetail }) {
  const { t } = useTranslation('work');
  const { workspace } = useWorkspace();
  const form = useForm();
  return (
    <Notice title={t('deleted.title')}>
      <p>{t('deleted.text')}</p>
      <FormError>{form.formError}</FormError>
      {workspace.abilities.editLibrary ? (
        <Button
          size="xs"
          variant="default"
          loading={form.busy}
          onClick={() =>
            void form.submit(
              { intent: 'restore', works: work.id },
              { method: 'post', action: `/p/${workspace.slug}/library` },
            )
          }
        >
          {t('deleted.restore')}
        </Button>
      ) : null}
    </Notice>
  );
}
