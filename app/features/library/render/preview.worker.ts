import {
  createRenderer,
  type CslItem,
  type RenderOptions,
} from '../../../../bibliography/render.ts';
import type { StyleTrees } from '../types.ts';

/** Sets references beside the page's thread: the processor is large, and one odd style must not stop the page. */
export interface PreviewTask {
  item: CslItem;
  options: RenderOptions;
  trees: StyleTrees;
}
export type PreviewAnswer = { html: string } | { failed: true };

let known: StyleTrees | null = null;
const renderer = createRenderer({
  style: () => known?.style ?? null,
  locale: (tag) => known?.locales[tag] ?? null,
});

self.addEventListener(
  'message',
  ({ data: { item, options, trees } }: MessageEvent<PreviewTask>) => {
    void renderer
      .then((ready): PreviewAnswer => {
        known = trees;
        const { entries } = ready.bibliography([item], options);
        return { html: entries[0]?.html ?? '' };
      })
      // The page says that there is no preview; what is wrong with the style is the server's to say.
      .catch((): PreviewAnswer => ({ failed: true }))
      .then((answer) => self.postMessage(answer));
  },
);
