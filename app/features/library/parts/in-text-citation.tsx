import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyFormatted } from '../render/copy.ts';
import type { InText } from '../../../components/in-text.ts';
import classes from './in-text-citation.module.css';

interface InTextCitationProps {
  citation: InText | undefined;
  lang: string;
}

/** How a sentence cites the work, page included, ready to be put into the manuscript. */
export function InTextCitation({ citation, lang }: InTextCitationProps) {
  const { t } = useTranslation('library');
  const shown = useRef<HTMLSpanElement>(null);
  const [copied, setCopied] = useState<{ of: InText; done: boolean } | null>(null);
  if (!citation?.text) return null;
  const copy = async () => {
    if (!shown.current) return;
    const outcome = await copyFormatted(citation, shown.current);
    setCopied({ of: citation, done: outcome !== 'refused' });
  };
  const said = copied?.of === citation ? copied : null;
  return (
    <p className={classes.line}>
      <span className={classes.label}>{t('inText.label')}</span>{' '}
      <span
        ref={shown}
        lang={lang}
        className={classes.text}
        dangerouslySetInnerHTML={{ __html: citation.html }}
      />{' '}
      <Button size="compact-xs" variant="subtle" onClick={() => void copy()}>
        {t(said?.done ? 'inText.copied' : 'inText.copy')}
        <span className="visually-hidden"> {citation.text}</span>
      </Button>
      <span role="status" className={said && !said.done ? classes.label : 'visually-hidden'}>
        {said ? t(said.done ? 'inText.copied' : 'bibliography.copyFailed') : null}
      </span>
    </p>
  );
}
