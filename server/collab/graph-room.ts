import type * as Y from 'yjs';
import { numberPropositions } from '../../app/domain/graph/commands.ts';
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

  constructor(room: Room, report: (error: unknown) => void) {
    this.room = room;
    this.report = report;
  }

  /** The graph as committed; made again only where it changed. */
  projection(): Graph {
    this.projector ??= createProjector(this.room.doc);
    return this.projector.getSnapshot();
  }

  /** Numbers new propositions soon, once for however many changes come together. */
  changed(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      if (this.destroyed || !hasUnnumbered(this.projection())) return;
      this.room.apply(SYSTEM, (doc: Y.Doc) => numberPropositions(doc)).catch(this.report);
    });
  }

  destroy(): void {
    this.destroyed = true;
    this.projector?.destroy();
  }
}

function hasUnnumbered(graph: Graph): boolean {
  return Object.values(graph.propositions).some((proposition) => proposition.number === null);
}
