/**
 * Makes one snapshot of a document from its log, off the main thread, and ends. It only reads: it may
 * be killed at any moment, and whoever asked writes what it sends.
 */
import { parentPort, workerData } from 'node:worker_threads';
import * as Y from 'yjs';
import { createLogReader } from '../db/log-sql.ts';

export interface CompactionTask {
  file: string;
  room: string;
}

export interface Compaction {
  upto: number;
  bytes: Uint8Array;
}

const { file, room } = workerData as CompactionTask;
const reader = createLogReader(file);
const { updates, lastId } = reader.load(room);
reader.close();
const doc = new Y.Doc();
// In one transaction: integrating many small updates is then an order of magnitude faster.
doc.transact(() => {
  for (const update of updates) Y.applyUpdate(doc, update);
});
if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error(`${room}: pending structs`);
parentPort!.postMessage({ upto: lastId, bytes: Y.encodeStateAsUpdate(doc) } satisfies Compaction);
