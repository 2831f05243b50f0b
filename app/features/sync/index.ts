/** Editing one graph together: the session, what is heard of others, and how far one's edits are. */
export { ConflictNotice } from './conflict-notice.tsx';
export { eraseFromThisDevice, unsentOnThisDevice } from './device-store.ts';
export {
  GraphSessionProvider,
  useConflicts,
  useGraph,
  useGraphSession,
  useHistory,
  usePeers,
  useSyncStatus,
} from './graph-session-context.tsx';
export { LiveProvider, useHere, useServerAway } from './live.tsx';
export { keepLibrary, readKeptLibrary } from './kept-libraries.ts';
export { openNote } from './open-note.ts';
export { peerColor } from './presence.ts';
export { NoteStatus, SyncStatus } from './sync-status.tsx';
export type { WaitingWork } from './device-database.ts';
export type { WaitingWorks as WorkKeeper } from './waiting-works.ts';
export { useForgetHidden } from './use-forget-hidden.ts';
export { useOffline } from './use-offline.ts';
export { useOpenGraph } from './use-open-graph.ts';
export { useWaitingWorks, useWorkKeeper, WaitingWorksProvider } from './waiting-works-context.tsx';
export type {
  GraphSession,
  HistoryState,
  NoteSession,
  Peer,
  Store,
  SyncObstacle,
  SyncReport,
  SyncState,
} from './types.ts';
export type { Overruled } from '../../domain/graph/survivors.ts';
export type { Presence } from '../../domain/protocol.ts';
