/** Loading and unloading in any order (hocuspocus 995: unloaded while a save was under way, loaded stale). */
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { LIMITS } from '../../../app/domain/protocol.ts';
import { Rooms } from '../../../server/collab/rooms.ts';
import type { Log } from '../../../server/db/log.ts';
import { seeded } from '../../support/random.ts';
import { author, contentHash, pause, startHarness, stored } from './support.ts';

/** 500 openings in every run; `npm run campaign -- races` for as many as faults.md asks. */
const OPENINGS = Number(process.env['CANEVAS_RACES'] ?? 500);
/** Few, so that a document is closed by all of them now and then. */
const WRITERS = 2;
const AT_ONCE = 8;
/** A document's log grows with each, and every load reads it: another one after so many. */
const OPENINGS_A_DOCUMENT = 250;
const SLOWEST_MS = 3;

const NOBODY = { sendUpdate() {}, sendAwareness() {}, disconnect() {} };

/** The log, writing in the same order and later. */
function slow(log: Log, random: () => number): Log {
  let last: Promise<unknown> = Promise.resolve();
  const append: Log['append'] = (update) => {
    const waited = last.then(() => pause(random() * SLOWEST_MS)).catch(() => undefined);
    last = waited;
    return waited.then(() => log.append(update));
  };
  return Object.create(log, { append: { value: append } }) as Log;
}

test(
  `${OPENINGS} openings and closings every few milliseconds on a slow disk: whoever opens sees all that was saved`,
  async () => {
    const harness = await startHarness();
    const random = seeded(12);
    const rooms = new Rooms({ log: slow(harness.log, random), idleMs: 0 });
    let openings = 0;
    let loads = 0;
    const inDocument = async (name: string, count: number): Promise<void> => {
      const saved = Array.from({ length: WRITERS }, () => 0);
      const seen = new Set<Y.Doc>();
      const writers = saved.map(async (_, me) => {
        const { edit } = author();
        for (let n = 1; n <= count / WRITERS; n++) {
          const promised = [...saved];
          const { room, release } = await rooms.hold(name);
          openings += 1;
          seen.add(room.doc);
          const values = room.doc.getMap<number>('m');
          promised.forEach((least, i) => {
            expect(values.get(`w${i}`) ?? 0, `of writer ${i}`).toBeGreaterThanOrEqual(least);
          });
          const update = edit((doc) => doc.getMap('m').set(`w${me}`, n));
          const outcome = room.receive(`u${me}`, update, LIMITS.update, NOBODY, true);
          if (random() < 0.5) release();
          expect(await outcome).toEqual({ stored: true });
          saved[me] = n;
          release();
          if (random() < 0.8) await pause(random() * 5);
        }
      });
      await Promise.all(writers);
      loads += seen.size;
      const { room, release } = await rooms.hold(name);
      expect(contentHash(stored(harness.log, name))).toBe(contentHash(room.doc));
      release();
    };
    for (let begun = 0; begun < OPENINGS; begun += OPENINGS_A_DOCUMENT * AT_ONCE) {
      const left = Math.ceil((OPENINGS - begun) / OPENINGS_A_DOCUMENT);
      const names = Array.from(
        { length: Math.min(AT_ONCE, left) },
        (_, i) => `graph:r${begun + i}`,
      );
      await Promise.all(names.map((name) => inDocument(name, OPENINGS_A_DOCUMENT)));
    }
    await rooms.close();
    await harness.stop();
    expect(loads).toBeGreaterThan(openings / 10);
    console.log(`races: ${openings} openings and closings, ${loads} loads, none stale`);
  },
  60_000 + OPENINGS * 20,
);
