import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE, REFUSALS, SYNC_STEP } from '../../domain/protocol.ts';
import type { Refusal, ServerStatus, Welcome } from '../../domain/protocol.ts';

/** What the server says, read. */
export type ServerMessage =
  | { kind: 'document'; bytes: Uint8Array; complete: boolean }
  | { kind: 'awareness'; bytes: Uint8Array }
  | { kind: 'acknowledgement'; seq: number }
  | { kind: 'refusal'; seq: number; reason: Refusal }
  | { kind: 'status'; status: ServerStatus }
  | { kind: 'welcome'; welcome: Welcome }
  /** Of a newer server, or not meant for us. */
  | { kind: 'other' };

export function readServerMessage(bytes: Uint8Array): ServerMessage {
  const decoder = decoding.createDecoder(bytes);
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync: {
      const step = decoding.readVarUint(decoder);
      if (step === SYNC_STEP.stateVector) return { kind: 'other' };
      const complete = step === SYNC_STEP.missing;
      return { kind: 'document', bytes: decoding.readVarUint8Array(decoder), complete };
    }
    case MESSAGE.awareness:
      return { kind: 'awareness', bytes: decoding.readVarUint8Array(decoder) };
    case MESSAGE.acknowledgement:
      return { kind: 'acknowledgement', seq: decoding.readVarUint(decoder) };
    case MESSAGE.refusal: {
      const seq = decoding.readVarUint(decoder);
      const said = decoding.readVarString(decoder);
      return { kind: 'refusal', seq, reason: REFUSALS.find((r) => r === said) ?? 'malformed' };
    }
    case MESSAGE.status:
      return { kind: 'status', status: JSON.parse(decoding.readVarString(decoder)) };
    case MESSAGE.welcome:
      return { kind: 'welcome', welcome: JSON.parse(decoding.readVarString(decoder)) };
    default:
      return { kind: 'other' };
  }
}

export function stateVectorMessage(vector: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, SYNC_STEP.stateVector);
    encoding.writeVarUint8Array(encoder, vector);
  });
}

export function numberedUpdateMessage(seq: number, update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.numberedUpdate);
    encoding.writeVarUint(encoder, seq);
    encoding.writeVarUint8Array(encoder, update);
  });
}

export function awarenessMessage(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });
}

export function heartbeatMessage(): Uint8Array {
  return encoding.encode((encoder) => encoding.writeVarUint(encoder, MESSAGE.queryAwareness));
}
