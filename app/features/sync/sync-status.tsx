import { Button, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import type { TFunction } from 'i18next';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../components/save-file.ts';
import { useGraphSession, useSyncStatus } from './graph-session-context.tsx';
import classes from './sync.module.css';
import type { GraphSession, NoteSession, SyncReport, SyncState } from './types.ts';

/** Ink with a sign, no hue: full is on the server, half on its way or here, empty nowhere yet. */
const SIGNS: Record<SyncState, string> = {
  opening: '○',
  saved: '●',
  saving: '◐',
  device: '◐',
  unstored: '○',
  'read-only': '●',
  refused: '✕',
};

/** How far one's own edits of the graph are. */
export function SyncStatus(): ReactNode {
  return <Status report={useSyncStatus()} session={useGraphSession()} />;
}

/** How far one's own edits of a note are. */
export function NoteStatus({ session }: { session: NoteSession }): ReactNode {
  const { subscribe, getSnapshot } = session.status;
  const report = useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
  return <Status report={report} session={session} />;
}

type Session = Pick<GraphSession, 'reconnect' | 'exportHeld' | 'discardHeld'>;

/** In a word; behind it, why, and what can be done. */
function Status({ report, session }: { report: SyncReport; session: Session | null }): ReactNode {
  const { t } = useTranslation('sync');
  const alarming = ['unstored', 'refused'].includes(report.state) || report.obstacle !== null;
  return (
    <Popover position="bottom-end" width={320} shadow="md" withArrow>
      <Popover.Target>
        <UnstyledButton
          className={classes.status}
          data-alarming={alarming}
          data-state={report.state}
        >
          <span aria-hidden="true">{SIGNS[report.state]}</span>
          <span role="status">{statusWords(t, report)}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="sm">{t(`explain.${report.state}`)}</Text>
          {report.serverFailing ? <Text size="sm">{t('serverFailing')}</Text> : null}
          {report.refusal ? <Text size="sm">{t(`refusal.${report.refusal}`)}</Text> : null}
          {report.obstacle ? <Text size="sm">{t(`obstacle.${report.obstacle}`)}</Text> : null}
          {report.obstacle === null && report.connection !== 'connected' ? (
            <Text size="sm">{t('reconnecting')}</Text>
          ) : null}
          {session ? <Actions session={session} report={report} /> : null}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function statusWords(t: TFunction<'sync'>, report: SyncReport): string {
  const word = t(`state.${report.state}`, {
    count: report.state === 'refused' ? report.held : report.pending,
  });
  if (report.connection === 'connected') return word;
  return t('offline', { word });
}

function Actions({ session, report }: { session: Session; report: SyncReport }): ReactNode {
  const { t } = useTranslation('sync');
  return (
    <>
      {report.obstacle === 'session' ? (
        <Button size="xs" component="a" href="/sign-in" target="_blank" rel="noopener">
          {t('action.signIn')}
        </Button>
      ) : null}
      {report.obstacle === 'version' || report.obstacle === 'restored' ? (
        <Button size="xs" onClick={() => window.location.reload()}>
          {t('action.reload')}
        </Button>
      ) : null}
      {report.connection !== 'connected' &&
      report.obstacle !== 'version' &&
      report.obstacle !== 'restored' ? (
        <Button size="xs" variant="default" onClick={() => session.reconnect()}>
          {t('action.retry')}
        </Button>
      ) : null}
      {report.held > 0 ? (
        <>
          <Button size="xs" variant="default" onClick={() => void download(session)}>
            {t('action.exportHeld')}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => void session.discardHeld().then(() => window.location.reload())}
          >
            {t('action.discardHeld')}
          </Button>
        </>
      ) : null}
    </>
  );
}

/** The document with the refused edits, as a Yjs update, which any Yjs program reads. */
async function download(session: Session): Promise<void> {
  const bytes = await session.exportHeld();
  if (!bytes) return;
  saveFile(new Blob([bytes as Uint8Array<ArrayBuffer>]), 'canevas-refused.yjs');
}
