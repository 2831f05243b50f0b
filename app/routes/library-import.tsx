import type { ShouldRevalidateFunctionArgs } from 'react-router';
import { ImportScreen } from '../features/library/index.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/library-import.ts';
import { receiveImport } from './library-import.server.ts';

/** The imports that can be taken back; with `?job=`, how far that import has come: null when it does not run. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const job = new URL(request.url).searchParams.get('job');
  const { library } = services;
  return present(() =>
    job === null
      ? { progress: null, past: library.pastImports(actor, params.workspace) }
      : { progress: library.importProgress(actor, params.workspace, job), past: [] },
  );
}

/** Asking how far it has come is no change of the page. */
export function shouldRevalidate({ formData }: ShouldRevalidateFunctionArgs) {
  return formData?.get('intent') !== 'cancel';
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  return attempt(() => receiveImport(services, actor, params.workspace, request));
}

export default function ImportPage({ actionData, loaderData }: Route.ComponentProps) {
  return <ImportScreen answer={actionData} past={loaderData.past} />;
}
