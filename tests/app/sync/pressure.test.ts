/** The real server under what many do at once, and one who does nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addConcept } from '../../../app/domain/graph/commands.ts';
import { SOCKET_LIMITS } from '../../../server/collab/limits.ts';
import { RawSocket, author, numbered, pause, sync, until } from '../../server/collab/support.ts';
import { prepareServer } from './real-server.ts';
import type { RealServer } from './real-server.ts';

/** 60 in every run; `npm run campaign -- storm` for as many as faults.md asks. */
const STORM = Number(process.env['CANEVAS_STORM'] ?? 60);
/** In every run trap 8 has such a reader; `npm run campaign -- slow` for minutes of it. */
const SECONDS = Number(process.env['CANEVAS_SLOW'] ?? 0);
const WRITERS = Number(process.env['CANEVAS_WRITERS'] ?? 10);
/** Of a writer, each second. */
const EDITS = 5;
/** So much that the reader's buffers, here and in the system, cannot hold half of it. */
const VALUE_BYTES = Math.ceil((4 * SOCKET_LIMITS.hardBytes) / (WRITERS * EDITS * (SECONDS / 2)));
const CONCEPTS = 2000;
/** A person may have 64 sockets open. */
const TOKENS = Math.ceil(Math.max(STORM, WRITERS) / 60);
const NOTHING = Y.encodeStateVector(new Y.Doc());
const MIB = 1024 * 1024;

let real: RealServer;
const directory = mkdtempSync(join(tmpdir(), 'canevas-pressure-'));
beforeAll(async () => {
  real = await prepareServer(directory, TOKENS, (doc) => {
    for (let i = 0; i < CONCEPTS; i++) {
      addConcept(doc, { label: { fr: `concept ${i}` }, definition: { fr: `définition ${i}` } });
    }
  });
  await real.server.start();
});
afterAll(async () => {
  await real.server.stop();
  rmSync(directory, { recursive: true, force: true });
});

function openSocket(i: number): RawSocket {
  return new RawSocket(real.socketUrl(real.tokens[i % TOKENS]!));
}

/** The server's figures, by their names without `canevas_`. Delays are those since they were last asked. */
async function figures(): Promise<(name: string) => number> {
  const text = await (await fetch(`${real.server.url}/metrics`)).text();
  const lines = text.split('\n').map((line) => line.split(' '));
  const byName = new Map(lines.map(([name, value]) => [name, Number(value)]));
  return (name) => byName.get(`canevas_${name}`) ?? Number.NaN;
}

test(`${STORM} clients come at once to a document of ${CONCEPTS} concepts that is not loaded: all have it`, async () => {
  await figures();
  const began = performance.now();
  const sockets = Array.from({ length: STORM }, (_, i) => openSocket(i));
  for (const raw of sockets) raw.socket.once('open', () => raw.send(sync(0, NOTHING)));
  await until(() => sockets.every((raw) => raw.bodies(0).length > 0), 30_000);
  const took = performance.now() - began;
  const figure = await figures();
  const [p99, most] = ['0.99', '1'].map(
    (quantile) => 1000 * figure(`event_loop_lag_seconds{quantile="${quantile}"}`),
  ) as [number, number];
  // The first answer is the whole: the same for all, as each asked with nothing.
  const sizes = new Set(sockets.map((raw) => raw.bodies(0)[0]!.length));
  expect(sizes.size).toBe(1);
  expect(Math.max(...sizes)).toBeGreaterThan(CONCEPTS * 50);
  expect(figure('rooms')).toBe(1);
  expect(sockets.filter((raw) => raw.closed)).toEqual([]);
  console.log(
    `storm: ${STORM} clients, ${(Math.max(...sizes) / MIB).toFixed(1)} MiB each, ` +
      `all have it after ${(took / 1000).toFixed(1)} s, lag p99 ${p99.toFixed(0)} ms, ` +
      `longest ${most.toFixed(0)} ms`,
  );
  await Promise.all(sockets.map((raw) => raw.close()));
}, 60_000);

/** Each writes at that pace for so long; the milliseconds that acknowledgements took, sorted. */
async function write(writers: RawSocket[], seconds: number): Promise<number[]> {
  const took: number[] = [];
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    writers.map(async (raw, i) => {
      const { edit } = author();
      raw.heard.splice(0);
      for (let seq = 1; performance.now() < end; seq++) {
        const sent = performance.now();
        const value = `${seq} `.padEnd(VALUE_BYTES, 'x');
        raw.send(
          numbered(
            seq,
            edit((doc) => doc.getMap('m').set(`w${i}`, value)),
          ),
        );
        await until(() => raw.bodies(101).length > 0 || raw.bodies(104).length > 0);
        expect(raw.bodies(104)).toEqual([]);
        took.push(performance.now() - sent);
        raw.heard.splice(0);
        await pause((1000 / EDITS) * (0.5 + Math.random()));
      }
    }),
  );
  return took.sort((a, b) => a - b);
}

test.runIf(SECONDS > 0)(
  `one never reads while ${WRITERS} write for ${SECONDS} s: it is let go, and costs the others nothing`,
  async () => {
    const join = async () => {
      const raws = Array.from({ length: WRITERS }, (_, i) => openSocket(i));
      await Promise.all(raws.map((raw) => raw.opened()));
      for (const raw of raws) raw.send(sync(0, NOTHING));
      await until(() => raws.every((raw) => raw.bodies(0).length > 0), 10_000);
      return raws;
    };
    const p95 = (sorted: number[]) => sorted[Math.floor(sorted.length * 0.95)]!;

    const before = await join();
    const alone = p95(await write(before, SECONDS / 2));
    await Promise.all(before.map((raw) => raw.close()));

    const writers = await join();
    const slow = await openSocket(0).opened();
    slow.send(sync(0, NOTHING));
    await until(() => slow.bodies(0).length > 0);
    slow.socket.pause();
    const rss = (await figures())('resident_bytes');
    const beside = p95(await write(writers, SECONDS / 2));
    const after = await figures();
    const grown = (after('resident_bytes') - rss) / MIB;
    console.log(
      `slow: ${WRITERS} writers for ${SECONDS} s, p95 ${alone.toFixed(1)} ms alone and ` +
        `${beside.toFixed(1)} ms beside one that never reads, memory grown by ${grown.toFixed(0)} MiB`,
    );
    expect(after('sockets')).toBe(WRITERS);
    expect(grown).toBeLessThan(50);
    slow.socket.terminate();
    await Promise.all(writers.map((raw) => raw.close()));
  },
  60_000 + SECONDS * 2000,
);
