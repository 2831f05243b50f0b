import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { FormError } from '../../../components/form-error.tsx';
import { post } from '../../../components/post.ts';
import { useErrorWords } from '../../../components/use-form.ts';

interface UndoImportProps {
  /** The report's id. */
  id: string;
  base: string;
  onUndone: (done: Undone) => void;
}

/** Works that are as before, and those that were edited or cited since and stay. */
export interface Undone {
  undone: number;
  left: number;
}

/** The way back from a whole import, once it has been looked at. */
export function UndoImport({ id, base, onUndone }: UndoImportProps) {
  const { t } = useTranslation('library');
  const say = useErrorWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const undo = async () => {
    setBusy(true);
    const answer = await post<Undone>(`${base}/shelves`, {
      act: 'undo',
      id,
    });
    setBusy(false);
    if (answer.ok) onUndone(answer.value);
    else setError(say(answer.error));
  };
  return (
    <>
      <ConfirmButton
        loading={busy}
        question={t('import.undo.question')}
        confirm={t('import.undo.confirm')}
        onConfirm={() => void undo()}
      >
        {t('import.undo.button')}
      </ConfirmButton>
      <FormError>{error}</FormError>
    </>
  );
}
