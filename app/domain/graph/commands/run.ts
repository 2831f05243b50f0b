import type * as Y from 'yjs';

/**
 * A command: the only kind of function that writes the graph. It checks everything before it writes
 * anything, since a Yjs transaction does not roll back, and throws a CanevasError when it refuses.
 */
export type Command<Args, Result = void> = (doc: Y.Doc, args: Args) => Result;

/** Origin of the server's own writes: defaults, numbers, migrations, the example. */
export const SYSTEM_ORIGIN = 'system';

/**
 * Runs a command as one transaction, hence one update and one undo step. Several commands in one
 * step: `run(doc, origin, (doc) => { addConcept(doc, ...); linkConcepts(doc, ...); }, undefined)`.
 *
 * @param origin whose change it is: what undo and the outbox recognise as one's own.
 */
export function run<Args, Result>(
  doc: Y.Doc,
  origin: unknown,
  command: Command<Args, Result>,
  args: Args,
): Result {
  return doc.transact(() => command(doc, args), origin);
}
