import {
  createContext,
  data,
  redirect,
  type MiddlewareFunction,
  type RouterContextProvider,
} from 'react-router';
import type { Services } from '../server/services.ts';
import type { Actor, Identity, SignedInUser } from '../server/types.ts';
import { servicesContext } from './context.server.ts';
import { type ErrorReport, isCanevasError } from './domain/errors.ts';

const identityContext = createContext<Identity | null>(null);

type Context = Readonly<RouterContextProvider>;

/** For every request: a foreign mutation is refused, an empty lab leads to its set-up, and who asks is found once. */
export const sessionMiddleware: MiddlewareFunction<Response> = async (
  { context, request },
  next,
) => {
  const services = context.get(servicesContext);
  await present(() => services.auth.checkOrigin(request));
  const path = new URL(request.url).pathname;
  if (services.lab.needsSetUp() && !path.startsWith('/setup') && !path.startsWith('/preferences')) {
    throw redirect('/setup');
  }
  context.set(identityContext, await services.auth.authenticate(request));
  return next();
};

export interface Session {
  services: Services;
  actor: Actor;
  user: SignedInUser;
}

/** The signed-in person, else the sign-in page, which leads back. */
export function requireUser(context: Context, request: Request): Session {
  const services = context.get(servicesContext);
  const identity = context.get(identityContext);
  if (identity?.kind !== 'user') {
    const to = pageAddress(new URL(request.url));
    // A form's page is kept by its browser, which knows this address by its `to` (app/unreachable.ts).
    const plain = to === '/' && request.method === 'GET';
    throw redirect(plain ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`);
  }
  return { services, actor: services.auth.actor(identity), user: identity.user };
}

/** Path and query of the page for which the router asks the data: "/_.data" is "/", "_routes" says which loaders. */
export function pageAddress({ pathname, searchParams }: URL): string {
  const asked = new URLSearchParams(searchParams);
  asked.delete('_routes');
  const query = asked.size > 0 ? `?${asked.toString()}` : '';
  return pathname.replace(/(?<=\/)_\.data$|\.data$/, '') + query;
}

/** Null where nobody is signed in: for the pages that both see. */
export function currentUser(context: Context): SignedInUser | null {
  const identity = context.get(identityContext);
  return identity?.kind === 'user' ? identity.user : null;
}

/** For a loader: a known error becomes the response that its code stands for, which the error page shows. */
export async function present<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isCanevasError(error)) throw data(report(error), { status: error.status });
    throw error;
  }
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: ErrorReport };

/** For an action: a known error is given back to the form that caused it, with what was typed still in its fields. */
export async function attempt<T>(work: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (isCanevasError(error)) return { ok: false, error: report(error) };
    throw error;
  }
}

function report({ code, params }: ErrorReport): ErrorReport {
  return { code, params };
}
