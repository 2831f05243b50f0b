import { z } from 'zod';
import { CanevasError } from './domain/errors.ts';

/** What stands in a form's field, with the spaces around it gone; empty is refused by name. */
export const words = (max = 200) => z.string().trim().min(1).max(max);

/** As `words`, but empty is a value. */
export const wordsOrNone = (max = 200) => z.string().trim().max(max).default('');

/** @throws CanevasError 'required', 'too-long' (params.max) or 'bad-request', each with params.field */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<z.output<S>> {
  const parsed = schema.safeParse(Object.fromEntries(await request.formData()));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0] ?? '');
  if (issue?.code === 'too_big') {
    throw new CanevasError('too-long', { field, max: Number(issue.maximum) });
  }
  const missing = issue?.code === 'too_small' || issue?.code === 'invalid_type';
  throw new CanevasError(missing ? 'required' : 'bad-request', { field });
}

/** As `readForm`, of a body in JSON. @throws CanevasError 'bad-request' (params.field) */
export async function readJson<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<z.output<S>> {
  let json: unknown;
  try {
    json = await request.json();
  } catch (cause) {
    throw new CanevasError('bad-request', {}, { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new CanevasError('bad-request', { field: String(parsed.error.issues[0]?.path[0] ?? '') });
}
