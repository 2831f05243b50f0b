import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Server } from 'node:http';
import { createHttpServer } from '../../server/http/server.ts';
import { openData, type OpenData } from '../../server/open-data.ts';
import { until } from './collab/support.ts';
import { CODE, FROM, makeConfig, makeFolder, PASSWORD } from './lab.ts';

const PHRASE = 'phrase que personne ne doit lire';
let data: OpenData;
let server: Server;
let url: string;
let cookie: string;
let workspaceId: string;
let token: string;
let logged = '';

beforeAll(async () => {
  const sink = new PassThrough();
  sink.on('data', (chunk: Buffer) => (logged += chunk.toString()));
  const logger = pino({ level: 'trace' }, sink);
  data = await openData(makeConfig(makeFolder()), logger, { setupCode: CODE });
  const { services, collaboration } = data;
  const lab = { labName: 'Labo', publicUrl: 'http://localhost:3000', example: true };
  const person = { name: 'Ada', email: 'ada@example.org', password: PASSWORD };
  const made = await services.lab.setUp({ code: CODE, ...person, ...lab }, FROM);
  cookie = made.headers
    .getSetCookie()
    .map((one) => one.split(';')[0]!)
    .join('; ');
  workspaceId = made.workspace!.id;
  const actor = { kind: 'user', userId: made.user.id } as const;
  token = services.tokens.create(actor, workspaceId, { label: 'T', role: 'editor' }).secret;
  const options = { services, collaboration, logger, web: null, clientFolder: null };
  server = createHttpServer({ ...options, isReady: () => true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  await data.close();
  server.closeAllConnections();
  server.close();
});

/** As one who comes by a proxy, from elsewhere. */
const FROM_ELSEWHERE = { 'x-forwarded-for': '203.0.113.9' };
const status = async (headers: Record<string, string>) =>
  (await fetch(`${url}/metrics`, { headers })).status;

test('figures are for this machine and for an administrator, and tell no names', async () => {
  expect(await status({})).toBe(200);
  expect(await status(FROM_ELSEWHERE)).toBe(404);
  expect(await status({ ...FROM_ELSEWHERE, cookie })).toBe(200);
  expect(await status({ ...FROM_ELSEWHERE, authorization: `Bearer ${token}` })).toBe(404);
});

test('a socket and its edits are counted and logged, without content or token', async () => {
  const provider = new WebsocketProvider(
    `${url.replace('http', 'ws')}/collab/graph`,
    workspaceId,
    new Y.Doc(),
    {
      params: { token },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    },
  );
  await until(() => provider.synced);
  const log = () => data.collaboration.stats().log;
  const rows = log().rows;
  provider.doc.getMap('concepts').set('planted', new Y.Map([['label.fr', PHRASE]]));
  await until(() => log().rows > rows && log().waiting === 0);
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toMatch(/^canevas_sockets 1$/m);
  expect(text).toMatch(/^canevas_rooms 1$/m);
  expect(text).toMatch(/^canevas_queue 0$/m);
  expect(text).toMatch(/^canevas_updates_total [1-9]\d*$/m);
  expect(text).toMatch(/^canevas_commit_seconds\{which="longest"\} 0\.\d+$/m);
  expect(text).toMatch(/^canevas_event_loop_lag_seconds\{quantile="0.99"\} [\d.e-]+$/m);
  provider.destroy();
  await until(() => logged.includes('socket closed'));

  const lines = logged
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toContainEqual(
    expect.objectContaining({ msg: 'socket opened', room: `graph:${workspaceId}`, role: 'editor' }),
  );
  for (const secret of [PHRASE, token, 'ada@example.org', PASSWORD]) {
    expect(logged).not.toContain(secret);
    expect(text).not.toContain(secret);
  }
});
