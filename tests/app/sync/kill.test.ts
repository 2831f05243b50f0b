import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addConcept, renameConcept } from '../../../app/domain/graph/commands.ts';
import { FROM_SERVER } from '../../../app/features/sync/sync-engine.ts';
import { createLogReader } from '../../../server/db/log-sql.ts';
import { ROOM, contentHash, pause, until } from '../../server/collab/support.ts';
import { seeded } from '../../support/random.ts';
import { end, startServer } from './server-process.ts';
import { open } from './support.ts';
import type { Client } from './support.ts';

/** 8 kills in every run; `npm run campaign -- kills` for the long one. */
const KILLS = Number(process.env['CANEVAS_KILLS'] ?? 8);
const WRITERS = Number(process.env['CANEVAS_WRITERS'] ?? 6);
/** Milliseconds between a writer's edits, on average: all writers share this process's one thread. */
const PACE_MS = WRITERS * 5;
const SEED = 7;
/** Concepts that each writer makes before going back to the first. */
const CONCEPTS = 10;
const LABEL = /<u\d+-\d+>/g;

/** What is on disk after a kill; each call reads on from where the last one ended. */
class Disk {
  readonly labels = new Set<string>();
  private readonly file: string;
  private lastId = 0;
  private rows = 0;

  constructor(directory: string) {
    this.file = join(directory, 'log.db');
  }

  /** Notes every label in the rows that are new, and that no row of before is gone. */
  read(): void {
    const db = new DatabaseSync(this.file); // Opening it to write recovers the WAL.
    expect(Object.values(db.prepare('PRAGMA integrity_check').get()!)[0]).toBe('ok');
    const kept = db.prepare('SELECT count(*) AS n FROM "update" WHERE id <= ?').get(this.lastId)!;
    expect(kept['n']).toBe(this.rows);
    for (const row of db
      .prepare('SELECT id, bytes FROM "update" WHERE id > ?')
      .iterate(this.lastId)) {
      this.lastId = Number(row['id']);
      this.rows += 1;
      for (const label of labelsIn(row['bytes'] as Uint8Array)) this.labels.add(label);
    }
    db.close();
  }

  /** The document as a restarted server would load it. */
  document(): Y.Doc {
    const reader = createLogReader(this.file);
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const update of reader.load(ROOM).updates) Y.applyUpdate(doc, update);
    });
    reader.close();
    return doc;
  }
}

function labelsIn(update: Uint8Array): string[] {
  return Buffer.from(update).toString('latin1').match(LABEL) ?? [];
}

function isConnected(client: Client): boolean {
  return client.status.getSnapshot().connection === 'connected';
}

test(
  `${KILLS} SIGKILLs under ${WRITERS} writers: what was acknowledged or seen is on disk`,
  async () => {
    globalThis.indexedDB = new IDBFactory();
    const next = seeded(SEED);
    const directory = mkdtempSync(join(tmpdir(), 'canevas-kill-'));
    const disk = new Disk(directory);
    const [first, port] = await startServer(directory, 0);
    let server = first;
    const clients: Client[] = Array.from({ length: WRITERS }, (_, i) =>
      open(`ws://127.0.0.1:${port}`, `u${i}`),
    );
    const written = new Set<string>();
    const seen = new Set<string>();
    for (const client of clients) {
      client.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== FROM_SERVER) return;
        for (const label of labelsIn(update)) seen.add(label);
      });
    }
    /** Labels that a writer has not been told are saved. */
    const unsaved = new Map<Client, Set<string>>(clients.map((client) => [client, new Set()]));
    const acknowledged = new Set<string>();
    for (const client of clients) {
      client.status.subscribe(() => {
        if (client.status.getSnapshot().pending > 0) return;
        for (const label of unsaved.get(client)!) acknowledged.add(label);
        unsaved.get(client)!.clear();
      });
    }

    let count = 0;
    let promises = 0;
    let writing = true;
    const writers = clients.map(async (client, i) => {
      await client.opened;
      const own: string[] = [];
      while (writing) {
        const label = `<u${i}-${count++}>`;
        written.add(label);
        unsaved.get(client)!.add(label);
        // Each names a few concepts of their own again and again: the log grows, the document little.
        const id = own.length === CONCEPTS ? own[count % CONCEPTS]! : null;
        if (id) client.run(renameConcept, { id, label: { fr: label } });
        else own.push(client.run((doc) => addConcept(doc, { label: { fr: label } })));
        await pause(PACE_MS * (0.5 + next()));
      }
    });

    for (let i = 0; i < KILLS; i++) {
      await pause(100 + next() * 300);
      await end(server, 'SIGKILL');
      const promised = new Set([...acknowledged, ...seen]);
      disk.read();
      promises = promised.size;
      expect([...promised].filter((label) => !disk.labels.has(label))).toEqual([]);
      [server] = await startServer(directory, port);
      for (const client of clients) client.reconnect();
      await until(() => clients.every((client) => isConnected(client)), 20_000);
    }

    writing = false;
    await Promise.all(writers);
    await until(() => clients.every((client) => client.state() === 'saved'), 30_000);
    await until(() => new Set(clients.map((client) => contentHash(client.doc))).size === 1, 30_000);
    const hash = contentHash(clients[0]!.doc);
    await Promise.all(clients.map((client) => client.close()));
    await end(server, 'SIGKILL');
    disk.read();
    expect(contentHash(disk.document())).toBe(hash);
    expect(disk.labels).toEqual(written);
    console.log(
      `kills: ${KILLS}, writers: ${WRITERS}, edits: ${written.size}, ` +
        `acknowledged or seen before the last kill: ${promises}, lost: 0`,
    );
    expect(promises).toBeGreaterThan(KILLS);
    rmSync(directory, { recursive: true, force: true });
  },
  60_000 + KILLS * 10_000,
);
