import { useTranslation } from 'react-i18next';
import { FormError } from '../../../components/form-error.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useForm } from '../../../components/use-form.ts';
import { SelectionBar } from './selection-bar.tsx';

interface SelectionActionsProps {
  base: string;
  ids: string[];
  canEdit: boolean;
  deleted: boolean;
  onEdit: () => void;
  onDelete: () => void;
  onClear: () => void;
}

/** The selection's bar, and what came of bringing back from the bin. */
export function SelectionActions({ base, ids, onClear, ...bar }: SelectionActionsProps) {
  const { t } = useTranslation('library');
  const form = useForm<{ restored: string[] }>({ onDone: onClear });
  return (
    <>
      <FormError>{form.formError}</FormError>
      {form.value && ids.length === 0 ? (
        <Notice>{t('deleted.restored', { count: form.value.restored.length })}</Notice>
      ) : null}
      {ids.length > 0 ? (
        <SelectionBar
          {...bar}
          base={base}
          ids={ids}
          busy={form.busy}
          onRestore={() =>
            void form.submit(
              { intent: 'restore', works: ids.join(',') },
              { method: 'post', action: `${base}/library` },
            )
          }
          onClear={onClear}
        />
      ) : null}
    </>
  );
}
