import type { CslItem, RenderOptions } from '../../../../bibliography/index.ts';
import { oneThread } from '../../../components/one-thread.ts';
import type { StyleTrees } from '../types.ts';
import type { PreviewAnswer, PreviewTask } from './preview.worker.ts';

const LIMIT_MS = 4_000;

/** Fetched once each; a failure is tried again. */
const trees = new Map<string, Promise<StyleTrees>>();

async function treesOf(base: string, { style, locale }: RenderOptions): Promise<StyleTrees> {
  const address = `${base}/styles?${new URLSearchParams({ style, locale })}`;
  const found = trees.get(address) ?? fetchTrees(address);
  trees.set(address, found);
  try {
    return await found;
  } catch (error) {
    trees.delete(address);
    throw error;
  }
}

async function fetchTrees(address: string): Promise<StyleTrees> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return (await response.json()) as StyleTrees;
}

const ask = oneThread<PreviewTask, PreviewAnswer>(
  () => new Worker(new URL('./preview.worker.ts', import.meta.url), { type: 'module' }),
  LIMIT_MS,
);

/** The entry as the style sets it, made in this browser: for an item that is not saved yet. */
export async function renderEntry(
  base: string,
  item: CslItem,
  options: RenderOptions,
): Promise<string> {
  const answer = await ask({ item, options, trees: await treesOf(base, options) });
  if ('failed' in answer) throw new Error('no preview');
  return answer.html;
}
