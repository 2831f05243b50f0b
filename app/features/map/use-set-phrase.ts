import type * as Y from 'yjs';
import { type PhraseChange, setPhrase } from '../../domain/graph/commands.ts';
import { useMap } from './map-context.ts';

/**
 * Rewrites a proposition's linking phrase; where several are drawn through one phrase on this map, it
 * is the phrase of all of them, and stays so.
 */
export function useSetPhrase(id: string): (doc: Y.Doc, phrase: PhraseChange) => void {
  const { scene } = useMap();
  const members = scene.hubs.find((hub) => hub.members.includes(id))?.members ?? [id];
  return (doc, phrase) => {
    for (const member of members) setPhrase(doc, { id: member, phrase });
  };
}
