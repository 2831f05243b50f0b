import { redirect } from 'react-router';
import { z } from 'zod';
import { GeneralSettings, SettingsFrame } from '../features/settings/index.ts';
import { readForm, words } from '../form.server.ts';
import { attempt, requireUser } from '../session.server.ts';
import type { Route } from './+types/workspace-settings.ts';

const Settings = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('rename'), name: words() }),
  z.object({ intent: z.literal('duplicate'), name: words() }),
  z.object({ intent: z.enum(['leave', 'delete']) }),
]);

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const ref = params.workspace;
  const outcome = await attempt(async () => {
    const input = await readForm(request, Settings);
    switch (input.intent) {
      case 'rename':
        services.workspaces.rename(actor, ref, input.name);
        return null;
      case 'duplicate':
        return `/p/${(await services.workspaces.duplicate(actor, ref, input.name)).slug}`;
      case 'leave':
        services.members.leave(actor, ref);
        return '/';
      case 'delete':
        services.workspaces.delete(actor, ref);
        return '/';
    }
  });
  if (outcome.ok && outcome.value) throw redirect(outcome.value);
  return outcome;
}

export default function WorkspaceSettings() {
  return (
    <SettingsFrame page="general">
      <GeneralSettings />
    </SettingsFrame>
  );
}
