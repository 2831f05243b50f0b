import { notifications } from '@mantine/notifications';
import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap } from '../map-context.ts';
import { CARRIED, readCarried } from './carried.ts';
import { evidenceTarget, useCite } from './use-cite.ts';
import { useWorkCard } from './use-work-card.ts';

const ELEMENT = '.react-flow__node, .react-flow__edge';
/** Marked on the page itself: a drag moves too often to draw the map anew. */
const MARK = 'data-takes-source';

/** The canvas's side of a drag from the library: what is under the hand is lit, and cites what is dropped. */
export function useSourceDrop() {
  const { t } = useTranslation('map');
  const { graph, canEdit, excerpts } = useMap();
  const cite = useCite();
  const layWork = useWorkCard();
  const flow = useReactFlow();
  const lit = useRef<Element | null>(null);

  const light = (element: Element | null) => {
    if (lit.current === element) return;
    lit.current?.removeAttribute(MARK);
    element?.setAttribute(MARK, '');
    lit.current = element;
  };
  const under = ({ clientX, clientY }: DragEvent): Element | null => {
    const element = document.elementFromPoint(clientX, clientY)?.closest(ELEMENT) ?? null;
    return evidenceTarget(graph, element?.getAttribute('data-id') ?? null) ? element : null;
  };
  const isOurs = ({ dataTransfer }: DragEvent): boolean =>
    canEdit && dataTransfer.types.includes(CARRIED);

  return {
    onDragOver(event: DragEvent) {
      if (!isOurs(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      light(under(event));
    },
    onDragLeave(event: DragEvent) {
      const to = event.relatedTarget;
      if (!(to instanceof Node) || !event.currentTarget.contains(to)) light(null);
    },
    onDrop(event: DragEvent) {
      if (!isOurs(event)) return;
      event.preventDefault();
      const target = under(event)?.getAttribute('data-id') ?? null;
      light(null);
      const carried = readCarried(event.dataTransfer.getData(CARRIED));
      if (!carried) return;
      const excerpt = excerpts.find(({ id }) => id === carried.excerpt);
      if (target !== null) {
        cite({ work: carried.work, ...(excerpt && { excerpt }) }, target);
        return;
      }
      // On the paper itself: the work is laid there as a card. An excerpt is not a work.
      if (excerpt) {
        notifications.show({ message: t('sources.dropOnSomething'), color: 'ink' });
        return;
      }
      const at = flow.screenToFlowPosition(
        { x: event.clientX, y: event.clientY },
        { snapToGrid: false },
      );
      layWork(carried.work, [at.x, at.y]);
    },
  };
}
