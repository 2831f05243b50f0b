import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Role } from '../../../app/domain/roles.ts';
import { CLOSE } from '../../../app/domain/protocol.ts';
import { SOCKET_LIMITS } from '../../../server/collab/limits.ts';
import {
  RawSocket,
  WORKSPACE,
  author,
  awareness,
  contentHash,
  graphUrl,
  numbered,
  pause,
  startHarness,
  stored,
  sync,
  until,
} from './support.ts';
import type { Harness } from './support.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness({ roles: { ada: 'editor', ben: 'owner', eve: 'viewer' } });
});
afterEach(async () => {
  await harness.stop();
  expect(harness.errors).toEqual([]);
});

const PATH = `/collab/graph/${WORKSPACE}`;

async function refusedBefore101(headers: Record<string, string>, path = PATH): Promise<number> {
  const raw = new RawSocket(harness.url + path, { headers });
  return new Promise((resolve) => {
    raw.socket.once('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    raw.socket.once('open', () => resolve(101));
  });
}

test('a cookie needs our own Origin before 101, a token needs none', async () => {
  const cookie = 'session=ada';
  for (const origin of [
    'https://evil.example',
    'https://canevas.example.evil.example',
    'https://canevas.example:444',
    'http://canevas.example',
    'https://CANEVAS.example/',
    `http://127.0.0.1:${harness.port}/`,
    'null',
  ]) {
    expect(await refusedBefore101({ cookie, origin }), origin).toBe(403);
  }
  expect(await refusedBefore101({ cookie }), 'absent').toBe(403);
  expect(await refusedBefore101({ cookie, origin: 'https://canevas.example' })).toBe(101);
  expect(await refusedBefore101({ cookie, origin: `http://127.0.0.1:${harness.port}` })).toBe(101);
  expect(await refusedBefore101({ origin: 'https://evil.example' }, `${PATH}?token=ada`)).toBe(101);
});

test.each([
  ['no session', `${PATH}?token=nobody`, CLOSE.session],
  ['a workspace of others', '/collab/graph/w2?token=ada', CLOSE.role],
  ['a stranger', `${PATH}?token=zoe`, CLOSE.role],
  ['a version of yesterday', `${PATH}?token=ada&client=canevas&v=0`, CLOSE.version],
  ['a version of tomorrow', `${PATH}?token=ada&client=canevas&v=999`, CLOSE.version],
  ['a version that is none', `${PATH}?token=ada&client=canevas`, CLOSE.version],
])('after 101, %s closes by name and hears nothing of the document', async (_, path, code) => {
  const raw = new RawSocket(harness.url + path);
  await until(() => raw.closed !== null);
  expect(raw.closed?.code).toBe(code);
  expect(raw.heard).toEqual([]);
  expect(harness.collaboration.stats().rooms).toEqual([]); // Nor has it made any be loaded.
});

test('a role that falls while the document is being loaded closes before a byte of it', async () => {
  const { rooms } = harness.collaboration;
  const hold = rooms.hold.bind(rooms);
  rooms.hold = async (name) => {
    const held = await hold(name);
    harness.roles.delete('ada');
    return held;
  };
  const raw = new RawSocket(graphUrl(harness, 'ada', true));
  await until(() => raw.closed !== null);
  expect(raw.closed?.code).toBe(CLOSE.role);
  expect(raw.heard).toEqual([]);
});

test('a person, and an address, may have so many sockets and no more', async () => {
  const open = (token: string) => new RawSocket(graphUrl(harness, token, true));
  const own = Array.from({ length: SOCKET_LIMITS.socketsPerUser + 1 }, () => open('ada'));
  await until(() => own.some((raw) => raw.closed));
  await until(() => own.every((raw) => raw.closed ?? raw.bodies(103).length > 0));
  expect(own.flatMap((raw) => raw.closed?.code ?? [])).toEqual([CLOSE.rate]);

  harness.door.opens = new Promise(() => undefined);
  const free = SOCKET_LIMITS.socketsPerAddress - SOCKET_LIMITS.socketsPerUser;
  const others = Array.from({ length: free }, () => open('ben'));
  await Promise.all(others.map((raw) => raw.opened()));
  expect(await refusedBefore101({}, `${PATH}?token=ben`)).toBe(429);
  others[0]!.socket.terminate();
  await until(() => others[0]!.closed !== null);
  await pause(20);
  expect(await refusedBefore101({}, `${PATH}?token=ben`)).toBe(101);
  for (const raw of [...own, ...others]) raw.socket.terminate();
});

test('who says much before being known is told to slow down', async () => {
  harness.door.opens = new Promise(() => undefined);
  const raw = await new RawSocket(graphUrl(harness, 'ada', true)).opened();
  for (let i = 0; i < 5; i++) raw.send(new Uint8Array(SOCKET_LIMITS.inboundBytes / 4));
  await until(() => raw.closed !== null);
  expect(raw.closed?.code).toBe(CLOSE.rate);
});

test('nobody is let in while the server closes, nor after', async () => {
  const lagging = await new RawSocket(graphUrl(harness, 'ada', true)).opened();
  await until(() => lagging.bodies(103).length > 0);
  lagging.socket.pause(); // It does not answer that it closes too, and is waited for.
  const closed = harness.collaboration.close();
  await pause(50);
  expect(await refusedBefore101({}, `${PATH}?token=ada`)).toBe(503);
  lagging.socket.terminate();
  await closed;
  expect(await refusedBefore101({}, `${PATH}?token=ada`)).toBe(503);
});

const EDIT = author().edit((doc) => doc.getMap('m').set('k', 'v'));
const MESSAGES: Record<string, { bytes: Uint8Array; edits: boolean }> = {
  'state vector': { bytes: sync(0, Y.encodeStateVector(new Y.Doc())), edits: false },
  'missing state': { bytes: sync(1, EDIT), edits: true },
  update: { bytes: sync(2, EDIT), edits: true },
  'numbered update': { bytes: numbered(1, EDIT), edits: true },
  awareness: { bytes: awareness([{ client: 7, clock: 1, state: {} }]), edits: false },
  'query awareness': { bytes: new Uint8Array([3]), edits: false },
};
const ROLES: Record<string, { user: string; role: Role }> = {
  owner: { user: 'ben', role: 'owner' },
  editor: { user: 'ada', role: 'editor' },
  viewer: { user: 'eve', role: 'viewer' },
};

for (const [role, { user }] of Object.entries(ROLES)) {
  for (const [name, { bytes, edits }] of Object.entries(MESSAGES)) {
    test(`${role} x ${name}`, async () => {
      const before = contentHash(stored(harness.log));
      const raw = await new RawSocket(graphUrl(harness, user, true)).opened();
      raw.send(bytes);
      raw.send(sync(0, Y.encodeStateVector(new Y.Doc())));
      await until(() => raw.bodies(0).length > 0);
      await harness.collaboration.rooms.close();
      const changed = contentHash(stored(harness.log)) !== before;
      expect(changed).toBe(edits && role !== 'viewer');
      expect(raw.closed).toBe(null);
      await raw.close();
    });
  }
}

test('a demotion amid traffic closes within a second, and nothing is let in after it', async () => {
  const raw = await new RawSocket(graphUrl(harness, 'ada', true)).opened();
  const { edit } = author();
  let sent = 0;
  const timer = setInterval(() => {
    sent += 1;
    raw.send(
      numbered(
        sent,
        edit((doc) => doc.getMap('m').set(`k${sent}`, sent)),
      ),
    );
  }, 5);
  await until(() => raw.bodies(101).length > 20);

  harness.roles.set('ada', 'viewer');
  const before = harness.log.stats.rows + harness.log.stats.waiting;
  const demoted = Date.now();
  // Nobody tells the server: the very next message finds out.
  await until(() => raw.closed !== null);
  expect(Date.now() - demoted).toBeLessThan(1000);
  expect(raw.closed?.code).toBe(CLOSE.role);
  clearInterval(timer);
  await pause(50);
  expect(harness.log.stats.rows).toBeLessThanOrEqual(before);
});

test('an idle socket is closed when its role is taken, its session ended or expired', async () => {
  const removed = await new RawSocket(graphUrl(harness, 'ada', true)).opened();
  const signedOut = await new RawSocket(graphUrl(harness, 'eve', true)).opened();
  harness.sessions.set('ben', { expiresAt: Date.now() + 300 });
  const expiring = await new RawSocket(graphUrl(harness, 'ben', true)).opened();
  await until(() => [removed, signedOut, expiring].every((raw) => raw.bodies(103).length > 0));

  harness.roles.delete('ada');
  harness.collaboration.rolesChanged(WORKSPACE);
  harness.collaboration.disconnectSession('s-eve');
  await until(() => [removed, signedOut, expiring].every((raw) => raw.closed !== null));
  expect([removed, signedOut, expiring].map((raw) => raw.closed?.code)).toEqual([
    CLOSE.role,
    CLOSE.session,
    CLOSE.session,
  ]);
});

test('a promotion is told to a client of ours without a new connection', async () => {
  const raw = await new RawSocket(graphUrl(harness, 'eve', true)).opened();
  await until(() => raw.bodies(103).length === 1);
  harness.roles.set('eve', 'editor');
  harness.collaboration.rolesChanged(WORKSPACE);
  await until(() => raw.bodies(103).length === 2);
  raw.send(numbered(1, EDIT));
  await until(() => raw.bodies(101).length === 1);
  await raw.close();
});
