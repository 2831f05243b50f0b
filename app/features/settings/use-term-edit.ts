import type * as Y from 'yjs';
import { useErrorWords } from '../../components/use-form.ts';
import { isCanevasError } from '../../domain/errors.ts';
import { useGraphSession } from '../sync/index.ts';

type Command = (doc: Y.Doc) => unknown;

/** Runs a command on the live graph as one undo step; gives back the words of a refusal, else null. */
export function useTermEdit(): (command: Command) => string | null {
  const session = useGraphSession();
  const say = useErrorWords();
  return (command) => {
    if (!session) return say({ code: 'read-only', params: {} });
    try {
      session.run(command);
      return null;
    } catch (error) {
      if (!isCanevasError(error)) throw error;
      return say(error);
    }
  };
}
