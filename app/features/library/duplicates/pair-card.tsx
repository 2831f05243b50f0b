import { Button } from '@mantine/core';
import { IconCheck, IconEqualNot } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { plainText } from '../../../../bibliography/index.ts';
import { shortCreators } from '../text.ts';
import { FieldChoice } from './field-choice.tsx';
import classes from './duplicates-screen.module.css';
import type { SuspectedPair, SuspectedWork } from './types.ts';

interface PairCardProps {
  pair: SuspectedPair;
  base: string;
  canEdit: boolean;
  busy: boolean;
  opened: boolean;
  onAct: (fields: Record<string, string>) => void;
}

/** What speaks against two works being one reads after what speaks for it. */
const AGAINST = ['other-', 'part-', 'about-'];

/** Two works side by side, how alike they are and why, and what to do about it. */
export function PairCard({ pair, base, canEdit, busy, opened: openedFirst, onAct }: PairCardProps) {
  const { t, i18n } = useTranslation('duplicates');
  const [opened, setOpened] = useState(openedFirst);
  const { kept, merged, score, reasons, sure } = pair;
  const degree = sure
    ? 'sure'
    : score >= 0.93
      ? 'veryLikely'
      : score >= 0.85
        ? 'likely'
        : 'unlikely';
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(score);
  const isAgainst = (reason: string) => AGAINST.some((start) => reason.startsWith(start));
  return (
    <article className={classes.pair} aria-label={t('pair', { title: plainText(kept.title) })}>
      <p className={classes.degree}>
        <strong>{t(`degree.${degree}`)}</strong> · {t('score', { percent })}
      </p>
      <ul className={classes.reasons}>
        {reasons.map((reason) => (
          <li key={reason}>
            <ReasonSign against={isAgainst(reason)} /> {t(`reason.${reason}`)}
          </li>
        ))}
        {reasons.length === 0 ? <li>{t('noReason')}</li> : null}
      </ul>
      <div className={classes.two}>
        <Side work={kept} base={base} />
        <Side work={merged} base={base} />
      </div>
      {canEdit ? (
        opened ? (
          <FieldChoice
            pair={pair}
            busy={busy}
            onMerge={(fields) => onAct({ intent: 'merge', ...fields })}
            onClose={() => setOpened(false)}
          />
        ) : (
          <div className={classes.acts}>
            <Button size="xs" onClick={() => setOpened(true)}>
              {t('compare')}
            </Button>
            <Button
              size="xs"
              variant="default"
              loading={busy}
              onClick={() => onAct({ intent: 'apart', a: kept.id, b: merged.id })}
            >
              {t('apart')}
            </Button>
          </div>
        )
      ) : null}
    </article>
  );
}

/** Drawn: no shipped font has these signs. */
function ReasonSign({ against }: { against: boolean }) {
  const Sign = against ? IconEqualNot : IconCheck;
  return <Sign className={classes.sign} size={14} aria-hidden="true" />;
}

function Side({ work, base }: { work: SuspectedWork; base: string }) {
  const { t, i18n } = useTranslation(['duplicates', 'library', 'work']);
  const { key, title, creators, container, year, uses, item } = work;
  return (
    <div className={classes.side}>
      <p className={classes.detail}>{t(`work:types.${item.type}`)}</p>
      <Link to={`${base}/library/${encodeURIComponent(key)}`} className={classes.title}>
        {plainText(title)}
      </Link>
      <p className={classes.detail}>
        {[shortCreators(creators, i18n.language), plainText(container), year]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className={classes.detail}>
        <code>{key}</code> · {t('library:row.uses', { count: uses })}
      </p>
    </div>
  );
}
