import { ImportScreen } from '../features/library/index.ts';
import { attempt, requireUser } from '../session.server.ts';
import type { Route } from './+types/library-import.ts';
import { receiveImport } from './library-import.server.ts';

export function loader({ context, request }: Route.LoaderArgs) {
  requireUser(context, request);
  return null;
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  return attempt(() => receiveImport(services, actor, params.workspace, request));
}

export default function ImportPage({ actionData }: Route.ComponentProps) {
  return <ImportScreen answer={actionData} />;
}
