import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { useNavigation, useRevalidator } from 'react-router';
import type { Whereabouts } from '../../domain/protocol.ts';
import { tellServerBack } from './server-back.ts';
import { useSendLeftovers } from './use-send-leftovers.ts';

/** What the server tells an open page (server/contracts/review.ts): any other kind asks it to look again. */
type LiveEvent = { kind: 'here'; workspace: string; people: Whereabouts[] } | { kind: 'changed' };

/** Several changes at once (an import) are read once. */
const SETTLE_MS = 300;
/** A page is not loaded anew more often than that. */
const PAUSE_MS = 2000;
/** Before a line that was refused is asked for again. */
const REFUSED_MS = 15_000;

const AwayContext = createContext(false);
/** By project. */
const HereContext = createContext<Readonly<Record<string, readonly Whereabouts[]>>>({});
const NOBODY: readonly Whereabouts[] = [];

/** The server has stopped answering: what is not on this device cannot be had for now. */
export function useServerAway(): boolean {
  return use(AwayContext);
}

/** The others who have a map of this project open now, each once on each map; nobody while the server is away. */
export function useHere(workspaceId: string): readonly Whereabouts[] {
  return use(HereContext)[workspaceId] ?? NOBODY;
}

interface LiveProviderProps {
  /** Null for all of one's projects at once. */
  workspaceId: string | null;
  user: { id: string; name: string };
  children: ReactNode;
}

/**
 * Loads the page's data anew when somebody changes a work, a comment, a reading or the members, and
 * when the server is back. Only while the page is seen: a browser allows six such lines to a server,
 * and all else waits for one of them.
 */
export function LiveProvider({ workspaceId, user, children }: LiveProviderProps) {
  const { revalidate } = useRevalidator();
  const isIdle = useNavigation().state === 'idle';
  const [away, setAway] = useState(false);
  const [here, setHere] = useState<Record<string, readonly Whereabouts[]>>({});
  useSendLeftovers(user, away);
  const lastAt = useRef(-Infinity);
  // Loading anew amid a navigation would start it again, and lose the answer to the form that it sends.
  const refresh = useEffectEvent((later: () => void) => {
    if (!isIdle) {
      later();
      return;
    }
    lastAt.current = performance.now();
    void revalidate();
  });
  const hear = useEffectEvent((event: LiveEvent, otherwise: () => void) => {
    if (event.kind !== 'here') return otherwise();
    const others = event.people.filter(({ userId }) => userId !== user.id);
    setHere((held) => ({ ...held, [event.workspace]: others }));
  });
  useEffect(() => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let missed = false;
    const soon = () => {
      clearTimeout(timer);
      const rest = lastAt.current + PAUSE_MS - performance.now();
      timer = setTimeout(() => refresh(soon), Math.max(SETTLE_MS, rest));
    };
    const lost = () => {
      missed = true;
      setAway(true);
      setHere({});
    };
    const listen = () => {
      if (source || document.visibilityState !== 'visible') return;
      const of = workspaceId === null ? '' : `/workspaces/${encodeURIComponent(workspaceId)}`;
      // What changed between the page and this line is told at once.
      const age = Math.round(performance.now());
      source = new EventSource(`/api${of}/events?age=${age}`);
      source.onmessage = ({ data }: MessageEvent<string>) => {
        hear(JSON.parse(data) as LiveEvent, soon);
      };
      source.onerror = () => {
        // Closed for good: it was answered, with a refusal or by a proxy.
        if (source?.readyState !== EventSource.CLOSED) lost();
        else again = setTimeout(restart, REFUSED_MS);
      };
      source.onopen = () => {
        setAway(false);
        if (!missed) return;
        missed = false;
        tellServerBack();
        soon(); // What was changed meanwhile.
      };
    };
    const stop = () => {
      clearTimeout(again);
      source?.close();
      source = null;
      missed = true;
    };
    const restart = () => {
      stop();
      listen();
    };
    const seen = () => (document.visibilityState === 'visible' ? listen() : stop());
    listen();
    window.addEventListener('offline', lost);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearTimeout(timer);
      stop();
      window.removeEventListener('offline', lost);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [workspaceId]);
  return (
    <AwayContext value={away}>
      <HereContext value={here}>{children}</HereContext>
    </AwayContext>
  );
}
