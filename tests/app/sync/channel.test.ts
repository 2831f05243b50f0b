/** What our client does about each close code: by name, in time, and without a loop. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CLOSE } from '../../../app/domain/protocol.ts';
import { Channel } from '../../../app/features/sync/channel.ts';
import type { SyncObstacle } from '../../../app/features/sync/types.ts';

class FakeSocket {
  static made: FakeSocket[] = [];
  readyState = 0;
  binaryType = '';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onerror: (() => void) | null = null;

  constructor() {
    FakeSocket.made.push(this);
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  fail(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
  send(): void {
    // Nobody listens.
  }
  close(): void {
    this.readyState = 3;
  }
}

let channel: Channel;
let obstacle: SyncObstacle | null;
let closed: number;

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(0);
  vi.spyOn(Math, 'random').mockReturnValue(1); // The longest wait of each range.
  [FakeSocket.made, obstacle, closed] = [[], null, 0];
  channel = new Channel({
    url: 'ws://x',
    WebSocket: FakeSocket as unknown as typeof globalThis.WebSocket,
    onOpen: () => undefined,
    onMessage: () => undefined,
    onClose: () => (closed += 1),
    onObstacle: (now) => (obstacle = now),
  });
  channel.start();
  last().open();
});
afterEach(() => {
  channel.stop();
  vi.useRealTimers();
});

const last = (): FakeSocket => FakeSocket.made.at(-1)!;

test.each<[keyof typeof CLOSE, SyncObstacle]>([
  ['session', 'session'],
  ['version', 'version'],
  ['malformed', 'stopped'],
  ['size', 'stopped'],
  ['frame', 'stopped'],
])('%s: it stops, says why, and knocks again only when a person acts', (name, said) => {
  last().fail(CLOSE[name]);
  expect(obstacle).toBe(said);
  expect(closed).toBe(1);
  vi.advanceTimersByTime(24 * 3600_000);
  expect(FakeSocket.made).toHaveLength(1);
  channel.retryNow();
  expect(obstacle).toBe(null);
  expect(FakeSocket.made).toHaveLength(2);
});

test('role: it asks once more, since a lower one may do, and stops at a second refusal', () => {
  last().fail(CLOSE.role);
  expect(obstacle).toBe(null);
  vi.advanceTimersByTime(300);
  expect(FakeSocket.made).toHaveLength(2);
  last().open();
  last().fail(CLOSE.role);
  expect(obstacle).toBe('role');
  vi.advanceTimersByTime(24 * 3600_000);
  expect(FakeSocket.made).toHaveLength(2);
});

test('role: who was let in with a lower one may fall again later', () => {
  for (let i = 0; i < 3; i++) {
    last().fail(CLOSE.role);
    vi.advanceTimersByTime(300);
    last().open();
    channel.admitted();
  }
  expect(obstacle).toBe(null);
  expect(FakeSocket.made).toHaveLength(4);
});

test('rate: it comes back by itself, and not before it has rested', () => {
  last().fail(CLOSE.rate);
  expect(obstacle).toBe(null);
  vi.advanceTimersByTime(14_999);
  expect(FakeSocket.made).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(FakeSocket.made).toHaveLength(2);
});

test.each(['restart', 'slow'] as const)(
  '%s: it comes back soon, and later and later where the server stays away',
  (name) => {
    last().fail(CLOSE[name]);
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      const began = Date.now();
      const before = FakeSocket.made.length;
      while (FakeSocket.made.length === before) vi.advanceTimersByTime(100);
      waits.push(Date.now() - began);
      last().fail(1006);
    }
    expect(waits[0]).toBeLessThan(1000);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBe(20_000);
  },
);

test('a server that lets one in and drops one at once is not knocked at in a loop', () => {
  for (let i = 0; i < 50; i++) {
    last().fail(CLOSE.restart);
    vi.advanceTimersByTime(20_000);
    last().open();
  }
  // Each after its whole wait, and none in between.
  expect(FakeSocket.made).toHaveLength(51);
  vi.advanceTimersByTime(10_001);
  last().fail(CLOSE.restart); // It has held: the next is quick again.
  vi.advanceTimersByTime(300);
  expect(FakeSocket.made).toHaveLength(52);
});

test('no two clients come back in step: each waits between half of a time and the whole', () => {
  const waits = [0, 0.5, 1].map((random) => {
    vi.mocked(Math.random).mockReturnValue(random);
    const before = FakeSocket.made.length;
    const began = Date.now();
    last().fail(CLOSE.rate);
    while (FakeSocket.made.length === before) vi.advanceTimersByTime(50);
    last().open();
    return Date.now() - began;
  });
  expect(waits).toEqual([7500, 11_250, 15_000]);
});

test('a silent connection is given up, whatever the browser believes', () => {
  vi.advanceTimersByTime(44_000);
  expect(closed).toBe(0);
  vi.advanceTimersByTime(17_000);
  expect(closed).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(FakeSocket.made).toHaveLength(2);
});
