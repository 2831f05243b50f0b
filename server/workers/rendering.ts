import { CanevasError } from '../../app/domain/errors.ts';
import type {
  CitedItem,
  CslItem,
  CslNode,
  RenderedEntry,
  RenderOptions,
  Slice,
} from '../../bibliography/index.ts';
import { PATIENCE, type Limits } from './limit-work.ts';
import type { RenderWork } from './render.ts';
import { createRenderingThread } from './rendering-thread.ts';

export interface RenderingPool {
  /**
   * In the style's order; a slice of it where one is asked for.
   * Errors: 'style-unknown', 'locale-unknown', 'style-fails', 'style-too-slow', 'render-timeout'.
   */
  bibliography(
    items: CslItem[],
    options: RenderOptions & { own?: CslNode | null },
    slice?: Slice,
  ): Promise<RenderedEntry[]>;
  /** One citation a cluster, as `Renderer.citationSteps`; errors as above. */
  citations(
    items: CslItem[],
    clusters: CitedItem[][],
    options: RenderOptions & { own?: CslNode | null },
  ): Promise<Array<{ html: string; text: string }>>;
  close(): Promise<void>;
}

/** Of one turn: 40 ms and one entry, whose engine may have to be made, some 0.2 s. */
const LIMITS = {
  catalogue: { work: 1_000, clock: 1_000 * PATIENCE },
  /** A stranger may have written these: nobody waits 2 s, however busy the machine. */
  uploaded: { work: 600, clock: 1_600 },
} satisfies Record<string, Limits>;

/**
 * Two threads: the styles of the catalogue never wait for an uploaded one. One of those that works for
 * too long is remembered and not set again.
 */
export function createRenderingPool(limits = LIMITS): RenderingPool {
  const catalogue = createRenderingThread(limits.catalogue);
  const uploaded = createRenderingThread(limits.uploaded);
  const tooSlow = new Set<string>();

  async function run(work: RenderWork, own: CslNode | null = null): Promise<RenderedEntry[]> {
    if (!own) return catalogue.run(work, null);
    const { style } = work.options;
    if (tooSlow.has(style)) throw new CanevasError('style-too-slow');
    try {
      return await uploaded.run(work, own);
    } catch (error) {
      if (error instanceof CanevasError && error.code === 'style-too-slow') tooSlow.add(style);
      throw error;
    }
  }

  return {
    bibliography(items, { own, ...options }, slice = {}) {
      return run({ act: 'bibliography', items, options, slice }, own);
    },
    async citations(items, clusters, { own, ...options }) {
      const entries = await run({ act: 'citations', items, clusters, options }, own);
      return entries.map(({ html, text }) => ({ html, text }));
    },
    async close() {
      await Promise.all([catalogue.close(), uploaded.close()]);
    },
  };
}
