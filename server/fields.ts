import { z } from 'zod';
import { CanevasError } from '../app/domain/errors.ts';

/** One line of text that must be there. Errors: 'required', 'too-long' with params.field. */
export function requiredText(value: string, field: string, max: number): string {
  const text = value.trim();
  if (text === '') throw new CanevasError('required', { field });
  if (text.length > max) throw new CanevasError('too-long', { field, max });
  return text;
}

export const NAME_MAX = 200;

export function emailAddress(value: string): string {
  const parsed = z.email().max(254).safeParse(value.trim().toLowerCase());
  if (!parsed.success) throw new CanevasError('invalid-email', { field: 'email' });
  return parsed.data;
}

export const PASSWORD_MIN = 10;
/** Long enough for any phrase; bounds the work of hashing. */
export const PASSWORD_MAX = 128;

export function newPassword(value: string): string {
  if (value.length < PASSWORD_MIN || value.length > PASSWORD_MAX) {
    throw new CanevasError('weak-password', { field: 'password', min: PASSWORD_MIN });
  }
  return value;
}
