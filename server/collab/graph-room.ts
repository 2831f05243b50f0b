import * as Y from 'yjs';
import { hasUnnumbered, numberPropositions } from '../../app/domain/graph/commands.ts';
import { createProjector } from '../../app/domain/graph/projector.ts';
import type { Projector } from '../../app/domain/graph/projector.ts';
import type { Graph } from '../../app/domain/graph/types.ts';
import { SYSTEM } from './admission.ts';
import type { Room } from './room.ts';

/** What the server itself does with the document of a graph: project it, and number its propositions. */
export class GraphKeeper {
  private readonly room: Room;
  private readonly report: (error: unknown) => void;
  private projector: Projector | null = null;
  private scheduled = false;
  private destroyed = false;
  /** Something has happened, since it was looked for last, that leaves a proposition without a number. */
  private mayLackNumbers = true; // The server may have died between a proposition's commit and its number's.
  private readonly stopWatching: () => void;

  constructor(room: Room, report: (error: unknown) => void) {
    this.room = room;
    this.report = report;
    const propositions = room.doc.getMap('propositions');
    const watch = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      this.mayLackNumbers ||= events.some(
        ({ target, keys, path }) =>
          target === propositions ||
          keys.has('number') ||
          keys.has('deleted') ||
          (path.length === 1 && target instanceof Y.Map && !target.has('number')),
      );
    };
    propositions.observeDeep(watch);
    this.stopWatching = () => propositions.unobserveDeep(watch);
  }

  /** The graph as committed; made again only where it changed. */
  projection(): Graph {
    this.projector ??= createProjector(this.room.doc);
    return this.projector.getSnapshot();
  }

  /**
   * Numbers new propositions soon, once for however many changes come together. Looking for them reads
   * all propositions, so it is done only after a change that may have left one without.
   */
  changed(): void {
    if (this.scheduled || !this.mayLackNumbers) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      if (this.destroyed) return;
      this.mayLackNumbers = false;
      if (!hasUnnumbered(this.room.doc)) return;
      this.room
        .apply(SYSTEM, (doc: Y.Doc) => numberPropositions(doc))
        .catch((error: unknown) => {
          this.mayLackNumbers = true;
          this.report(error);
        });
    });
  }

  destroy(): void {
    this.destroyed = true;
    this.stopWatching();
    this.projector?.destroy();
  }
}
