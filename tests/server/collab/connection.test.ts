/** One socket's pressure on the server, with a socket whose buffers a test fills by hand. */
import type { WebSocket } from 'ws';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Connection } from '../../../server/collab/connection.ts';
import { SOCKET_LIMITS } from '../../../server/collab/limits.ts';
import { awarenessMessage } from '../../../server/collab/messages.ts';
import type { Room } from '../../../server/collab/room.ts';
import { ROOM, author, numbered, startHarness, sync, until } from './support.ts';
import type { Harness } from './support.ts';

class FakeSocket {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  isPaused = false;
  readonly sent: Uint8Array[] = [];
  closed: number | null = null;

  send(bytes: Uint8Array, done?: () => void): void {
    this.sent.push(bytes);
    done?.();
  }
  pause(): void {
    this.isPaused = true;
  }
  resume(): void {
    this.isPaused = false;
  }
  close(code: number): void {
    this.closed ??= code;
    this.readyState = 2;
  }
  terminate(): void {
    this.readyState = 3;
  }
  /** Messages of that type. */
  of(type: number): Uint8Array[] {
    return this.sent.filter((bytes) => bytes[0] === type);
  }
}

let harness: Harness;
let room: Room;
let release: () => void;
beforeEach(async () => {
  harness = await startHarness();
  ({ room, release } = await harness.collaboration.rooms.hold(ROOM));
});
afterEach(async () => {
  release();
  await harness.stop();
});

function connect(): { socket: FakeSocket; connection: Connection } {
  const socket = new FakeSocket();
  const connection = new Connection({
    socket: socket as unknown as WebSocket,
    room,
    identity: { userId: 'ada', name: 'Ada', sessionId: null, expiresAt: null },
    role: 'editor',
    ours: true,
    lineage: 'x',
    storage: 'ok',
    currentRole: () => 'editor',
    onMalformed: () => undefined,
  });
  return { socket, connection };
}

const ask = sync(0, Y.encodeStateVector(new Y.Doc()));
const update = sync(2, new Uint8Array([0, 0]));
const presence = awarenessMessage([{ client: 1, clock: 1, state: '{}' }]);

test('a reader who lags is told of the document alone, then let go', () => {
  const { socket, connection } = connect();
  connection.handle(ask);
  connection.sendAwareness(presence);
  expect(socket.of(1)).toHaveLength(1);
  socket.bufferedAmount = SOCKET_LIMITS.softBytes + 1;
  connection.sendAwareness(presence);
  connection.sendUpdate(update);
  expect(socket.of(1)).toHaveLength(1);
  expect(socket.of(0)).toHaveLength(2);
  // Asking again and again and never reading the answer fills no memory.
  connection.handle(ask);
  expect(socket.of(0)).toHaveLength(2);
  socket.bufferedAmount = SOCKET_LIMITS.hardBytes + 1;
  connection.sendUpdate(update);
  expect(socket.of(0)).toHaveLength(2);
  expect(socket.closed).toBe(1013);
  expect(socket.readyState).toBe(3);
});

test('an update before the first sync would only be asked about: it is in that sync', () => {
  const { socket, connection } = connect();
  connection.sendUpdate(update);
  expect(socket.of(0)).toEqual([]);
  connection.handle(ask);
  connection.sendUpdate(update);
  expect(socket.of(0)).toHaveLength(2);
});

test('who writes faster than the disk is not read until it has caught up', async () => {
  const { socket, connection } = connect();
  const { edit } = author();
  const large = 'x'.repeat(900 * 1024);
  for (let seq = 1; seq <= 5; seq++) {
    connection.handle(
      numbered(
        seq,
        edit((doc) => doc.getMap('m').set('k', large + seq)),
      ),
    );
  }
  expect(socket.isPaused).toBe(true);
  await until(() => !socket.isPaused);
  await connection.settled();
  expect(socket.of(101).at(-1)).toEqual(new Uint8Array([101, 5]));
});

test('a tab speaks for its own id alone, not for another tab of the same person', () => {
  const [one, two] = [connect(), connect()];
  const say = (client: number, clock: number) => awarenessMessage([{ client, clock, state: '{}' }]);
  one.connection.handle(say(1, 1));
  two.connection.handle(say(2, 1));
  one.connection.handle(say(2, 2));
  expect(two.socket.of(1)).toHaveLength(1);
  expect(room.presences.entries()).toMatchObject([
    { client: 1, clock: 1 },
    { client: 2, clock: 1 },
  ]);
});
