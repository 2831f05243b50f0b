import { Button, Group, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CslItem } from '../../../../bibliography/index.ts';
import type { ReadFailure } from './bibtex-text.ts';
import classes from './bibtex-view.module.css';

interface BibtexViewProps {
  item: CslItem;
  workKey: string;
  /** The text as it was corrected; null where it was not. */
  typed: string | null;
  onType: (text: string) => void;
  /** Back to the form, with what the text says. */
  onRead: (item: CslItem, key: string) => void;
  /** Back to the form, the text left aside. */
  onLeave: () => void;
}

// What reads and writes BibTeX comes with this view, not with the page.
const reader = () => import('./bibtex-text.ts');

/** The work as BibTeX, to be read, copied, pasted over and corrected by hand. */
export function BibtexView(props: BibtexViewProps) {
  const { item, workKey, typed, onType, onRead, onLeave } = props;
  const { t } = useTranslation(['work', 'importFailures']);
  const [made, setMade] = useState<string | null>(null);
  const text = typed ?? made;
  const [failures, setFailures] = useState<ReadFailure[]>([]);
  const [unavailable, setUnavailable] = useState(false);

  useEffect(() => {
    let current = true;
    reader().then(
      ({ bibtexText }) => current && setMade(bibtexText(item, workKey)),
      () => current && setUnavailable(true),
    );
    return () => {
      current = false;
    };
  }, [item, workKey]);

  const read = async () => {
    if (text === null) return;
    const { readBibtexText } = await reader();
    const result = readBibtexText(text, item, workKey);
    if (result.ok) onRead(result.item, result.key);
    else setFailures(result.failures);
  };

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
        onChange={(event) => onType(event.currentTarget.value)}
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
        <Button variant="default" size="xs" disabled={text === null} onClick={() => void read()}>
          {t('bibtex.read')}
        </Button>
        <Button variant="subtle" size="xs" onClick={onLeave}>
          {t('bibtex.leave')}
        </Button>
      </Group>
    </div>
  );
}
