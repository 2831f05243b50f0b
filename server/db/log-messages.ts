import type { AppendRow } from './log-sql.ts';

/** What the log's main thread and its writer say to each other. */
export type ToWriter =
  | { type: 'append'; epoch: number; ticket: number; row: AppendRow }
  | { type: 'bind'; room: string; client: number; user: string }
  | { type: 'snapshot'; ticket: number; room: string; upto: number; bytes: Uint8Array }
  | { type: 'set-aside'; ticket: number; id: number; reason: string }
  | { type: 'erase'; ticket: number; room: string }
  | { type: 'mask'; ticket: number; room: string; strings: string[] }
  | { type: 'ceiling'; ticket: number; bytes: number | null }
  | { type: 'close' };

export type FromWriter =
  | { type: 'ready' }
  | { type: 'done'; results: Array<{ ticket: number; id: number }>; commitMs: number }
  /**
   * None of `tickets` is stored. Appends of an epoch older than `epoch` are refused from here on.
   * `failing` is false where the disk has recovered since, and only these came too late.
   */
  | { type: 'failed'; tickets: number[]; epoch: number; failing: boolean; reason: string }
  | { type: 'recovered' }
  | { type: 'closed' };
