import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { plainText } from '../../../../bibliography/index.ts';
import { FormError } from '../../../components/form-error.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useForm } from '../../../components/use-form.ts';
import { SelectionBar } from './selection-bar.tsx';

interface SelectionActionsProps {
  base: string;
  ids: string[];
  canEdit: boolean;
  deleted: boolean;
  onDone: () => void;
}

type Done =
  | {
      intent: 'delete-many';
      deleted: string[];
      used: { id: string; key: string; title: string; uses: number }[];
    }
  | { intent: 'restore'; restored: string[] };

/** The selection's bar, and what came of its last act. */
export function SelectionActions({ base, ids, canEdit, deleted, onDone }: SelectionActionsProps) {
  const form = useForm<Done>({ onDone });
  const act = (intent: Done['intent']) =>
    void form.submit(
      { intent, works: ids.join(',') },
      { method: 'post', action: `${base}/library` },
    );
  return (
    <>
      <FormError>{form.formError}</FormError>
      {form.value && ids.length === 0 ? <Result done={form.value} base={base} /> : null}
      {ids.length > 0 ? (
        <SelectionBar
          base={base}
          ids={ids}
          canEdit={canEdit}
          deleted={deleted}
          busy={form.busy}
          onDelete={() => act('delete-many')}
          onRestore={() => act('restore')}
          onClear={onDone}
        />
      ) : null}
    </>
  );
}

function Result({ done, base }: { done: Done; base: string }) {
  const { t } = useTranslation('library');
  if (done.intent === 'restore') {
    return <Notice>{t('deleted.restored', { count: done.restored.length })}</Notice>;
  }
  return (
    <Notice>
      {done.deleted.length > 0 ? t('deleted.done', { count: done.deleted.length }) : null}
      {done.used.length > 0 ? (
        <>
          <div>{t('deleted.kept', { count: done.used.length })}</div>
          <ul>
            {done.used.map((work) => (
              <li key={work.id}>
                <Link to={`${base}/library/${encodeURIComponent(work.key)}`}>
                  {plainText(work.title)}
                </Link>{' '}
                ({t('row.uses', { count: work.uses })})
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Notice>
  );
}
