import { Textarea } from '@mantine/core';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorWords } from '../../../components/use-form.ts';
import type { ErrorReport } from '../../../domain/errors.ts';
import { useGraphSession, usePeers } from '../../sync/index.ts';
import { SubjectContext, useKeepOnLeave } from '../kept-texts.ts';
import { useBringBack } from '../use-bring-back.ts';
import type { EditOutcome } from '../use-edit.ts';

interface EditableTextProps {
  label: string;
  description?: string;
  placeholder?: string;
  value: string;
  /** Names it to the others while one writes in it, e.g. `label.fr`; others' writing is shown where it is given. */
  field?: string;
  /** Longest text taken, in UTF-16 units. */
  limit: number;
  lang?: string;
  /** A text of several lines: Enter begins a new one. */
  multiline?: boolean;
  disabled: boolean;
  onSave: (text: string) => EditOutcome<unknown>;
}

/**
 * A text of the graph under edit: stored when one leaves it. What is refused stays in the field,
 * with the reason beside it; what another writes meanwhile shows once nothing of one's own waits.
 */
export function EditableText(props: EditableTextProps) {
  const { value, limit, multiline = false, onSave, field } = props;
  const { t } = useTranslation('map');
  const say = useErrorWords();
  /** null while nothing of one's own waits. */
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ErrorReport | null>(null);
  const subject = use(SubjectContext);
  const session = useGraphSession();
  const writers = usePeers().filter(
    ({ editing }) => field && editing?.id === subject?.id && editing?.field === field,
  );
  const bringBack = useBringBack();
  useKeepOnLeave(typed, () => {
    if (subject) bringBack(subject);
    onSave(typed!.trim());
  });
  const text = typed ?? value;
  const tooLong = text.length > limit;

  const save = () => {
    if (typed === null || tooLong) return;
    if (typed.trim() !== value) {
      const outcome = onSave(typed.trim());
      setRefusal(outcome.ok ? null : outcome.error);
      if (!outcome.ok) return;
    }
    setTyped(null);
  };
  return (
    <Textarea
      label={props.label}
      description={
        writers.length > 0
          ? writers.map(({ name }) => t('presence.editing', { name })).join(', ')
          : props.description
      }
      placeholder={props.placeholder}
      lang={props.lang}
      dir="auto"
      readOnly={props.disabled}
      autosize
      minRows={multiline ? 2 : 1}
      maxRows={14}
      value={text}
      error={
        tooLong ? t('rename.tooLong', { count: text.length, max: limit }) : refusal && say(refusal)
      }
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        setRefusal(null);
      }}
      onFocus={() => {
        if (subject && field) session?.setPresence({ editing: { id: subject.id, field } });
      }}
      onBlur={() => {
        session?.setPresence({ editing: null });
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          save();
        }
        if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation();
          setTyped(null);
          setRefusal(null);
        }
      }}
    />
  );
}
