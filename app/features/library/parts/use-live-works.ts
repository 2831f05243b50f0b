import { useEffect, useEffectEvent } from 'react';
import { useRevalidator } from 'react-router';

/** Several changes at once (an import) are read once. */
const SETTLE_MS = 300;

/** Loads the page anew when somebody changes a work of the workspace. */
export function useLiveWorks(workspaceId: string): void {
  const { revalidate } = useRevalidator();
  const refresh = useEffectEvent(() => void revalidate());
  useEffect(() => {
    const source = new EventSource(`/api/workspaces/${encodeURIComponent(workspaceId)}/events`);
    let timer: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      if (!isAboutWorks(data)) return;
      clearTimeout(timer);
      timer = setTimeout(refresh, SETTLE_MS);
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [workspaceId]);
}

function isAboutWorks(data: string): boolean {
  try {
    const event: unknown = JSON.parse(data);
    return typeof event === 'object' && event !== null && 'kind' in event && event.kind === 'works';
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return false;
  }
}
