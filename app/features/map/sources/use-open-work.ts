import { useNavigate } from 'react-router';
import { useMap } from '../map-context.ts';

/** The address of a work's page. */
export const workAddress = (workspace: { slug: string }, work: string): string =>
  `/p/${workspace.slug}/library/${encodeURIComponent(work)}`;

/** Goes to a work's page; to one that is not there for this reader nobody goes. */
export function useOpenWork(): (work: string) => Promise<void> {
  const { workspace, works } = useMap();
  const navigate = useNavigate();
  return async (work) => {
    const known = works.get(work);
    if (known && !known.hidden && !known.waiting) await navigate(workAddress(workspace, work));
  };
}
