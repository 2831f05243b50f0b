import { useEffect, useState } from 'react';
import { useWorkspace } from '../../components/use-workspace.ts';
import { type GraphSession, openGraph } from '../sync/index.ts';

/** The project's live graph while the page is open; null until it is being opened. */
export function useOpenGraph(): GraphSession | null {
  const { workspace, user } = useWorkspace();
  const { id: workspaceId, role } = workspace;
  const { id, name } = user;
  const [session, setSession] = useState<GraphSession | null>(null);
  useEffect(() => {
    const opened = openGraph({ workspaceId, user: { id, name }, role });
    // eslint-disable-next-line react-hooks/set-state-in-effect -- a socket exists only in the browser
    setSession(opened);
    return () => {
      setSession(null);
      void opened.close();
    };
  }, [workspaceId, id, name, role]);
  return session;
}
