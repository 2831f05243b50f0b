import { SERVER_BACK } from './server-back.ts';
import type { SyncEngine } from './sync-engine.ts';

/** Lets the page's own life reach the connection: the network is back, the page is seen again, or goes. */
export function followPage(engine: SyncEngine): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const retry = (): void => engine.pageSeen();
  const flush = (): void => void engine.flush();
  const seen = (): void => {
    if (document.visibilityState === 'visible') engine.pageSeen();
    else void engine.flush();
  };
  const warn = (event: BeforeUnloadEvent): void => {
    if (engine.status.getSnapshot().state === 'unstored') event.preventDefault();
  };
  window.addEventListener('online', retry);
  window.addEventListener(SERVER_BACK, retry);
  window.addEventListener('pagehide', flush);
  window.addEventListener('beforeunload', warn);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('online', retry);
    window.removeEventListener(SERVER_BACK, retry);
    window.removeEventListener('pagehide', flush);
    window.removeEventListener('beforeunload', warn);
    document.removeEventListener('visibilitychange', seen);
  };
}
