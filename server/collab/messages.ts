import * as encoding from 'lib0/encoding';
import { MESSAGE, SYNC_STEP } from '../../app/domain/protocol.ts';
import type { Refusal, ServerStatus, Welcome } from '../../app/domain/protocol.ts';
import { ByteReader, Malformed } from './bytes.ts';

/** A client's message, its frame checked; the bytes inside are not. */
export type ClientMessage =
  | { kind: 'state-vector'; bytes: Uint8Array }
  | { kind: 'missing'; bytes: Uint8Array }
  | { kind: 'update'; bytes: Uint8Array }
  | { kind: 'numbered-update'; seq: number; bytes: Uint8Array }
  | { kind: 'awareness'; bytes: Uint8Array }
  | { kind: 'query-awareness' };

/** @throws Malformed for anything that is not exactly one message of a known type */
export function readClientMessage(bytes: Uint8Array): ClientMessage {
  const reader = new ByteReader(bytes);
  const message = readBody(reader);
  if (reader.remaining > 0) throw new Malformed('bytes after the end');
  return message;
}

function readBody(reader: ByteReader): ClientMessage {
  switch (reader.varUint()) {
    case MESSAGE.sync:
      switch (reader.varUint()) {
        case SYNC_STEP.stateVector:
          return { kind: 'state-vector', bytes: reader.varBytes() };
        case SYNC_STEP.missing:
          return { kind: 'missing', bytes: reader.varBytes() };
        case SYNC_STEP.update:
          return { kind: 'update', bytes: reader.varBytes() };
        default:
          throw new Malformed('unknown sync step');
      }
    case MESSAGE.numberedUpdate:
      return { kind: 'numbered-update', seq: reader.varUint(), bytes: reader.varBytes() };
    case MESSAGE.awareness:
      return { kind: 'awareness', bytes: reader.varBytes() };
    case MESSAGE.queryAwareness:
      return { kind: 'query-awareness' };
    default:
      throw new Malformed('unknown message');
  }
}

function message(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode(write);
}

export function syncMessage(step: number, bytes: Uint8Array): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

export interface AwarenessEntry {
  client: number;
  clock: number;
  /** JSON; 'null' for one who left. */
  state: string;
}

export function awarenessMessage(entries: Iterable<AwarenessEntry>): Uint8Array {
  const list = [...entries];
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, list.length);
    for (const { client, clock, state } of list) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
  });
  return message((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });
}

export function acknowledgementMessage(seq: number): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.acknowledgement);
    encoding.writeVarUint(encoder, seq);
  });
}

export function refusalMessage(seq: number, reason: Refusal): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.refusal);
    encoding.writeVarUint(encoder, seq);
    encoding.writeVarString(encoder, reason);
  });
}

export function statusMessage(status: ServerStatus): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.status);
    encoding.writeVarString(encoder, JSON.stringify(status));
  });
}

export function welcomeMessage(welcome: Welcome): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.welcome);
    encoding.writeVarString(encoder, JSON.stringify(welcome));
  });
}

/** y-protocols' "permission denied", which a stock client prints to its console. */
export function permissionDeniedMessage(reason: string): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.auth);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, reason);
  });
}

/** The entries of an awareness update whose counts and lengths have been checked. */
export function readAwareness(bytes: Uint8Array): AwarenessEntry[] {
  const reader = new ByteReader(bytes);
  const count = reader.count(3);
  const entries: AwarenessEntry[] = [];
  for (let i = 0; i < count; i++) {
    entries.push({ client: reader.varUint(), clock: reader.varUint(), state: reader.varString() });
  }
  if (reader.remaining > 0) throw new Malformed('bytes after the end');
  return entries;
}
