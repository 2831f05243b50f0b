/**
 * What a route's clientLoader or clientAction gives back while the server cannot be reached. Without
 * it a panel's request that fails takes its whole page down, the map that is edited offline included.
 */
export async function unlessUnreachable<T, U>(ask: () => Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof TypeError) return otherwise; // What fetch throws where nobody answers.
    throw error;
  }
}

/** The refusal that a form shows, with what was typed still in its fields. */
export const UNREACHABLE = {
  ok: false,
  error: { code: 'server-away', params: {} },
} as const;
