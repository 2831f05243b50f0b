import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useErrorWords } from '../../components/use-form.ts';
import { type ErrorReport, isCanevasError } from '../../domain/errors.ts';
import type * as Y from 'yjs';
import type { GraphSession } from '../sync/index.ts';

export type EditOutcome<T> = { ok: true; value: T } | { ok: false; error: ErrorReport };

/**
 * Runs commands as one undo step. A refusal is given back, and said aloud unless the caller shows
 * it beside its field.
 */
export type Edit = <T>(
  command: (doc: Y.Doc) => T,
  options?: {
    besideField?: boolean;
    /** Consecutive ones of the same group are one step to undo. */
    group?: string;
  },
) => EditOutcome<T>;

export function useEdit(session: GraphSession | null): Edit {
  const say = useErrorWords();
  return useCallback<Edit>(
    (command, { besideField = false, group } = {}) => {
      let error: ErrorReport;
      try {
        if (session) {
          const value = session.run(command, undefined, group === undefined ? {} : { group });
          return { ok: true, value };
        }
        error = { code: 'read-only', params: {} };
      } catch (thrown) {
        if (!isCanevasError(thrown)) throw thrown;
        error = { code: thrown.code, params: thrown.params };
      }
      if (!besideField) notifications.show({ message: say(error), color: 'ink' });
      return { ok: false, error };
    },
    [session, say],
  );
}
