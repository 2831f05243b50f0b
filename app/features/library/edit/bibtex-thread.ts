import type { CslItem } from '../../../../bibliography/index.ts';
import { oneThread } from '../../../components/one-thread.ts';
import type { ReadText } from './bibtex-text.ts';
import type { BibtexAnswer, BibtexTask } from './bibtex.worker.ts';

const LIMIT_MS = 6_000;

const ask = oneThread<BibtexTask, BibtexAnswer>(
  () => new Worker(new URL('./bibtex.worker.ts', import.meta.url), { type: 'module' }),
  LIMIT_MS,
);

/** As `bibtexText`, beside the page's thread. */
export async function writeBibtex(item: CslItem, key: string): Promise<string> {
  const answer = await ask({ act: 'write', item, key });
  if ('text' in answer) return answer.text;
  throw new Error('an answer of another kind');
}

/** As `readBibtexText`, beside the page's thread. */
export async function readBibtex(text: string, item: CslItem, key: string): Promise<ReadText> {
  const answer = await ask({ act: 'read', text, item, key });
  if ('read' in answer) return answer.read;
  throw new Error('an answer of another kind');
}
