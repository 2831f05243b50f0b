import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useRevalidator } from 'react-router';
import { post } from '../../components/post.ts';
import type { WaitingWork } from './device-database.ts';
import { SERVER_BACK } from './server-back.ts';
import { createStore } from './store.ts';
import { WaitingWorks } from './waiting-works.ts';

const Context = createContext<WaitingWorks | null>(null);
const NOTHING = createStore<readonly WaitingWork[]>([]);

interface WaitingWorksProviderProps {
  userId: string;
  workspaceId: string;
  children: ReactNode;
}

/** Keeps and sends the works that are added in a workspace while its server is away. */
export function WaitingWorksProvider(props: WaitingWorksProviderProps) {
  const { userId, workspaceId, children } = props;
  const [keeper, setKeeper] = useState<WaitingWorks | null>(null);
  const { revalidate } = useRevalidator();
  const onArrived = useEffectEvent(() => void revalidate());
  useEffect(() => {
    const opened = new WaitingWorks({
      userId,
      workspaceId,
      send: (work) => post(`/p/${workspaceId}/works`, work),
      onArrived: () => onArrived(),
    });
    const send = () => void opened.sendNow();
    const seen = () => document.visibilityState === 'visible' && send();
    window.addEventListener('online', send);
    window.addEventListener(SERVER_BACK, send);
    document.addEventListener('visibilitychange', seen);
    // It is made by an effect, since only a browser can: rendering follows it.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setKeeper(opened);
    return () => {
      window.removeEventListener('online', send);
      window.removeEventListener(SERVER_BACK, send);
      document.removeEventListener('visibilitychange', seen);
      setKeeper(null);
      void opened.close();
    };
  }, [userId, workspaceId]);
  return <Context value={keeper}>{children}</Context>;
}

/** What adds works, and sends them again or gives them up; null before the page is alive. */
export function useWorkKeeper(): WaitingWorks | null {
  return use(Context);
}

/** The works of this workspace that are only on this device, the oldest first. */
export function useWaitingWorks(): readonly WaitingWork[] {
  const store = use(Context) ?? NOTHING;
  return useSyncExternalStore(store.subscribe, store.getSnapshot, NOTHING.getSnapshot);
}
