import type { Services } from '../../server/services.ts';
import type { Actor } from '../../server/types.ts';

const FIRST = 'apa';

/**
 * The style asked for, or APA where it was a project's own and is not this project's: a browser
 * remembers one style for all projects, and one that is removed is still remembered.
 */
export async function knownStyle(
  services: Services,
  actor: Actor,
  ref: string,
  style: string | null,
): Promise<string> {
  if (!style?.startsWith('own-')) return style || FIRST;
  const found = await services.bibliography.styles(actor, ref, style);
  return found.some(({ id }) => id === style) ? style : FIRST;
}
