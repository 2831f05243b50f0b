/**
 * A thread beside the page, begun when it is first asked and asked one thing at a time: one that fails
 * or does not answer is replaced.
 * @param make `new Worker(new URL('./x.worker.ts', import.meta.url), { type: 'module' })`, which the build must see
 * @returns rejects where no answer came
 */
export function oneThread<Task, Answer>(
  make: () => Worker,
  limitMs: number,
): (task: Task) => Promise<Answer> {
  let worker: Worker | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function ask(task: Task): Promise<Answer> {
    const thread = (worker ??= make());
    return new Promise((resolve, reject) => {
      const end = (outcome: () => void) => {
        clearTimeout(timer);
        thread.onmessage = null;
        thread.onerror = null;
        outcome();
      };
      const fail = () =>
        end(() => {
          thread.terminate();
          worker = null;
          reject(new Error('the thread gave no answer'));
        });
      const timer = setTimeout(fail, limitMs);
      thread.onmessage = ({ data }: MessageEvent<Answer>) => end(() => resolve(data));
      thread.onerror = fail;
      thread.postMessage(task);
    });
  }

  return (task) => {
    const answer = turn.then(() => ask(task));
    turn = answer.catch(() => undefined);
    return answer;
  };
}
