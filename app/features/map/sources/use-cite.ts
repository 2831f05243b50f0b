import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { addEvidence } from '../../../domain/graph/commands.ts';
import type { EvidenceTarget } from '../../../domain/graph/schema.ts';
import type { Graph } from '../../../domain/graph/types.ts';
import { useMap } from '../map-context.ts';
import type { MapExcerpt } from '../types.ts';

/** What is cited: a work, and the passage of it where one was taken. */
export interface Source {
  work: string;
  excerpt?: MapExcerpt;
}

/** What a source can stand on; null for a frame, a remark, or what the graph does not hold. */
export function evidenceTarget(graph: Graph, id: string | null): EvidenceTarget | null {
  if (id === null) return null;
  if (graph.concepts[id]) return ['concept', id];
  return graph.propositions[id] ? ['proposition', id] : null;
}

/** Cites a source on a concept or a proposition, selects it, and says so. False where it cannot. */
export function useCite(): (source: Source, target: string | null) => boolean {
  const { t } = useTranslation('map');
  const { graph, works, edit, selection } = useMap();
  return ({ work, excerpt }, target) => {
    const on = evidenceTarget(graph, target);
    if (!on) return false;
    const held = works.get(work);
    // Of a restricted work the graph holds the pointer alone: its text stays where a withdrawal reaches it.
    const passage =
      excerpt && !held?.restricted
        ? { quotation: excerpt.quotation, attributedTo: excerpt.speaker || null }
        : {};
    const cited = edit((doc) =>
      addEvidence(doc, {
        on,
        work,
        ...(excerpt && { excerpt: excerpt.id, locator: excerpt.locator }),
        ...passage,
      }),
    );
    if (!cited.ok) return false;
    selection.select(on[1]);
    notifications.show({
      message: t('clipboard.cited', { title: held?.title ?? '' }),
      color: 'ink',
    });
    return true;
  };
}
