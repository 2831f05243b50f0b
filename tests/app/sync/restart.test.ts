import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { CLOSE } from '../../../app/domain/protocol.ts';
import { addConcept, renameConcept } from '../../../app/domain/graph/commands.ts';
import { createProjector } from '../../../app/domain/graph/projector.ts';
import { RawSocket, contentHash, pause, until } from '../../server/collab/support.ts';
import { seeded } from '../../support/random.ts';
import { prepareServer } from './real-server.ts';
import { open } from './support.ts';

/** 3 restarts in every run; `npm run campaign -- restarts` for the long one. */
const RESTARTS = Number(process.env['CANEVAS_RESTARTS'] ?? 3);
const WRITERS = Number(process.env['CANEVAS_WRITERS'] ?? 6);
const PACE_MS = WRITERS * 5;
const SEED = 11;

test(
  `${RESTARTS} SIGTERMs of the real server under ${WRITERS} writers: each ends in time with 1012, and nothing acknowledged is lost`,
  async () => {
    globalThis.indexedDB = new IDBFactory();
    const next = seeded(SEED);
    const directory = mkdtempSync(join(tmpdir(), 'canevas-restart-'));
    const real = await prepareServer(directory, WRITERS);
    const { server, workspaceId, tokens } = real;
    await server.start();
    const url = server.url.replace('http', 'ws');
    const clients = tokens.map((token, i) => open(url, `u${i}`, { workspaceId, token }));
    /** By concept: the number of the last name that its writer was told is saved. */
    const saved = new Map<string, number>();
    const written = new Map<string, number>();
    let writing = true;
    let edits = 0;
    const writers = clients.map(async (client) => {
      await client.opened;
      const id = client.run((doc) => addConcept(doc, { label: { fr: '0' } }));
      written.set(id, 0);
      client.status.subscribe(() => {
        if (client.status.getSnapshot().pending === 0) saved.set(id, written.get(id)!);
      });
      for (let n = 1; writing; n++) {
        written.set(id, n);
        client.run(renameConcept, { id, label: { fr: String(n) } });
        edits += 1;
        await pause(PACE_MS * (0.5 + next()));
      }
    });

    let slowest = 0;
    for (let i = 0; i < RESTARTS; i++) {
      const reader = await new RawSocket(real.socketUrl(tokens[0]!)).opened();
      await pause(150 + next() * 300);
      const began = performance.now();
      expect(await server.stop()).toBe(0);
      slowest = Math.max(slowest, performance.now() - began);
      const promised = new Map(saved);
      await until(() => reader.closed !== null);
      expect(reader.closed?.code).toBe(CLOSE.restart);
      const { concepts } = createProjector(real.onDisk()).getSnapshot();
      for (const [id, n] of promised) {
        expect(Number(concepts[id]?.label.fr), `${id} after restart ${i}`).toBeGreaterThanOrEqual(
          n,
        );
      }
      await server.start();
      for (const client of clients) client.reconnect();
      await until(
        () => clients.every(({ status }) => status.getSnapshot().connection === 'connected'),
        20_000,
      );
    }
    expect(slowest).toBeLessThan(10_000);
    writing = false;
    await Promise.all(writers);
    await until(() => clients.every((client) => client.state() === 'saved'), 30_000);
    await until(() => new Set(clients.map(({ doc }) => contentHash(doc))).size === 1, 30_000);
    const hash = contentHash(clients[0]!.doc);
    await Promise.all(clients.map((client) => client.close()));
    expect(await server.stop()).toBe(0);
    expect(contentHash(real.onDisk())).toBe(hash);
    console.log(
      `restarts: ${RESTARTS}, writers: ${WRITERS}, edits: ${edits}, ` +
        `slowest end: ${Math.round(slowest)} ms, lost: 0`,
    );
    rmSync(directory, { recursive: true, force: true });
  },
  60_000 + RESTARTS * 15_000,
);
