import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Section } from '../components/page.tsx';
import { ROLES } from '../domain/roles.ts';
import {
  InvitationList,
  MemberList,
  NewInvitation,
  SettingsFrame,
} from '../features/settings/index.ts';
import { readForm, words, wordsOrNone } from '../form.server.ts';
import { attempt, present, requireUser } from '../session.server.ts';
import type { Route } from './+types/members.ts';

const Members = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('role'), user: words(), role: z.enum(ROLES) }),
  z.object({ intent: z.literal('function'), user: words(), function: wordsOrNone(120) }),
  z.object({ intent: z.literal('remove'), user: words() }),
  z.object({ intent: z.literal('reset'), user: words() }),
  z.object({ intent: z.literal('invite'), role: z.enum(ROLES), email: wordsOrNone() }),
  z.object({ intent: z.literal('revoke'), invitation: words() }),
]);

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { services, actor } = requireUser(context, request);
  const ref = params.workspace;
  return present(() => {
    const { abilities } = services.workspaces.get(actor, ref);
    return {
      members: services.members.list(actor, ref),
      invitations: abilities.manageMembers ? services.members.invitations(actor, ref) : null,
      lab: services.lab.get(),
    };
  });
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const { members, auth } = services;
  const ref = params.workspace;
  return attempt(async () => {
    const input = await readForm(request, Members);
    switch (input.intent) {
      case 'role':
        members.changeRole(actor, ref, input.user, input.role);
        return null;
      case 'function':
        members.setFunction(actor, ref, input.user, input.function);
        return null;
      case 'remove':
        members.remove(actor, ref, input.user);
        return null;
      case 'reset':
        return auth.createResetLink(actor, { ref, userId: input.user });
      case 'invite': {
        const { url } = members.invite(actor, ref, {
          role: input.role,
          email: input.email || null,
        });
        return { url };
      }
      case 'revoke':
        members.revokeInvitation(actor, ref, input.invitation);
        return null;
    }
  });
}

export default function MembersPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('members');
  const { members, invitations, lab } = loaderData;
  return (
    <SettingsFrame page="members">
      <Section title={t('people')} text={t('peopleText')}>
        <MemberList members={members} />
      </Section>
      {invitations ? (
        <Section title={t('invitations')} text={t('invitationsText')}>
          <NewInvitation lab={lab} />
          <InvitationList invitations={invitations} />
        </Section>
      ) : null}
    </SettingsFrame>
  );
}
