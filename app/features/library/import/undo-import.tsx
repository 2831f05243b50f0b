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
}

/** The way back from a whole import, once it has been looked at. */
export function UndoImport({ id, base }: UndoImportProps) {
  const { t } = useTranslation('library');
  const say = useErrorWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [done, setDone] = useState<{ undone: number; left: number } | null>(null);
  const undo = async () => {
    setBusy(true);
    const answer = await post<{ undone: number; left: number }>(`${base}/shelves`, {
      act: 'undo',
      id,
    });
    setBusy(false);
    if (answer.ok) setDone(answer.value);
    else setError(say(answer.error));
  };
  if (done) {
    return (
      <p role="status">
        {t('import.undo.done', { count: done.undone })}{' '}
        {done.left > 0 ? t('import.undo.left', { count: done.left }) : null}
      </p>
    );
  }
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
