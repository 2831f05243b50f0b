import { Worker } from 'node:worker_threads';
import type { Log } from '../db/log.ts';
import type { Compaction, CompactionTask } from '../workers/compact.ts';

/** Updates after the last snapshot that make another one worth its bytes. */
export const SNAPSHOT_AFTER = 500;
const JOB_LIMIT_MS = 60_000;

/**
 * Adds snapshots to the log, so that a document loads quickly however long its history: one job at a
 * time, each in a thread of its own that only reads. No row is ever taken away, and a job that is
 * killed leaves nothing half done: the snapshot is one row, or none.
 */
export class Compactor {
  private readonly log: Log;
  private readonly report: (error: unknown) => void;
  private readonly jobs = new Map<string, Promise<void>>();
  private last: Promise<void> = Promise.resolve();
  private worker: Worker | null = null;
  private closed = false;

  constructor(log: Log, report: (error: unknown) => void) {
    this.log = log;
    this.report = report;
  }

  /** Resolves when the room has a new snapshot, or when that has failed and was reported. */
  compact(room: string): Promise<void> {
    let job = this.jobs.get(room);
    if (!job) {
      job = this.last
        .then(() => this.run(room))
        .catch(this.report) // Only a shortcut is missing: every update is in the log.
        .finally(() => this.jobs.delete(room));
      this.jobs.set(room, job);
      this.last = job;
    }
    return job;
  }

  /** Ends the job under way, wherever it is. */
  async close(): Promise<void> {
    this.closed = true;
    await this.worker?.terminate();
    await this.last;
  }

  private async run(room: string): Promise<void> {
    if (this.closed) return;
    const workerData: CompactionTask = { file: this.log.file, room };
    const worker = new Worker(new URL('../workers/compact.ts', import.meta.url), { workerData });
    this.worker = worker;
    const patience = setTimeout(() => void worker.terminate(), JOB_LIMIT_MS);
    try {
      const made = await new Promise<Compaction | null>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => resolve(null));
      });
      if (made) await this.log.snapshot(room, made.upto, made.bytes);
    } finally {
      clearTimeout(patience);
      this.worker = null;
    }
  }
}
