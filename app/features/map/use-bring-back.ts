import { restoreConcepts, restoreFrame, restorePropositions } from '../../domain/graph/commands.ts';
import type { Subject } from './kept-texts.ts';
import { useMap } from './map-context.ts';

/** Restores what another deleted: an ordinary edit, which undo takes back. */
export function useBringBack(): (subject: Subject) => void {
  const { edit } = useMap();
  return ({ kind, id }) => {
    if (kind === 'concept') edit((doc) => restoreConcepts(doc, { ids: [id] }));
    else if (kind === 'proposition') edit((doc) => restorePropositions(doc, { ids: [id] }));
    else if (kind === 'frame') edit((doc) => restoreFrame(doc, { id }));
  };
}
