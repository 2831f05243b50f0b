import { useEffect, useState } from 'react';
import type { Role } from '../../domain/roles.ts';
import { openGraph } from './open-graph.ts';
import type { GraphSession } from './types.ts';

/** Joins the workspace's live graph for as long as the page is open; null until then, and on the server. */
export function useOpenGraph(
  workspaceId: string,
  user: { id: string; name: string },
  role: Role,
): GraphSession | null {
  const [session, setSession] = useState<GraphSession | null>(null);
  const { id, name } = user;
  useEffect(() => {
    const opened = openGraph({ workspaceId, user: { id, name }, role });
    // The session is made by an effect, since only a browser can: rendering follows it.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setSession(opened);
    return () => {
      setSession(null);
      void opened.close();
    };
  }, [workspaceId, id, name, role]);
  return session;
}
