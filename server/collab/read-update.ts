import { ByteReader, Malformed, refusePrototypeKey } from './bytes.ts';

/** A struct's place and what it stands on, without its content. */
export interface StructSummary {
  clock: number;
  length: number;
  /** Garbage-collected, i.e. without content or parent. */
  gc: boolean;
  /** Ids it cannot be integrated without: origin, right origin, parent. */
  needs: StructId[];
}

export interface StructId {
  client: number;
  clock: number;
}

export interface DeleteRange {
  clock: number;
  length: number;
}

export interface UpdateSummary {
  structs: Map<number, StructSummary[]>;
  deletes: Map<number, DeleteRange[]>;
}

/** Yjs client ids are 32 bits; the cap on clocks keeps every sum of them exact. */
const MAX_CLIENT = 2 ** 32 - 1;
const MAX_CLOCK = 2 ** 31 - 1;

const CONTENT = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
} as const;
/** Y.XmlElement and Y.XmlHook carry a name. */
const NAMED_TYPES = new Set([3, 5]);
const LAST_TYPE = 6;

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;

/**
 * Reads a Yjs update (v1) to its last byte without building anything from it, and so at the cost of
 * the bytes it really has: counts are held against what remains before anything is decoded. Kinds
 * that no honest client of ours sends (subdocuments, gaps) are refused. See yjs/src/utils/encoding.js
 * for the format.
 * @throws Malformed
 */
export function readUpdate(bytes: Uint8Array): UpdateSummary {
  const reader = new ByteReader(bytes);
  const structs = readStructs(reader);
  const deletes = readDeletes(reader);
  if (reader.remaining > 0) throw new Malformed('bytes after the end');
  return { structs, deletes };
}

function readStructs(reader: ByteReader): Map<number, StructSummary[]> {
  const clients = new Map<number, StructSummary[]>();
  const clientCount = reader.count(3);
  for (let i = 0; i < clientCount; i++) {
    const structCount = reader.count(2);
    const client = readClient(reader);
    let clock = reader.varUint();
    if (clients.has(client)) throw new Malformed('client twice');
    const list: StructSummary[] = [];
    for (let j = 0; j < structCount; j++) {
      const struct = readStruct(reader, clock);
      if (struct.length < 1) throw new Malformed('empty struct');
      clock += struct.length;
      if (clock > MAX_CLOCK) throw new Malformed('clock too large');
      list.push(struct);
    }
    clients.set(client, list);
  }
  return clients;
}

function readClient(reader: ByteReader): number {
  const client = reader.varUint();
  if (client > MAX_CLIENT) throw new Malformed('client id too large');
  return client;
}

function readStruct(reader: ByteReader, clock: number): StructSummary {
  const info = reader.uint8();
  const kind = info & 0x1f;
  if (kind === CONTENT.gc) return { clock, length: reader.varUint(), gc: true, needs: [] };

  const needs: StructId[] = [];
  if (info & HAS_ORIGIN) needs.push(readId(reader));
  if (info & HAS_RIGHT_ORIGIN) needs.push(readId(reader));
  if (needs.length === 0) {
    const parentIsRoot = reader.varUint() === 1;
    if (parentIsRoot) refusePrototypeKey(reader.varString());
    else needs.push(readId(reader));
    if (info & HAS_KEY) refusePrototypeKey(reader.varString());
  }
  return { clock, length: readContent(reader, kind), gc: false, needs };
}

function readId(reader: ByteReader): StructId {
  return { client: readClient(reader), clock: reader.varUint() };
}

/** Passes over a struct's content; returns its length in Yjs clock units. */
function readContent(reader: ByteReader, kind: number): number {
  switch (kind) {
    case CONTENT.deleted:
      return reader.varUint();
    case CONTENT.json: {
      const length = reader.count(1);
      for (let i = 0; i < length; i++) reader.skipJson(true);
      return length;
    }
    case CONTENT.binary:
      reader.varBytes();
      return 1;
    case CONTENT.string:
      return reader.varString().length;
    case CONTENT.embed:
      reader.skipJson(false);
      return 1;
    case CONTENT.format:
      refusePrototypeKey(reader.varString());
      reader.skipJson(false);
      return 1;
    case CONTENT.type: {
      const type = reader.varUint();
      if (type > LAST_TYPE) throw new Malformed('unknown type');
      if (NAMED_TYPES.has(type)) reader.varString();
      return 1;
    }
    case CONTENT.any: {
      const length = reader.count(1);
      for (let i = 0; i < length; i++) reader.skipAny();
      return length;
    }
    default:
      throw new Malformed('unknown kind of struct');
  }
}

function readDeletes(reader: ByteReader): Map<number, DeleteRange[]> {
  const clients = new Map<number, DeleteRange[]>();
  const clientCount = reader.count(2);
  for (let i = 0; i < clientCount; i++) {
    const client = readClient(reader);
    if (clients.has(client)) throw new Malformed('client twice');
    const rangeCount = reader.count(2);
    const ranges: DeleteRange[] = [];
    for (let j = 0; j < rangeCount; j++) {
      const clock = reader.varUint();
      const length = reader.varUint();
      if (length < 1 || clock + length > MAX_CLOCK) throw new Malformed('range of deletion');
      ranges.push({ clock, length });
    }
    clients.set(client, ranges);
  }
  return clients;
}

/**
 * Checks an encoded state vector, as a first sync step carries it.
 * @throws Malformed
 */
export function checkStateVector(bytes: Uint8Array): void {
  const reader = new ByteReader(bytes);
  const count = reader.count(2);
  for (let i = 0; i < count; i++) {
    readClient(reader);
    reader.varUint();
  }
  if (reader.remaining > 0) throw new Malformed('bytes after the end');
}
