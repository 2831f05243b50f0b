import { SettingsFrame, Vocabularies } from '../features/settings/index.ts';
import { present, requireUser } from '../session.server.ts';
import type { Route } from './+types/vocabularies.ts';

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  return present(async () => ({ graph: await services.maps.graph(actor, params.workspace) }));
}

export default function VocabulariesPage({ loaderData }: Route.ComponentProps) {
  return (
    <SettingsFrame page="vocabularies">
      <Vocabularies initialGraph={loaderData.graph} />
    </SettingsFrame>
  );
}
