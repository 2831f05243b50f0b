import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Graph } from '../../domain/graph/types.ts';
import type { Overruled } from '../../domain/graph/survivors.ts';
import { createStore } from './store.ts';
import type { GraphSession, HistoryState, Peer, Store, SyncReport } from './types.ts';

interface SessionContext {
  session: GraphSession | null;
  /** The session's document can be shown; until then the graph that the loader rendered is. */
  opened: boolean;
  initialGraph: Graph;
}

const Context = createContext<SessionContext | null>(null);

/** What is read where no session is open yet, e.g. while the server renders the page. */
const NO_REPORT = createStore<SyncReport>({
  state: 'opening',
  connection: 'connecting',
  obstacle: null,
  pending: 0,
  held: 0,
  refusal: null,
  serverFailing: false,
  role: 'viewer',
  canEdit: false,
});
const NO_PEERS = createStore<readonly Peer[]>([]);
const NO_CONFLICTS = createStore<readonly Overruled[]>([]);
const NO_HISTORY = createStore<HistoryState>({ canUndo: false, canRedo: false });

interface GraphSessionProviderProps {
  session: GraphSession | null;
  /** The projection that the loader rendered: read until the document has arrived. */
  initialGraph: Graph;
  children: ReactNode;
}

export function GraphSessionProvider(props: GraphSessionProviderProps): ReactNode {
  const { session, initialGraph, children } = props;
  const [openedSession, setOpenedSession] = useState<GraphSession | null>(null);
  useEffect(() => {
    let wanted = true;
    void session?.opened.then(() => {
      if (wanted) setOpenedSession(session);
    });
    return () => {
      wanted = false;
    };
  }, [session]);
  const opened = session !== null && openedSession === session;
  return <Context value={{ session, opened, initialGraph }}>{children}</Context>;
}

function useSessionContext(): SessionContext {
  const context = useContext(Context);
  if (!context) throw new Error('no GraphSessionProvider above');
  return context;
}

function useStore<T>(store: Store<T>, onServer: () => T): T {
  return useSyncExternalStore(store.subscribe, store.getSnapshot, onServer);
}

export function useGraph(): Graph {
  const { session, opened, initialGraph } = useSessionContext();
  const none = (): Graph => initialGraph;
  return useSyncExternalStore(
    opened && session ? session.graph.subscribe : subscribeToNothing,
    opened && session ? session.graph.getSnapshot : none,
    none,
  );
}

/** Null while the session is being opened, and on the server. */
export function useGraphSession(): GraphSession | null {
  return useSessionContext().session;
}

export function useSyncStatus(): SyncReport {
  return useStore(useSessionContext().session?.status ?? NO_REPORT, NO_REPORT.getSnapshot);
}

export function usePeers(): readonly Peer[] {
  return useStore(useSessionContext().session?.peers ?? NO_PEERS, NO_PEERS.getSnapshot);
}

export function useConflicts(): readonly Overruled[] {
  return useStore(useSessionContext().session?.conflicts ?? NO_CONFLICTS, NO_CONFLICTS.getSnapshot);
}

export function useHistory(): HistoryState {
  return useStore(useSessionContext().session?.history ?? NO_HISTORY, NO_HISTORY.getSnapshot);
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
