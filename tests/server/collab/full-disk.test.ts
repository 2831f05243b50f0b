/** A disk that is really full: a file system of a few megabytes, where this machine lets one be mounted. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import {
  RawSocket,
  author,
  contentHash,
  graphUrl,
  numbered,
  pause,
  startHarness,
  stored,
  sync,
  until,
} from './support.ts';

const MEGABYTES = 4;

function run(command: string, ...args: string[]): boolean {
  return spawnSync(command, args).status === 0;
}

/** Empty, and of that size; null where only an administrator may mount. */
function smallDisk(): string | null {
  const directory = mkdtempSync(join(tmpdir(), 'canevas-disk-'));
  const options = ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', directory];
  if (run('mount', ...options)) return directory;
  rmSync(directory, { recursive: true });
  return null;
}

// Where none can be mounted, durability.test.ts fills a log by its ceiling.
test('a full disk: what was acknowledged is on it, and the rest lands when there is room', async ({
  skip,
}) => {
  const directory = smallDisk() ?? skip('none can be mounted');
  onTestFinished(() => {
    run('umount', '--lazy', directory);
    rmSync(directory, { recursive: true, force: true });
  });
  const room = join(directory, 'something-else');
  writeFileSync(room, new Uint8Array(2 * 1024 * 1024));
  const harness = await startHarness({ directory });
  const ada = await new RawSocket(graphUrl(harness, 'ada', true)).opened();
  const ben = await new RawSocket(graphUrl(harness, 'ben', true)).opened();
  for (const raw of [ada, ben]) raw.send(sync(0, Y.encodeStateVector(new Y.Doc())));
  await until(() => [ada, ben].every((raw) => raw.bodies(0).length > 0));

  const { doc, edit } = author();
  const unsent: Uint8Array[] = [];
  let seq = 0;
  const send = (update: Uint8Array) => ada.send(numbered((seq += 1), update));
  /** Answered, whichever way: [number] or [number, reason]. */
  const answered = (type: number) => ada.bodies(type).map((body) => body[0]!);
  const isFailing = () => harness.log.state === 'failing';
  for (let i = 0; !isFailing() && i < 100; i++) {
    const update = edit((d) => d.getMap('m').set(`k${i}`, `${i} `.padEnd(40_000, 'x')));
    send(update);
    await until(() => [...answered(101), ...answered(104)].includes(seq) || isFailing());
    if (!answered(101).includes(seq)) unsent.push(update);
  }
  expect(isFailing()).toBe(true);
  // Both are told, and what was said to be saved is there, whatever else the disk did.
  await until(() => [ada, ben].every((raw) => raw.bodies(102).length > 0));
  const saved = answered(101).length;
  expect(saved).toBeGreaterThan(5);
  expect(stored(harness.log).getMap('m').size).toBe(saved);
  await until(() => ben.bodies(0).length === saved + 1);
  await pause(1200); // It looks again, and is still full.
  expect(isFailing()).toBe(true);

  rmSync(room);
  await until(() => ada.bodies(102).length === 2);
  for (const update of unsent) send(update);
  await until(() => answered(101).at(-1) === seq);
  expect(contentHash(stored(harness.log))).toBe(contentHash(doc));
  expect(harness.errors.filter((error) => error instanceof Error)).toEqual([]);
  await harness.stop();

  const again = await startHarness({ directory });
  expect(contentHash(stored(again.log))).toBe(contentHash(doc));
  await again.stop();
});
