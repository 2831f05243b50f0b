import { NewWork } from '../features/library/index.ts';
import { attempt, requireUser } from '../session.server.ts';
import type { Route } from './+types/library-new.ts';
import { addWork } from './library-changes.server.ts';

export function loader({ context, request }: Route.LoaderArgs) {
  requireUser(context, request);
  return null;
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  return attempt(async () => {
    const { key } = await addWork(services, actor, params.workspace, request);
    return { key };
  });
}

export default function NewWorkPage() {
  return <NewWork />;
}
