import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer } from '../../../app/components/post.ts';
import { WaitingWorks } from '../../../app/features/sync/waiting-works.ts';
import type { NewWork } from '../../../app/features/sync/waiting-works.ts';
import { until } from '../../server/collab/support.ts';

const DONE: Answer<null> = { ok: true, value: null };
const failed = (code: string): Answer<null> => ({ ok: false, error: { code, params: {} } });

/** What the server answers, by title; `away` where nothing is said. */
let answers: Record<string, Answer<null>>;
let sent: string[];
let arrived: number;
const open: WaitingWorks[] = [];

function tab(): WaitingWorks {
  const works = new WaitingWorks({
    userId: 'ada',
    workspaceId: 'w1',
    send: async ({ item }: NewWork) => {
      sent.push(item.title!);
      return answers[item.title!] ?? failed('server-away');
    },
    onArrived: () => (arrived += 1),
  });
  open.push(works);
  return works;
}

const work = (title: string): NewWork => ({
  id: `id-${title}`,
  item: { type: 'book', title },
  key: '',
});
const waiting = (works: WaitingWorks) =>
  works.getSnapshot().map(({ item, refused }) => [item.title, refused?.code ?? null]);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  [answers, sent, arrived] = [{}, [], 0];
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map((works) => works.close()));
});

test('one that the server refuses is kept with the reason, and holds up none of the others', async () => {
  const works = tab();
  for (const title of ['first', 'odd', 'last']) await works.add(work(title));
  await until(() => waiting(works).length === 3);
  answers = { first: DONE, odd: failed('too-long'), last: DONE };
  await works.sendNow();
  expect(waiting(works)).toEqual([['odd', 'too-long']]);
  expect(arrived).toBe(1);

  // Not sent again by itself, nor by the page that comes after a reload, which shows it.
  sent = [];
  const next = tab();
  await until(() => waiting(next).length === 1);
  await next.sendNow();
  expect(sent).toEqual([]);
  expect(waiting(next)).toEqual([['odd', 'too-long']]);
});

test('a refused one is sent again when a person asks, or given up, in each of their tabs', async () => {
  const [one, two] = [tab(), tab()];
  answers = { a: failed('read-only'), b: failed('read-only') };
  await one.add(work('a'));
  await one.add(work('b'));
  const refused = [
    ['a', 'read-only'],
    ['b', 'read-only'],
  ];
  await until(() => [one, two].every((works) => String(waiting(works)) === String(refused)));

  answers = { a: DONE };
  sent = [];
  await one.retry('id-a');
  await until(() => [one, two].every((works) => String(waiting(works)) === String([refused[1]])));
  await two.discard('id-b');
  await until(() => [one, two].every((works) => waiting(works).length === 0));
  expect(sent).toEqual(['a']);
});

test.each(['server-away', 'session-ended', 'storage-full', 'too-many-requests', 'unexpected'])(
  '%s is no refusal: it waits, and is sent again by itself',
  async (code) => {
    answers = { a: failed(code) };
    const works = tab();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await works.add(work('a'));
    await works.sendNow();
    expect(waiting(works)).toEqual([['a', null]]);
    answers = { a: DONE };
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    await until(() => waiting(works).length === 0);
    expect(arrived).toBe(1);
  },
);

test('where this browser stores nothing, it goes to the server at once and its answer is told', async () => {
  vi.spyOn(globalThis.indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no', 'InvalidStateError');
  });
  const works = tab();
  answers = { a: DONE, b: failed('too-long') };
  expect(await works.add(work('a'))).toEqual(DONE);
  expect(arrived).toBe(1);
  expect(await works.add(work('b'))).toEqual(failed('too-long'));
});
