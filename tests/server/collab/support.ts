import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as encoding from 'lib0/encoding';
import { createHash } from 'node:crypto';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Role } from '../../../app/domain/roles.ts';
import { Collaboration, ownOrigin } from '../../../server/collab/index.ts';
import type { SocketIdentity } from '../../../server/collab/index.ts';
import { openLog } from '../../../server/db/log.ts';
import type { Log } from '../../../server/db/log.ts';

export const WORKSPACE = 'w1';
export const ROOM = 'graph:w1';
/** A work of that workspace. */
export const WORK = 'k1';

/** A collaboration server on a real port and a real log; who is who is in two maps. */
export interface Harness {
  url: string;
  port: number;
  directory: string;
  log: Log;
  collaboration: Collaboration;
  /** By user id. The token of user `ada` is `ada`, her cookie `session=ada`. */
  roles: Map<string, Role>;
  sessions: Map<string, { expiresAt: number | null }>;
  warnings: string[];
  errors: unknown[];
  /** Words of each note after each commit to it. */
  notes: Array<{ work: string; text: string }>;
  /** Nobody is recognised before it opens. */
  door: { opens: Promise<unknown> };
  stop(): Promise<void>;
}

export interface HarnessOptions {
  directory?: string;
  port?: number;
  roles?: Record<string, Role>;
  idleMs?: number;
}

export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'canevas-collab-'));
  const log = await openLog(join(directory, 'log.db'));
  const given: Record<string, Role> = options.roles ?? { ada: 'editor', ben: 'editor' };
  const roles = new Map(Object.entries(given));
  const sessions = new Map<string, { expiresAt: number | null }>();
  const warnings: string[] = [];
  const errors: unknown[] = [];
  const notes: Harness['notes'] = [];
  const door: Harness['door'] = { opens: Promise.resolve() };
  const collaboration = new Collaboration({
    log,
    idleMs: options.idleMs,
    onNote: (work, doc) => notes.push({ work, text: doc.getText('note').toString() }),
    logger: {
      info: () => undefined,
      warn: (fields, message) => warnings.push(`${message} ${JSON.stringify(fields)}`),
      error: (fields) => errors.push(fields['err'] ?? fields),
    },
    auth: {
      authenticate: async (request) => {
        await door.opens;
        const url = new URL(request.url ?? '/', 'http://localhost');
        const token = url.searchParams.get('token');
        const cookie = /session=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
        const userId = token ?? cookie;
        if (!userId || userId === 'nobody') return null;
        return identityOf(userId, sessions.get(userId)?.expiresAt ?? null);
      },
      workspaceOf: (_kind, id) => (id === WORKSPACE || id === WORK ? WORKSPACE : null),
      roleOf: (identity, _kind, id) =>
        id === WORKSPACE || id === WORK ? (roles.get(identity.userId) ?? null) : null,
      isOwnOrigin: ownOrigin(() => 'https://canevas.example'),
    },
  });
  const http = createServer((_request, response) => response.writeHead(404).end());
  http.on('upgrade', (request, socket, head) => {
    if (!collaboration.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    port,
    directory,
    log,
    collaboration,
    roles,
    sessions,
    warnings,
    errors,
    notes,
    door,
    async stop() {
      await collaboration.close();
      await log.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      if (!options.directory) rmSync(directory, { recursive: true, force: true });
    },
  };
}

function identityOf(userId: string, expiresAt: number | null): SocketIdentity {
  return { userId, name: `Name of ${userId}`, sessionId: `s-${userId}`, expiresAt };
}

/** A socket without manners: sends what it is told to and keeps what it hears. */
export class RawSocket {
  readonly socket: WebSocket;
  readonly heard: Uint8Array[] = [];
  closed: { code: number; reason: string } | null = null;

  constructor(url: string, options: { headers?: Record<string, string> } = {}) {
    this.socket = new WebSocket(url, options);
    this.socket.binaryType = 'nodebuffer';
    this.socket.on('message', (data) => this.heard.push(new Uint8Array(data as Buffer)));
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
    });
    this.socket.on('error', () => undefined);
  }

  async opened(): Promise<this> {
    if (this.socket.readyState === WebSocket.CONNECTING) {
      await new Promise((resolve, reject) => {
        this.socket.once('open', resolve);
        this.socket.once('error', reject);
      });
    }
    return this;
  }

  send(bytes: Uint8Array): void {
    this.socket.send(bytes);
  }

  /** Messages of a type heard so far, without their type. */
  bodies(type: number): Uint8Array[] {
    return this.heard.filter((bytes) => bytes[0] === type).map((bytes) => bytes.subarray(1));
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.socket.close();
    await until(() => this.closed !== null);
  }
}

export function graphUrl(harness: { url: string }, token: string, ours = false): string {
  const client = ours ? '&client=canevas&v=1' : '';
  return `${harness.url}/collab/graph/${WORKSPACE}?token=${token}${client}`;
}

export async function until(condition: () => boolean, ms = 5000): Promise<void> {
  const end = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await pause(5);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Sorted JSON of every root map, hashed: equal exactly when two documents say the same. */
export function contentHash(doc: Y.Doc): string {
  const roots = [...doc.share.keys()].sort();
  const content = roots
    .map((name) => [name, doc.getMap(name).toJSON()] as const)
    .filter(([, root]) => Object.keys(root).length > 0) // Reading a root that is not there makes it.
    .map(([name, root]) => [name, sorted(root)]);
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}

export function numbered(seq: number, update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 100);
    encoding.writeVarUint(encoder, seq);
    encoding.writeVarUint8Array(encoder, update);
  });
}

export function sync(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

export function awareness(
  entries: Array<{ client: number; clock: number; state: unknown }>,
): Uint8Array {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** A document whose edits come out as single updates. */
export function author(client?: number): {
  doc: Y.Doc;
  edit(change: (doc: Y.Doc) => void): Uint8Array;
} {
  const doc = new Y.Doc();
  if (client !== undefined) doc.clientID = client;
  return {
    doc,
    edit(change) {
      const updates: Uint8Array[] = [];
      const collect = (update: Uint8Array) => updates.push(update);
      doc.on('update', collect);
      doc.transact(() => change(doc));
      doc.off('update', collect);
      if (updates.length !== 1) throw new Error(`one update expected, not ${updates.length}`);
      return updates[0]!;
    },
  };
}

/** The document as it is on disk. */
export function stored(log: Log, room = ROOM): Y.Doc {
  const doc = new Y.Doc();
  for (const update of log.load(room).updates) Y.applyUpdate(doc, update);
  return doc;
}
