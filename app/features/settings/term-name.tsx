import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../domain/graph/types.ts';

interface TermNameProps {
  labelledBy: string;
  language: Language;
  value: string;
  readOnly: boolean;
  /** Gives back the words of a refusal, else null. */
  onCommit: (text: string) => string | null;
}

/** A term's name in one language: kept when the field is left or Enter pressed; Escape gives it up. */
export function TermName({ labelledBy, language, value, readOnly, onCommit }: TermNameProps) {
  const { t } = useTranslation('settings');
  // Null while nothing is being typed: another member's change then shows at once.
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  const commit = () => {
    const text = draft?.trim();
    if (text === undefined || text === value) {
      setDraft(null);
      setError(null);
      return;
    }
    const refusal = onCommit(text);
    setError(refusal);
    if (refusal === null) setDraft(null);
  };
  return (
    <TextInput
      aria-labelledby={labelledBy}
      lang={language}
      value={draft ?? value}
      placeholder={t('vocabularies.missing')}
      readOnly={readOnly}
      error={error}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') {
          setDraft(null);
          setError(null);
        }
      }}
    />
  );
}
