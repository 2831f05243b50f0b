/** What is carried from the drawer to the map; its types alone are known before it is dropped. */
export const CARRIED = 'application/vnd.canevas.source+json';

export interface Carried {
  work: string;
  /** An excerpt's id. */
  excerpt?: string;
}

/** Null for what is not ours, whatever it says. */
export function readCarried(text: string): Carried | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { work, excerpt } = value as Record<string, unknown>;
  if (typeof work !== 'string') return null;
  return typeof excerpt === 'string' ? { work, excerpt } : { work };
}
