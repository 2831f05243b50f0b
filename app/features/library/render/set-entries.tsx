import { Button, Skeleton } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from 'react-router';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Citation } from '../parts/citation.tsx';
import classes from './bibliography-screen.module.css';
import { CopyAsMenu } from './copy-as-menu.tsx';
import { type Entries, htmlOf, textOf } from './entries.ts';
import { copyFormatted, type CopyOutcome } from './copy.ts';

/** The references as they will be printed, and what one takes along of them. */
export function SetEntries({ entries, locale }: { entries: Entries; locale: string }) {
  const { t } = useTranslation('library');
  const [copied, setCopied] = useState<{ of: Entries; outcome: CopyOutcome } | null>(null);
  const shown = useRef<HTMLDivElement>(null);
  const busy = useNavigation().state === 'loading';

  if (entries.length === 0) {
    return <EmptyState title={t('bibliography.empty')} text={t('bibliography.emptyText')} />;
  }
  const copy = async () => {
    if (!shown.current) return;
    const content = { html: htmlOf(entries), text: textOf(entries) };
    setCopied({ of: entries, outcome: await copyFormatted(content, shown.current) });
  };
  return (
    <>
      <div className={classes.acts}>
        <Button leftSection={<IconCopy size={16} aria-hidden="true" />} onClick={() => void copy()}>
          {t('bibliography.copy')}
        </Button>
        <CopyAsMenu entries={entries} onCopied={(outcome) => setCopied({ of: entries, outcome })} />
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {t('bibliography.print')}
        </Button>
        <p role="status" className={classes.status}>
          {copied?.of === entries
            ? t(`bibliography.${COPY_WORDS[copied.outcome]}`)
            : t('bibliography.count', { count: entries.length })}
        </p>
      </div>
      <div ref={shown} className={classes.entries} lang={locale} aria-busy={busy || undefined}>
        {entries.map((entry) => (
          <Citation key={entry.id} html={entry.html} />
        ))}
      </div>
    </>
  );
}

const COPY_WORDS = {
  formatted: 'copied',
  text: 'copiedText',
  selection: 'copiedPlain',
  refused: 'copyFailed',
} as const satisfies Record<CopyOutcome, string>;

const LINES = [92, 78, 96, 60, 88, 71];

/** A large library in a style that it was never set in takes a while: said, in the shape of what comes. */
export function BeingSet() {
  const { t } = useTranslation('library');
  return (
    <>
      <div className={classes.acts}>
        <p role="status" className={classes.status}>
          {t('bibliography.beingSet')}
        </p>
      </div>
      <div className={classes.entries} aria-hidden="true">
        {LINES.map((width) => (
          <div key={width}>
            <Skeleton height={14} mb={6} />
            <Skeleton height={14} width={`${width}%`} />
          </div>
        ))}
      </div>
    </>
  );
}
