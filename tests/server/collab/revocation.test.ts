/** The services' own acts that take someone's access away, amid that person's traffic. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { CLOSE, roomPath } from '../../../app/domain/protocol.ts';
import { userById } from '../../../server/db/queries/users.ts';
import { createHttpServer } from '../../../server/http/server.ts';
import { createLogger } from '../../../server/logger.ts';
import type { Actor } from '../../../server/types.ts';
import { FROM, PASSWORD, cookieOf, makeLab } from '../lab.ts';
import type { TestLab } from '../lab.ts';
import { RawSocket, author, numbered, pause, until } from './support.ts';

/** 100 messages a second. */
const PACE_MS = 10;
/** What is left of a session that is to expire amid the traffic: long enough to begin it on a busy machine. */
const SHORT_MS = 1500;

interface Scene {
  workspaceId: string;
  member: Actor & { kind: 'user' };
  /** As a browser sends it. */
  cookie: string;
  token: { id: string; secret: string };
}

let lab: TestLab;
let server: Server;
let host: string;

beforeAll(async () => {
  lab = await makeLab();
  await lab.setUp();
  const { services, collaboration } = lab;
  const web = { web: null, clientFolder: null, isReady: () => true };
  server = createHttpServer({ services, collaboration, logger: createLogger('silent'), ...web });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  await lab.end();
  server.closeAllConnections();
  server.close();
});

/** A project of its own with a signed-in editor and an editor's token. */
async function makeScene(): Promise<Scene> {
  const { services, administrator } = lab;
  const { id: workspaceId } = await services.workspaces.create(administrator, { name: 'Essai' });
  const member = await lab.join(administrator, workspaceId, 'editor');
  const { email } = userById(lab.db, member.userId)!;
  const { headers } = await services.auth.signIn({ email, password: PASSWORD }, FROM);
  const made = services.tokens.create(administrator, workspaceId, { label: 'T', role: 'editor' });
  const token = { id: made.token.id, secret: made.secret };
  return { workspaceId, member, cookie: cookieOf(headers), token };
}

function socketOf({ workspaceId, cookie, token }: Scene, by: 'cookie' | 'token'): RawSocket {
  const path = `ws://${host}${roomPath('graph', workspaceId)}?client=canevas&v=1`;
  if (by === 'token') return new RawSocket(`${path}&token=${token.secret}`);
  return new RawSocket(path, { headers: { cookie, origin: `http://${host}` } });
}

function shortenSession({ member }: Scene): void {
  const expiresAt = new Date(Date.now() + SHORT_MS).toISOString();
  const session = lab.db.sql.updateTable('session').set({ expiresAt });
  lab.db.run(session.where('userId', '=', member.userId));
}

interface Case {
  act: (scene: Scene) => unknown;
  code: number;
  by?: 'token';
  /** Done before the socket is opened. */
  before?: (scene: Scene) => void;
}

const CASES: Record<string, Case> = {
  'a role that is lowered': {
    act: ({ workspaceId, member }) =>
      lab.services.members.changeRole(lab.administrator, workspaceId, member.userId, 'viewer'),
    code: CLOSE.role,
  },
  'a member who is removed': {
    act: ({ workspaceId, member }) =>
      lab.services.members.remove(lab.administrator, workspaceId, member.userId),
    code: CLOSE.role,
  },
  'a project that is deleted': {
    act: ({ workspaceId }) => lab.services.workspaces.delete(lab.administrator, workspaceId),
    code: CLOSE.role,
  },
  'a token that is revoked': {
    act: ({ workspaceId, token }) =>
      lab.services.tokens.revoke(lab.administrator, workspaceId, token.id),
    code: CLOSE.role,
    by: 'token',
  },
  'signing out': {
    act: ({ cookie }) => lab.services.auth.signOut(new Headers({ cookie })),
    code: CLOSE.session,
  },
  'a password that is changed': {
    act: ({ cookie }) =>
      lab.services.auth.changePassword(new Headers({ cookie }), {
        current: PASSWORD,
        next: 'une phrase toute autre',
      }),
    code: CLOSE.session,
  },
  'a session that is gone, though no socket is told': {
    act: ({ member }) => {
      lab.db.run(lab.db.sql.deleteFrom('session').where('userId', '=', member.userId));
    },
    code: CLOSE.role, // Asked for the role once more, our client hears that nobody is signed in.
  },
  'a session that expires': {
    before: shortenSession,
    act: () => pause(SHORT_MS),
    code: CLOSE.session,
  },
};

test.each(Object.entries(CASES))(
  '%s, amid 100 messages a second: none is stored after it, and the socket is closed by its code',
  async (_, { act, code, by, before }) => {
    const scene = await makeScene();
    before?.(scene);
    const raw = await socketOf(scene, by ?? 'cookie').opened();
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
    }, PACE_MS);
    onTestFinished(() => clearInterval(timer));
    await until(() => raw.bodies(101).length > 8);

    const log = () => lab.collaboration.stats().log;
    const done = act(scene);
    if (done instanceof Promise) await done;
    // What was let in by this very moment may still be on its way to the disk: nothing after it.
    const letIn = log().rows + log().waiting;
    const began = performance.now();
    await until(() => raw.closed !== null);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(raw.closed?.code).toBe(code);
    await pause(50);
    expect(log().rows).toBeLessThanOrEqual(letIn);
    const stored = [...lab.context.rooms.history(scene.workspaceId)];
    expect(stored.length).toBeLessThan(sent);
  },
);

test('who is signed out while the document is being loaded is not let in', async () => {
  const scene = await makeScene();
  const { rooms } = lab.collaboration;
  const hold = rooms.hold.bind(rooms);
  rooms.hold = async (name) => {
    const held = await hold(name);
    await lab.services.auth.signOut(new Headers({ cookie: scene.cookie }));
    return held;
  };
  const raw = socketOf(scene, 'cookie');
  await until(() => raw.closed !== null);
  rooms.hold = hold;
  expect(raw.heard).toEqual([]);
});
