import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../render/copy.ts';
import classes from './work-key.module.css';

interface WorkKeyProps {
  workKey: string;
  aliases: readonly string[];
}

/** The citation key, to take into a manuscript, and the old ones that still find the work. */
export function WorkKey({ workKey, aliases }: WorkKeyProps) {
  const { t } = useTranslation(['work', 'common']);
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <>
      <div className={classes.line}>
        <code className={classes.key}>{workKey}</code>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => void copyText(workKey).then((done) => setCopied(done ? workKey : null))}
        >
          <span aria-live="polite">
            {copied === workKey ? t('common:actions.copied') : t('key.copy')}
          </span>
        </Button>
      </div>
      {aliases.length > 0 ? (
        <p className={classes.aliases}>
          {t('key.aliases')} <code>{aliases.join(', ')}</code>
        </p>
      ) : null}
    </>
  );
}
