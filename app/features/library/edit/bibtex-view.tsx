import { Button, Group, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadFailure } from './bibtex-text.ts';
import classes from './bibtex-view.module.css';
import { writeBibtex } from './bibtex-thread.ts';
import type { EditedDraft } from './use-draft.ts';

interface BibtexViewProps {
  edited: EditedDraft;
  /** Back to the fields. */
  onLeave: () => void;
}

/** The work as BibTeX, to be read, copied, pasted over and corrected by hand. */
export function BibtexView({ edited, onLeave }: BibtexViewProps) {
  const { t } = useTranslation(['work', 'importFailures']);
  const { item, draft, failures, setText, settle } = edited;
  const [made, setMade] = useState<string | null>(null);
  const [unavailable, setUnavailable] = useState(false);
  const text = edited.text ?? made;

  useEffect(() => {
    let current = true;
    writeBibtex(item, draft.key).then(
      (written) => current && setMade((known) => known ?? written),
      () => current && setUnavailable(true),
    );
    return () => {
      current = false;
    };
  }, [item, draft.key]);

  const words = ({ code, params }: ReadFailure) =>
    code === 'entry-missing' || code === 'entry-second'
      ? t(`bibtex.${code}`)
      : t(`importFailures:failure.${code}`, params);

  return (
    <div className={classes.view}>
      <Textarea
        label={t('bibtex.label')}
        description={t('bibtex.hint')}
        value={text ?? ''}
        disabled={text === null}
        onChange={(event) => setText(event.currentTarget.value)}
        error={unavailable ? t('bibtex.unavailable') : failures.length > 0}
        autosize
        minRows={8}
        maxRows={24}
        spellCheck={false}
        autoCapitalize="off"
        classNames={{ input: classes.text }}
      />
      {failures.length > 0 ? (
        <ul role="alert" className={classes.failures}>
          {failures.map((failure, index) => (
            <li key={index}>
              {t('bibtex.line', { line: failure.line })} {words(failure)}
            </li>
          ))}
        </ul>
      ) : null}
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          disabled={text === null}
          onClick={() => void settle().then((read) => read && onLeave())}
        >
          {t('bibtex.read')}
        </Button>
        <Button
          variant="subtle"
          size="xs"
          onClick={() => {
            setText(null);
            onLeave();
          }}
        >
          {t('bibtex.leave')}
        </Button>
      </Group>
    </div>
  );
}
