/**
 * A note that five people write at once: from a keystroke until the last of the other four has it,
 * and until its writer is told that it is on disk. Beside the barest relay for the same protocol (one
 * document in memory, nothing stored, no right asked), to which stock y-websocket clients write alike.
 *
 * Run: npx node bench/note.ts [seconds]
 */
import 'fake-indexeddb/auto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket, WebSocketServer } from 'ws';
import * as syncProtocol from 'y-protocols/sync';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { NOTE_FIELD } from '../app/domain/notes/document.ts';
import { openNote } from '../app/features/sync/open-note.ts';
import { createHttpServer } from '../server/http/server.ts';
import { createLogger } from '../server/logger.ts';
import { until } from '../tests/server/collab/support.ts';
import { makeLab } from '../tests/server/lab.ts';
import { percentile, seeded } from './support.ts';

const SECONDS = Number(process.argv[2] ?? 15);
const WRITERS = 5;
/** A fast typist: seven signs a second. */
const EVERY_MS = 140;
/** Words that stand in the note before they begin, in paragraphs of fifty. */
const WORDS = 5_000;

const ClientSocket = WebSocket as unknown as typeof globalThis.WebSocket;

function fillNote(doc: Y.Doc): void {
  const paragraphs = Array.from({ length: WORDS / 50 }, (_, n) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(`${'un mot après l’autre, '.repeat(12)}${String(n)}.`)]);
    return paragraph;
  });
  doc.getXmlFragment(NOTE_FIELD).insert(0, paragraphs);
}

/** All type at their own place; for each sign, milliseconds until the last of the others has it. */
async function write(docs: readonly Y.Doc[]): Promise<number[]> {
  const random = seeded(3);
  const began = new Map<string, number>();
  const seen = new Map<string, number>();
  const arrived: number[] = [];
  for (const doc of docs) {
    doc.on(
      'update',
      (
        _update: Uint8Array,
        _origin: unknown,
        _doc: Y.Doc,
        { local, afterState, beforeState }: Y.Transaction,
      ) => {
        if (local) return;
        for (const [client, clock] of afterState) {
          for (let at = beforeState.get(client) ?? 0; at < clock; at += 1) {
            const sign = `${String(client)} ${String(at)}`;
            const start = began.get(sign);
            if (start === undefined) continue;
            const count = (seen.get(sign) ?? 0) + 1;
            seen.set(sign, count);
            if (count === docs.length - 1) arrived.push(performance.now() - start);
          }
        }
      },
    );
  }
  const type = (doc: Y.Doc, index: number) => {
    const paragraph = doc.getXmlFragment(NOTE_FIELD).get(index * 7) as Y.XmlElement;
    const text = paragraph.get(0) as Y.XmlText;
    began.set(
      `${String(doc.clientID)} ${String(Y.getState(doc.store, doc.clientID))}`,
      performance.now(),
    );
    text.insert(Math.floor(random() * text.length), 'e');
  };
  const timers = docs.map((doc, index) => setInterval(() => type(doc, index), EVERY_MS));
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
  timers.forEach(clearInterval);
  await until(() => arrived.length === began.size, 10_000);
  const texts = new Set(docs.map((doc) => doc.getXmlFragment(NOTE_FIELD).toJSON()));
  if (texts.size > 1) throw new Error('they do not say the same');
  return arrived;
}

async function ofCanevas(): Promise<{ arrived: number[]; saved: number[] }> {
  const lab = await makeLab();
  await lab.setUp();
  const { administrator: owner, services, collaboration } = lab;
  const { id } = await services.workspaces.create(owner, { name: 'Bench' });
  const { id: workId } = await services.library.add(owner, id, {
    item: { type: 'book', title: 'Un livre' },
  });
  await (await collaboration.rooms.note(workId)).apply(owner.userId, fillNote);
  const logger = createLogger('silent');
  const options = { services, collaboration, logger, web: null, clientFolder: null };
  const server = createHttpServer({ ...options, isReady: () => true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const sessions = Array.from({ length: WRITERS }, (_, n) => {
    const name = `writer ${String(n)}`;
    const { token, secret } = services.tokens.create(owner, id, { label: name, role: 'editor' });
    const user = { id: `token:${token.id}`, name };
    return openNote({ workId, user, role: 'editor', url, token: secret, WebSocket: ClientSocket });
  });
  await Promise.all(sessions.map(({ opened }) => opened));
  await until(() => sessions.every(({ doc }) => doc.getXmlFragment(NOTE_FIELD).length > 0));
  const saved: number[] = [];
  for (const { doc, status } of sessions) {
    let since: number | null = null;
    doc.on(
      'update',
      (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
        if (local) since ??= performance.now();
      },
    );
    status.subscribe(() => {
      if (since === null || status.getSnapshot().state !== 'saved') return;
      saved.push(performance.now() - since);
      since = null;
    });
  }
  const arrived = await write(sessions.map(({ doc }) => doc));
  await Promise.all(sessions.map((session) => session.close()));
  server.closeAllConnections();
  server.close();
  await lab.end();
  return { arrived, saved };
}

async function ofBareRelay(): Promise<number[]> {
  const held = new Y.Doc();
  fillNote(held);
  const relay = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const frame = (make: (encoder: encoding.Encoder) => void) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0);
      make(encoder);
    });
  held.on('update', (update: Uint8Array, from: unknown) => {
    const bytes = frame((encoder) => syncProtocol.writeUpdate(encoder, update));
    for (const socket of relay.clients) if (socket !== from) socket.send(bytes);
  });
  relay.on('connection', (socket) => {
    socket.send(frame((encoder) => syncProtocol.writeSyncStep1(encoder, held)));
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      if (decoding.readVarUint(decoder) !== 0) return;
      const reply = frame((encoder) =>
        syncProtocol.readSyncMessage(decoder, encoder, held, socket),
      );
      if (reply.length > 1) socket.send(reply);
    });
  });
  await once(relay, 'listening');
  const { port } = relay.address() as AddressInfo;
  const providers = Array.from(
    { length: WRITERS },
    () =>
      new WebsocketProvider(`ws://127.0.0.1:${String(port)}`, 'note', new Y.Doc(), {
        WebSocketPolyfill: ClientSocket,
        disableBc: true,
      }),
  );
  await until(() => providers.every(({ synced }) => synced));
  const arrived = await write(providers.map(({ doc }) => doc));
  for (const provider of providers) provider.destroy();
  relay.close();
  return arrived;
}

const bare = await ofBareRelay();
const { arrived, saved } = await ofCanevas();
for (const p of [0.5, 0.95, 0.99]) {
  const [ours, theirs, disk] = [arrived, bare, saved].map((samples) => percentile(samples, p));
  console.log(
    `p${String(p * 100)}: at the others ${ours!.toFixed(1)} ms, bare relay ${theirs!.toFixed(1)} ms, ratio ${(ours! / theirs!).toFixed(1)}; said to be saved ${disk!.toFixed(1)} ms`,
  );
}
console.log(`${String(arrived.length)} signs of ${String(WRITERS)} writers`);
// The sessions' page events keep Node awake.
process.exit(0);
