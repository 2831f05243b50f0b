import {
  data,
  isRouteErrorResponse,
  type DataStrategyResult,
  type MiddlewareFunction,
} from 'react-router';
import type { ErrorReport } from './domain/errors.ts';

/** What a proxy answers for a server that is down or being restarted. */
const AWAY = new Set([502, 503, 504]);

/** What a route's clientLoader gives back while the server cannot be reached, where that is to be told. */
export async function unlessUnreachable<T, U>(ask: () => Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await ask();
  } catch (error) {
    if (isUnreachable(error)) return otherwise;
    throw error;
  }
}

/**
 * For every page, as the root's client middleware, where the server does not answer or the session has
 * ended meanwhile. A form is given a refusal like any other, with what was typed still in it; a page
 * that is shown stays as it is. Else both would make way for the error page, or for the sign-in page.
 */
export const keepPage: MiddlewareFunction<Record<string, DataStrategyResult>> = async (
  { request },
  next,
) => {
  const results = await next();
  const ids = Object.keys(results);
  for (const id of ids) {
    const result = failureOf(results[id]!);
    if (request.method !== 'GET') {
      const code = refusalOf(result);
      if (code) results[id] = { type: 'data', result: refused(code) };
    } else if (isUnreachable(result)) {
      const shown = whatIsShown(request, id, ids.length === 1);
      if (shown !== undefined) results[id] = { type: 'data', result: shown };
    }
  }
  return results;
};

interface RouterState {
  location: { pathname: string };
  navigation: { state: string };
  revalidation: string;
  loaderData: Record<string, unknown>;
}

/** Of a page that is asked for anew, what it shows; null for a panel's own request; else undefined. */
function whatIsShown(request: Request, routeId: string, isAlone: boolean): unknown {
  const { __reactRouterDataRouter: router } = window as Window & {
    __reactRouterDataRouter?: { state: RouterState };
  };
  if (!router) return undefined;
  const { location, navigation, revalidation, loaderData } = router.state;
  // A page is asked for with its layouts, a panel for one route alone.
  if (isAlone && navigation.state === 'idle' && revalidation === 'idle') return null;
  const isShown =
    navigation.state === 'idle' || new URL(request.url).pathname === location.pathname;
  return isShown ? loaderData[routeId] : undefined;
}

/** Why a loader or an action failed, out of what the router wraps an action's outcome in. */
function failureOf({ type, result }: DataStrategyResult): unknown {
  if (type !== 'error') return null;
  const isWrapped = typeof result === 'object' && result !== null && 'data' in result;
  return isWrapped && result.data instanceof Error ? result.data : result;
}

function refusalOf(result: unknown): 'server-away' | 'session-ended' | null {
  if (isUnreachable(result)) return 'server-away';
  const leadsTo = result instanceof Response ? result.headers.get('Location') : null;
  // Where `requireUser` sends those who are not signed in; the way back is not taken without them.
  return leadsTo?.startsWith('/sign-in?to=') ? 'session-ended' : null;
}

function refused(code: string) {
  const error: ErrorReport = { code, params: {} };
  // The status keeps the router from loading the page anew, which would fail as well.
  return data({ ok: false, error }, { status: 503 });
}

/** An error that a route ended with: nobody answered, or a proxy in the server's place. */
export function isUnreachable(error: unknown): boolean {
  // What fetch throws where nobody answers.
  return error instanceof TypeError || (isRouteErrorResponse(error) && AWAY.has(error.status));
}
