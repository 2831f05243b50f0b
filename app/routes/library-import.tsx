import type { ShouldRevalidateFunctionArgs } from 'react-router';
import { ImportScreen } from '../features/library/index.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/library-import.ts';
import { receiveImport } from './library-import.server.ts';

/** With `?job=`, how far that import has come: null when it does not run. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const job = new URL(request.url).searchParams.get('job');
  if (job === null) return { progress: null };
  return present(() => ({
    progress: services.library.importProgress(actor, params.workspace, job),
  }));
}

/** Asking how far it has come is no change of the page. */
export function shouldRevalidate({ formData }: ShouldRevalidateFunctionArgs) {
  return formData?.get('intent') !== 'cancel';
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  return attempt(() => receiveImport(services, actor, params.workspace, request));
}

export default function ImportPage({ actionData }: Route.ComponentProps) {
  return <ImportScreen answer={actionData} />;
}
