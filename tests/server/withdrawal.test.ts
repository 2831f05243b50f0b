import { copyFileSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addConcept, addEvidence, setEvidence } from '../../app/domain/graph/commands.ts';
import { NO_EXCERPT } from '../../app/domain/excerpts.ts';
import { NOTE_FIELD } from '../../app/domain/notes/document.ts';
import { CLOSE } from '../../app/domain/protocol.ts';
import { maskStrings } from '../../server/db/mask.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { createLogger } from '../../server/logger.ts';
import { author, RawSocket, sync, until } from './collab/support.ts';
import { codeOf, cookieOf, makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
let ref: string;
let cookie: string;
beforeEach(async () => {
  lab = await makeLab();
  cookie = cookieOf((await lab.setUp()).headers);
  ref = (await lab.services.workspaces.create(lab.administrator, { name: 'Terrain' })).id;
});
afterEach(() => lab.end());

/** Every file of the data folder in which the phrase stands, without regard to case. */
function filesHolding(folder: string, phrase: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .filter((file) => readFileSync(file).toString('utf8').toLowerCase().includes(phrase));
}

async function plant(): Promise<{ work: string; evidence: string; concept: string }> {
  const { services, administrator: owner } = lab;
  const preview = await services.library.previewImport(owner, ref, {
    data: '@misc{zzqwkxcle, title = {Entretien zzqwkxtitre}, author = {Zzqwkxauteur, Ada}, year = 2025}',
  });
  const report = await services.library.applyImport(owner, ref, preview.id);
  const work = report.imported[0]!.workId;
  const room = await lab.context.rooms.graph(ref);
  const concept = await room.apply(owner.userId, (doc) =>
    addConcept(doc, { label: { fr: 'Travail' } }),
  );
  const evidence = await room.apply(owner.userId, (doc) =>
    addEvidence(doc, {
      on: ['concept', concept],
      work,
      quotation: 'zzqwkxcitation première, é 🔒 —',
    }),
  );
  // Overwritten, then taken back by the restriction: both stay in the history.
  await room.apply(owner.userId, (doc) =>
    setEvidence(doc, {
      id: evidence,
      quotation: 'zzqwkxcitation seconde',
      attributedTo: 'Zzqwkxlocutrice',
    }),
  );
  await services.restrictions.set(owner, ref, work, []);
  services.restrictions.setRealName(owner, ref, work, 'Zzqwkxvrainom');
  await services.excerpts.add(owner, ref, work, { ...NO_EXCERPT, quotation: 'zzqwkxextrait' });
  await services.comments.add(owner, ref, {
    target: { kind: 'work', id: work },
    body: 'zzqwkxdit',
  });
  services.readings.set(owner, ref, work, { status: 'read', verdict: 'zzqwkxverdict' });
  await lab.collaboration.rooms.note(work).then(({ apply }) =>
    apply(owner.userId, (doc) => {
      const paragraph = new Y.XmlElement('paragraph');
      doc.getXmlFragment(NOTE_FIELD).insert(0, [paragraph]);
      const words = new Y.XmlText();
      paragraph.insert(0, [words]);
      words.insert(0, 'zzqwkxnote de terrain');
    }),
  );
  return { work, evidence, concept };
}

it('erases an interview from every byte of the data folder, and keeps the rest readable', async () => {
  const { services, administrator: owner, config } = lab;
  const { work, evidence, concept } = await plant();
  expect(filesHolding(config.dataDir, 'zzqwkx').length).toBeGreaterThan(0);

  const answer = await services.restrictions.withdraw(owner, ref, work);
  expect(Date.parse(answer.backupsUntil)).toBeGreaterThan(lab.time.now.getTime());
  expect(answer.kept).toEqual([]);
  expect(filesHolding(config.dataDir, 'zzqwkx')).toEqual([]);

  const graph = await services.maps.graph(owner, ref);
  expect(graph.concepts[concept]!.evidence).toMatchObject([
    { id: evidence, work, quotation: null },
  ]);
  const { backupsUntil } = answer;
  const hidden = () => services.restrictions.hidden(owner, ref);
  expect(hidden()).toEqual([{ id: work, withdrawn: true, backupsUntil }]);
  lab.time.now = new Date(backupsUntil);
  expect(hidden()).toEqual([{ id: work, withdrawn: true, backupsUntil: null }]);
  expect(await codeOf(() => services.library.get(owner, ref, work))).toBe('not-found');
  const changes = await services.changes.since(owner, ref, '2020-01-01T00:00:00.000Z');
  expect(changes.some(({ what }) => what === 'conceptAdded')).toBe(true);
});

it('takes nothing back from a device that wrote in the note meanwhile', async () => {
  const { services, collaboration, administrator: owner, config } = lab;
  const { work } = await plant();
  const logger = createLogger('silent');
  const options = { services, collaboration, logger, web: null, clientFolder: null };
  const server = createHttpServer({ ...options, isReady: () => true });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const headers = { cookie, origin: `http://${host}` };
  const open = () => new RawSocket(`ws://${host}/collab/note/${work}`, { headers });
  const writing = await open().opened();
  writing.send(sync(0, Y.encodeStateVector(new Y.Doc())));
  await until(() => writing.heard.length > 0);

  await services.restrictions.withdraw(owner, ref, work);
  const late = sync(
    2,
    author().edit((doc) => doc.getText('t').insert(0, 'zzqwkxtard')),
  );
  // Whoever had it open is sent away, and what a device kept for later finds no door.
  if (writing.closed === null) writing.send(late);
  await until(() => writing.closed !== null);
  const again = await open().opened();
  again.send(late);
  await until(() => again.closed !== null);
  expect([writing.closed!.code, again.closed!.code]).toEqual([CLOSE.role, CLOSE.role]);
  expect(Buffer.concat(again.heard).toString('utf8')).not.toContain('zzqwkx');
  server.closeAllConnections();
  server.close();
  expect(filesHolding(config.dataDir, 'zzqwkx')).toEqual([]);
});

it('leaves other works and their quotations as they were', async () => {
  const { services, administrator: owner } = lab;
  const { work, concept } = await plant();
  const { id: other } = await services.library.add(owner, ref, {
    item: { type: 'book', title: 'Un livre ouvert' },
  });
  const room = await lab.context.rooms.graph(ref);
  await room.apply(owner.userId, (doc) =>
    addEvidence(doc, { on: ['concept', concept], work: other, quotation: 'Un passage publié' }),
  );
  await services.restrictions.withdraw(owner, ref, work);
  const { evidence } = (await services.maps.graph(owner, ref)).concepts[concept]!;
  expect(evidence.map(({ quotation }) => quotation).sort()).toEqual(['Un passage publié', null]);
  const doc = new Y.Doc();
  for (const { bytes } of lab.context.rooms.history(ref)) Y.applyUpdate(doc, bytes);
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
});

it('is refused for what was never restricted', async () => {
  const { services, administrator: owner } = lab;
  const { id } = await services.library.add(owner, ref, { item: { type: 'book', title: 'Livre' } });
  expect(await codeOf(() => services.restrictions.withdraw(owner, ref, id))).toBe('bad-request');
});

it('is not brought back by older databases put in the place of these', async () => {
  const { services, administrator: owner, config } = lab;
  const { work } = await plant();
  await lab.close();
  const names = ['canevas.db', 'log.db'];
  const aside = (name: string) =>
    path.join(path.dirname(config.dataDir), `${path.basename(config.dataDir)}-${name}`);
  for (const name of names) copyFileSync(path.join(config.dataDir, name), aside(name));
  let again = await makeLab(config.dataDir);
  await again.services.restrictions.withdraw(owner, ref, work);
  await again.close();
  for (const name of names) {
    for (const suffix of ['-wal', '-shm'])
      rmSync(path.join(config.dataDir, name + suffix), { force: true });
    copyFileSync(aside(name), path.join(config.dataDir, name));
    rmSync(aside(name));
  }
  expect(filesHolding(config.dataDir, 'zzqwkx').length).toBeGreaterThan(0);
  again = await makeLab(config.dataDir);
  expect(filesHolding(config.dataDir, 'zzqwkx')).toEqual([]);
  expect(again.services.restrictions.hidden(owner, ref)).toMatchObject([
    { id: work, withdrawn: true },
  ]);
  lab = again;
  void services;
});

it('follows the copies that an earlier duplicate of the project holds', async () => {
  const { services } = lab;
  const item = { type: 'interview' as const, title: 'Entretien zzqwkxcopie' };
  const { id } = await services.library.add(lab.administrator, ref, { item });
  const room = await lab.context.rooms.graph(ref);
  await room.apply(lab.administrator.userId, (doc) => {
    const concept = addConcept(doc, { label: { fr: 'Travail' } });
    addEvidence(doc, { on: ['concept', concept], work: id, quotation: 'zzqwkxcitation copiée' });
  });
  // A colleague's copy, made while the interview was open to all.
  const colleague = await lab.join(lab.administrator, ref, 'viewer');
  const copy = (await services.workspaces.duplicate(colleague, ref, 'Copie')).id;
  await services.workspaces.duplicate(colleague, copy, 'Copie de la copie');
  expect((await services.library.list(colleague, copy)).total).toBe(1);
  await services.restrictions.set(lab.administrator, ref, id, []);
  expect((await services.library.list(colleague, copy)).total).toBe(0);
  expect(JSON.stringify(await services.maps.graph(colleague, copy))).not.toContain('zzqwkx');
  await services.restrictions.withdraw(lab.administrator, ref, id);
  expect(filesHolding(lab.config.dataDir, 'zzqwkx')).toEqual([]);
});

it('masks whole values only, and keeps every length', () => {
  const doc = new Y.Doc();
  doc.getMap('m').set('a', 'secret é 🔒');
  doc.getMap('m').set('b', 'un secret é 🔒 gardé');
  const update = Y.encodeStateAsUpdate(doc);
  const masked = maskStrings(update, ['secret é 🔒'])!;
  expect(masked.length).toBe(update.length);
  const read = new Y.Doc();
  Y.applyUpdate(read, masked);
  expect(read.getMap('m').toJSON()).toEqual({ a: '-------·-🔒', b: 'un secret é 🔒 gardé' });
  expect(maskStrings(update, ['absent'])).toBeNull();
});
