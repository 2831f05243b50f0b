import { z } from 'zod';
import { KeyScreen } from '../features/library/index.ts';
import { SettingsFrame } from '../features/settings/index.ts';
import { readForm, words, wordsOrNone } from '../form.server.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/keys.ts';
import { readKeyChanges } from './keys.server.ts';

const Keys = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('preview'), formula: words(500) }),
  z.object({ intent: z.literal('set'), formula: wordsOrNone(500) }),
  z.object({ intent: z.literal('rename'), changes: words(5_000_000) }),
]);

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  return present(() => ({ formula: services.library.keyFormula(actor, params.workspace) }));
}

/** Keys by a formula: what it would change, for new works, and for those that are there. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const { library } = services;
  const ref = params.workspace;
  return attempt(async () => {
    const input = await readForm(request, Keys);
    switch (input.intent) {
      case 'preview':
        return { step: 'preview' as const, ...library.previewKeys(actor, ref, input) };
      case 'set':
        library.setKeyFormula(actor, ref, input.formula === '' ? null : input.formula);
        return { step: 'set' as const };
      case 'rename': {
        const { renamed, left } = await library.renameKeys(
          actor,
          ref,
          readKeyChanges(input.changes),
        );
        return { step: 'renamed' as const, renamed: renamed.length, left };
      }
    }
  });
}

export default function KeysPage({ loaderData }: Route.ComponentProps) {
  return (
    <SettingsFrame page="keys">
      <KeyScreen formula={loaderData.formula} />
    </SettingsFrame>
  );
}
