import { redirect } from 'react-router';
import { servicesContext } from '../context.server.ts';
import { ownPath } from '../domain/addresses.ts';
import type { Route } from './+types/sign-out.ts';

/** Only a form signs out: a link that someone sends must not. */
export function loader() {
  throw redirect('/');
}

export async function action({ context, request }: Route.ActionArgs) {
  const { headers } = await context.get(servicesContext).auth.signOut(request.headers);
  const to = new URL(request.url).searchParams.get('to');
  throw redirect(to ? ownPath(to) : '/sign-in', { headers });
}
