export type {
  GraphSession,
  HistoryState,
  OpenGraphOptions,
  Peer,
  Store,
  SyncObstacle,
  SyncState,
  SyncReport,
} from './types.ts';
export type { Overruled } from '../../domain/graph/survivors.ts';
export type { Presence } from '../../domain/protocol.ts';
import type { ReactNode } from 'react';
import type { Graph } from '../../domain/graph/types.ts';
import type { Overruled } from '../../domain/graph/survivors.ts';
import type { GraphSession, HistoryState, OpenGraphOptions, Peer, SyncReport } from './types.ts';

// Signatures first, so that the map can be written against them; the implementations follow.
export declare function openGraph(options: OpenGraphOptions): GraphSession;
export declare function GraphSessionProvider(props: {
  session: GraphSession | null;
  /** The projection that the loader rendered: read until the document has arrived. */
  initialGraph: Graph;
  children: ReactNode;
}): ReactNode;
export declare function useGraph(): Graph;
/** null while the session is being opened (and on the server). */
export declare function useGraphSession(): GraphSession | null;
export declare function useSyncStatus(): SyncReport;
export declare function usePeers(): readonly Peer[];
export declare function useConflicts(): readonly Overruled[];
export declare function useHistory(): HistoryState;
export declare function SyncStatus(): ReactNode;
export declare function ConflictNotice(): ReactNode;
