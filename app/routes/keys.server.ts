import { z } from 'zod';
import { CanevasError } from '../domain/errors.ts';

const changes = z.array(z.object({ workId: z.string(), from: z.string(), to: z.string() }));

/** The changes that a preview showed, as its form sends them back. @throws CanevasError 'bad-request' */
export function readKeyChanges(json: string) {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new CanevasError('bad-request', { field: 'changes' }, { cause });
  }
  const parsed = changes.safeParse(value);
  if (!parsed.success) throw new CanevasError('bad-request', { field: 'changes' });
  return parsed.data;
}
