import type { CslItem } from '../../../../bibliography/index.ts';
import { bibtexText, readBibtexText, type ReadText } from './bibtex-text.ts';

/**
 * Writes a work as BibTeX, or reads such a text, beside the page's thread: what does it is large and is
 * wanted by this view alone, and an odd text must not stop the page.
 */
export type BibtexTask =
  | { act: 'write'; item: CslItem; key: string }
  | { act: 'read'; text: string; item: CslItem; key: string };
export type BibtexAnswer = { text: string } | { read: ReadText };

self.addEventListener('message', ({ data: task }: MessageEvent<BibtexTask>) => {
  const { item, key } = task;
  const answer: BibtexAnswer =
    task.act === 'write'
      ? { text: bibtexText(item, key) }
      : { read: readBibtexText(task.text, item, key) };
  self.postMessage(answer);
});
