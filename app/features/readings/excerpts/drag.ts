import type { DragEvent } from 'react';
import { post, type Answer } from '../../../components/post.ts';
import type { Stance } from '../../../domain/graph/types.ts';
import type { Excerpt } from './types.ts';

/** What a dragged excerpt is called among the drag's data: its id. */
export const EXCERPT_DRAGGED = 'application/x-canevas-excerpt';

/** Call on `dragstart`. Dropped elsewhere than on the map, it is its own quotation. */
export function dragExcerpt(
  { dataTransfer }: DragEvent,
  { id, quotation }: Pick<Excerpt, 'id' | 'quotation'>,
): void {
  dataTransfer.setData(EXCERPT_DRAGGED, id);
  dataTransfer.setData('text/plain', quotation);
  dataTransfer.effectAllowed = 'copyLink';
}

/** The id of the excerpt that is dropped; null for anything else. */
export function droppedExcerpt({ dataTransfer }: DragEvent): string | null {
  return dataTransfer.getData(EXCERPT_DRAGGED) || null;
}

/** Makes an excerpt evidence of a concept's definition or of a proposition. */
export function citeExcerpt(
  base: string,
  id: string,
  on: { kind: 'concept' | 'proposition'; id: string },
  stance?: Stance,
): Promise<Answer<Excerpt>> {
  return post<Excerpt>(`${base}/readings/act`, { act: 'cite-excerpt', id, on, stance });
}
