import type { CslItem, RenderOptions } from '../../../../bibliography/index.ts';
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

let worker: Worker | null = null;
let turn: Promise<unknown> = Promise.resolve();

/**
 * The entry as the style sets it, made in this browser: for an item that is not saved yet. One at a
 * time; a thread that does not answer is replaced.
 */
export async function renderEntry(
  base: string,
  item: CslItem,
  options: RenderOptions,
): Promise<string> {
  const task: PreviewTask = { item, options, trees: await treesOf(base, options) };
  const answer = turn.then(() => ask(task));
  turn = answer.catch(() => undefined);
  return answer;
}

function ask(task: PreviewTask): Promise<string> {
  const thread = (worker ??= new Worker(new URL('./preview.worker.ts', import.meta.url), {
    type: 'module',
  }));
  return new Promise((resolve, reject) => {
    const end = (outcome: () => void, keep: boolean) => {
      clearTimeout(timer);
      thread.onmessage = null;
      thread.onerror = null;
      if (!keep) {
        thread.terminate();
        worker = null;
      }
      outcome();
    };
    const fail = (keep: boolean) => end(() => reject(new Error('no preview')), keep);
    const timer = setTimeout(() => fail(false), LIMIT_MS);
    thread.onmessage = ({ data }: MessageEvent<PreviewAnswer>) =>
      'failed' in data ? fail(true) : end(() => resolve(data.html), true);
    thread.onerror = () => fail(false);
    thread.postMessage(task);
  });
}
