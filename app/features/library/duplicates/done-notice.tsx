import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import type { Outcome } from './types.ts';

interface DoneNoticeProps {
  outcome: Outcome;
  busy: boolean;
  canEdit: boolean;
  onAct: (fields: Record<string, string>) => void;
}

/** What the last act did, and the way back. */
export function DoneNotice({ outcome, busy, canEdit, onAct }: DoneNoticeProps) {
  const { t } = useTranslation('duplicates');
  const undo = undoOf(outcome);
  return (
    <Notice>
      {outcome.intent === 'undo'
        ? t('done.undone', { count: outcome.undone })
        : outcome.intent === 'apart'
          ? t('done.apart')
          : outcome.intent === 'together'
            ? t('done.together')
            : t('done.merged', { count: outcome.merged })}{' '}
      {canEdit && undo ? (
        <Button size="xs" variant="default" loading={busy} onClick={() => onAct(undo)}>
          {t('undo')}
        </Button>
      ) : null}
    </Notice>
  );
}

function undoOf(outcome: Outcome): Record<string, string> | null {
  switch (outcome.intent) {
    case 'merge':
    case 'merge-sure':
      return outcome.batch ? { intent: 'undo', batch: outcome.batch } : null;
    case 'apart':
      return { intent: 'together', a: outcome.a, b: outcome.b };
    default:
      return null;
  }
}
