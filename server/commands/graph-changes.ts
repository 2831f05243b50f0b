import type { Context } from '../context.ts';
import type { ChangeItem } from '../types.ts';

export type GraphChange = Omit<ChangeItem, 'person'> & { author: string | null };
export function graphChanges(_c: Context, _w: string, _s: string): Promise<GraphChange[]> {
  return Promise.resolve([]);
}
