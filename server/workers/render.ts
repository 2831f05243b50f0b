/**
 * Formats bibliographies apart from the event loop. Several are in hand at once, each a little at a
 * time, so that the short ones do not wait for a long one.
 */
import { parentPort } from 'node:worker_threads';
import {
  BibliographyError,
  createRenderer,
  type CitedItem,
  type CslItem,
  type CslNode,
  type RenderedEntry,
  type RenderOptions,
  type Slice,
} from '../../bibliography/index.ts';
import type { ErrorParams } from '../../app/domain/errors.ts';
import { readLocale, readStyle } from '../styles/style-files.ts';

export type RenderWork =
  | { act: 'bibliography'; items: CslItem[]; options: RenderOptions; slice: Slice }
  | { act: 'citations'; items: CslItem[]; clusters: CitedItem[][]; options: RenderOptions };

export interface RenderTask {
  id: number;
  work: RenderWork;
  /** An uploaded style, where `options.style` names one. */
  own: CslNode | null;
}

export type RenderAnswer =
  /** A turn of this task begins: it must end within the time limit. `cpuMs`: the thread's so far. */
  | { id: number; state: 'turn'; cpuMs: number }
  | { id: number; state: 'made'; entries: RenderedEntry[] }
  | { id: number; state: 'failed'; code: string; params: ErrorParams };

/** Long enough to make a switch worth it, short enough to be no wait. */
const TURN_MS = 40;

/** Of the task whose turn it is: the renderer asks for a style in a task's first step, and keeps what it made. */
let own: { id: string; tree: CslNode } | null = null;
const renderer = await createRenderer({
  style: (file) => (own?.id === file ? own.tree : readStyle(file)),
  locale: readLocale,
});
const post = (answer: RenderAnswer) => parentPort!.postMessage(answer);
const inHand: Array<{ id: number; steps: Iterator<undefined, { entries: RenderedEntry[] }> }> = [];

parentPort!.on('message', ({ id, work, own: style }: RenderTask) => {
  inHand.push({ id, steps: stepsOf(work, style) });
  if (inHand.length === 1) setImmediate(turn);
});

function* stepsOf(
  work: RenderWork,
  style: CslNode | null,
): Generator<undefined, { entries: RenderedEntry[] }> {
  own = style && { id: work.options.style, tree: style };
  if (work.act === 'bibliography') {
    return yield* renderer.bibliographySteps(work.items, work.options, work.slice);
  }
  const { entries } = yield* renderer.citationSteps(work.items, work.clusters, work.options);
  return { entries: entries.map((entry) => ({ id: '', ...entry })) };
}

function turn(): void {
  const task = inHand.shift();
  if (!task) return;
  const { id, steps } = task;
  const { user, system } = process.threadCpuUsage();
  post({ id, state: 'turn', cpuMs: (user + system) / 1000 });
  const end = performance.now() + TURN_MS;
  try {
    let step = steps.next();
    while (!step.done && performance.now() < end) step = steps.next();
    if (step.done) post({ id, state: 'made', entries: step.value.entries });
    else inHand.push(task);
  } catch (error) {
    const known = error instanceof BibliographyError;
    const params: ErrorParams = known ? error.params : { reason: String(error) };
    post({ id, state: 'failed', code: known ? error.code : 'style-fails', params });
  }
  if (inHand.length > 0) setImmediate(turn);
}
