import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE, roomName, roomPath } from '../../../app/domain/protocol.ts';
import { addConcept, renameConcept } from '../../../app/domain/graph/commands.ts';
import { createProjector } from '../../../app/domain/graph/projector.ts';
import { createLogReader } from '../../../server/db/log-sql.ts';
import { freePort, LabServer } from '../../e2e/support/server.ts';
import { RawSocket, contentHash, pause, until } from '../../server/collab/support.ts';
import { makeLab } from '../../server/lab.ts';
import { seeded } from '../../support/random.ts';
import { open } from './support.ts';

/** 3 restarts in every run; `npm run campaign -- restarts` for the long one. */
const RESTARTS = Number(process.env['CANEVAS_RESTARTS'] ?? 3);
const WRITERS = Number(process.env['CANEVAS_WRITERS'] ?? 6);
const PACE_MS = WRITERS * 5;
const SEED = 11;

/** A lab's data folder with one project, and a token for each writer. */
async function prepare(directory: string): Promise<{ workspaceId: string; tokens: string[] }> {
  const lab = await makeLab(directory);
  await lab.setUp();
  const { administrator, services } = lab;
  const { id: workspaceId } = await services.workspaces.create(administrator, { name: 'Essai' });
  const tokens = Array.from({ length: WRITERS }, (_, i) => {
    const asked = { label: `writer ${i}`, role: 'editor' } as const;
    return services.tokens.create(administrator, workspaceId, asked).secret;
  });
  await lab.close();
  return { workspaceId, tokens };
}

function onDisk(directory: string, workspaceId: string): Y.Doc {
  const reader = createLogReader(join(directory, 'log.db'));
  const doc = new Y.Doc();
  doc.transact(() => {
    const { updates } = reader.load(roomName('graph', workspaceId));
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  reader.close();
  return doc;
}

test(
  `${RESTARTS} SIGTERMs of the real server under ${WRITERS} writers: each ends in time with 1012, and nothing acknowledged is lost`,
  async () => {
    globalThis.indexedDB = new IDBFactory();
    const next = seeded(SEED);
    const directory = mkdtempSync(join(tmpdir(), 'canevas-restart-'));
    const { workspaceId, tokens } = await prepare(directory);
    const server = new LabServer(directory, await freePort());
    await server.start();
    const url = server.url.replace('http', 'ws');
    const clients = tokens.map((token, i) => open(url, `u${i}`, { workspaceId, token }));
    const path = `${roomPath('graph', workspaceId)}?token=${tokens[0]!}&client=canevas&v=1`;
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
      const reader = await new RawSocket(url + path).opened();
      await pause(150 + next() * 300);
      const began = performance.now();
      expect(await server.stop()).toBe(0);
      slowest = Math.max(slowest, performance.now() - began);
      const promised = new Map(saved);
      await until(() => reader.closed !== null);
      expect(reader.closed?.code).toBe(CLOSE.restart);
      const { concepts } = createProjector(onDisk(directory, workspaceId)).getSnapshot();
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
    expect(contentHash(onDisk(directory, workspaceId))).toBe(hash);
    console.log(
      `restarts: ${RESTARTS}, writers: ${WRITERS}, edits: ${edits}, ` +
        `slowest end: ${Math.round(slowest)} ms, lost: 0`,
    );
    rmSync(directory, { recursive: true, force: true });
  },
  60_000 + RESTARTS * 15_000,
);
