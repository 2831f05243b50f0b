/**
 * The one writer of log.db. Commits at once when idle, and together whatever has come while the
 * last commit ran; no timer. A commit is an fsync (longest seen 45 ms), hence a thread of its own.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { createLogWriter, openLogToWrite } from '../db/log-sql.ts';
import type { FromWriter, ToWriter } from '../db/log-messages.ts';

const PROBE_INTERVAL_MS = 500;

const port = parentPort!;
const { file } = workerData as { file: string };
const db = openLogToWrite(file);
const log = createLogWriter(db);

/**
 * Updates build on one another, so what was sent before the sender knew of a failure must not be
 * stored after it: the sender stamps each append with the epoch it knows.
 */
let epoch = 0;
let probing: NodeJS.Timeout | null = null;

function send(message: FromWriter): void {
  port.postMessage(message);
}

function waiting(first: ToWriter): ToWriter[] {
  const batch = [first];
  for (;;) {
    const next = receiveMessageOnPort(port) as { message: ToWriter } | undefined;
    if (!next) return batch;
    batch.push(next.message);
  }
}

function perform(message: ToWriter): number {
  switch (message.type) {
    case 'append':
      return log.append(message.row);
    case 'bind':
      log.bind(message.room, message.client, message.user);
      return 0;
    case 'snapshot':
      log.snapshot(message.room, message.upto, message.bytes);
      return 0;
    case 'set-aside':
      log.setAside(message.id, message.reason);
      return 0;
    case 'erase':
      log.erase(message.room);
      return 0;
    case 'mask':
      log.mask(message.room, message.strings);
      return 0;
    default:
      return 0;
  }
}

function commit(batch: ToWriter[]): void {
  const stale = batch.filter((m) => m.type === 'append' && (m.epoch !== epoch || probing !== null));
  if (stale.length > 0) fail(stale, 'an earlier write failed');
  const fresh = batch.filter((message) => !stale.includes(message));
  if (fresh.length === 0) return;

  const started = performance.now();
  try {
    const results = log.transaction(() => {
      const done: Array<{ ticket: number; id: number }> = [];
      for (const message of fresh) {
        const id = perform(message);
        if ('ticket' in message) done.push({ ticket: message.ticket, id });
      }
      return done;
    });
    if (fresh.some(({ type }) => type === 'erase' || type === 'mask')) log.checkpoint();
    send({ type: 'done', results, commitMs: performance.now() - started });
  } catch (error) {
    epoch += 1;
    probing ??= setInterval(probe, PROBE_INTERVAL_MS);
    fail(fresh, error instanceof Error ? error.message : String(error));
  }
}

function fail(messages: ToWriter[], reason: string): void {
  const tickets = messages.flatMap((message) => ('ticket' in message ? [message.ticket] : []));
  send({ type: 'failed', tickets, epoch, failing: probing !== null, reason });
}

function probe(): void {
  try {
    log.transaction(() => log.probe());
  } catch {
    return; // Still failing: everyone already knows, and the next probe is due.
  }
  if (probing) clearInterval(probing);
  probing = null;
  send({ type: 'recovered' });
}

port.on('message', (first: ToWriter) => {
  const batch = waiting(first);
  const ceiling = batch.find((message) => message.type === 'ceiling');
  if (ceiling?.type === 'ceiling') log.setCeiling(ceiling.bytes);
  const writes = batch.filter((message) => message.type !== 'close');
  if (writes.length > 0) commit(writes);
  if (writes.length < batch.length) {
    if (probing) clearInterval(probing);
    db.close();
    send({ type: 'closed' });
    port.close();
  }
});

send({ type: 'ready' });
