import { afterEach, beforeEach, expect, it } from 'vitest';
import { addConcept, addEvidence } from '../../app/domain/graph/commands.ts';
import { NO_EXCERPT } from '../../app/domain/excerpts.ts';
import type { Actor } from '../../server/types.ts';
import { writeNote } from '../../server/db/queries/notes.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

const PERIOD = { since: '2026-03-01', until: '2026-03-31' };
let lab: TestLab;
let ref: string;
let student: Actor & { kind: 'user' };
let supervisor: Actor & { kind: 'user' };
let work: string;
let interview: string;

beforeEach(async () => {
  lab = await makeLab();
  await lab.setUp();
  supervisor = lab.administrator;
  ref = (await lab.services.workspaces.create(supervisor, { name: 'Thèse' })).id;
  student = await lab.join(supervisor, ref, 'editor');
  const add = async (type: 'book' | 'interview', title: string) =>
    (await lab.services.library.add(student, ref, { item: { type, title } })).id;
  work = await add('book', 'Lu en mars');
  interview = await add('interview', 'Entretien 4');
});
afterEach(() => lab.end());

const sheets = () => lab.services.sheets;
const idsOf = async (actor: Actor = student) =>
  (await sheets().propose(actor, ref, PERIOD)).map(({ id }) => id);

it('proposes what its owner did in the period, to its owner alone', async () => {
  const { readings, excerpts } = lab.services;
  readings.set(student, ref, work, { status: 'read', verdict: 'Solide' });
  readings.set(student, ref, interview, { status: 'reading' });
  const quotation = { ...NO_EXCERPT, quotation: 'Un passage.', speaker: 'La plateforme' };
  const { id: excerpt } = await excerpts.add(student, ref, work, quotation);
  await excerpts.add(supervisor, ref, work, { ...NO_EXCERPT, quotation: 'D’un autre.' });
  const room = await lab.context.rooms.graph(ref);
  const concept = await room.apply(student.userId, (doc) =>
    addConcept(doc, { label: { fr: 'Travail' } }),
  );
  const evidence = await room.apply(student.userId, (doc) =>
    addEvidence(doc, { on: ['concept', concept], work }),
  );
  await room.apply(supervisor.userId, (doc) =>
    addEvidence(doc, { on: ['concept', concept], work }),
  );
  const note = { text: 'Et après ?', questions: ['Et après ?'], mentions: [] };
  writeNote(lab.context.db, work, note, lab.time.now.toISOString());
  // The log's times are the machine's, the tables' the lab's.
  const today = new Date().toISOString().slice(0, 10);
  const lines = await sheets().propose(student, ref, {
    since: '2026-03-01',
    until: today > '2026-03-31' ? today : '2026-12-31',
  });
  expect(lines.map(({ id }) => id).sort()).toEqual(
    [
      `excerpt:${excerpt}`,
      `question:${work}:Et après ?`,
      `read:${work}`,
      `reading:${interview}`,
      `source:${evidence}`,
    ].sort(),
  );
  expect(lines.find(({ part }) => part === 'excerpts')).toMatchObject({
    quotation: 'Un passage.',
    speaker: 'La plateforme',
  });
  lab.time.now = new Date('2026-05-02T09:00:00Z');
  readings.set(student, ref, interview, { status: 'set-aside' });
  expect(
    await sheets().propose(student, ref, { since: '2026-04-15', until: '2026-04-16' }),
  ).toEqual([]);
});

it('shows the project what was ticked and no more, as it was then, until it is taken back', async () => {
  const { readings } = lab.services;
  readings.set(student, ref, work, { status: 'read', verdict: 'Solide' });
  readings.set(student, ref, interview, { status: 'reading' });
  const choice = { ...PERIOD, title: 'Réunion de mars', lines: [`read:${work}`, 'read:stranger'] };
  const { id } = await sheets().share(student, ref, choice);
  // What its owner does afterwards is theirs again.
  readings.set(student, ref, work, { status: 'set-aside', verdict: 'Finalement non' });
  const seen = await sheets().get(supervisor, ref, id);
  expect(seen).toMatchObject({ title: 'Réunion de mars', by: { id: student.userId } });
  expect(seen.lines).toMatchObject([{ part: 'read', work: { id: work }, verdict: 'Solide' }]);
  expect(readings.states(supervisor, ref)).toEqual({});
  expect(await codeOf(() => sheets().takeBack(supervisor, ref, id))).toBe('not-found');
  sheets().takeBack(student, ref, id);
  expect(sheets().list(supervisor, ref)).toEqual([]);
  expect(await codeOf(() => sheets().get(supervisor, ref, id))).toBe('not-found');
});

it('never holds a restricted work, even one restricted afterwards', async () => {
  lab.services.readings.set(student, ref, interview, { status: 'reading' });
  const lines = await idsOf();
  const { id } = await sheets().share(student, ref, { ...PERIOD, title: 'Avant', lines });
  expect((await sheets().get(supervisor, ref, id)).lines).toHaveLength(1);
  await lab.services.restrictions.set(student, ref, interview, [supervisor.userId]);
  expect((await sheets().get(supervisor, ref, id)).lines).toEqual([]);
  expect(await idsOf()).toEqual([]);
});

it('says what became of a work that was merged since', async () => {
  const { library, readings, duplicates } = lab.services;
  const copy = (await library.add(student, ref, { item: { type: 'book', title: 'Lu, deux fois' } }))
    .id;
  for (const id of [work, copy])
    readings.set(student, ref, id, { status: 'read', verdict: 'Solide' });
  const choice = { ...PERIOD, title: 'Avant', lines: [`read:${work}`, `read:${copy}`] };
  const { id } = await sheets().share(student, ref, choice);
  expect((await sheets().get(supervisor, ref, id)).lines).toHaveLength(2);
  await duplicates.merge(student, ref, {
    kept: { id: work, version: 1 },
    merged: { id: copy, version: 1 },
    take: [],
  });
  const { lines } = await sheets().get(supervisor, ref, id);
  expect(lines).toMatchObject([{ part: 'read', work: { id: work, title: 'Lu en mars' } }]);
});

it('forgets what it kept of a withdrawn work', async () => {
  lab.services.readings.set(student, ref, interview, { status: 'reading', verdict: 'zzqwkxavis' });
  const lines = await idsOf();
  await sheets().share(student, ref, { ...PERIOD, title: 'Avant', lines });
  await lab.services.restrictions.set(student, ref, interview, []);
  await lab.services.restrictions.withdraw(student, ref, interview);
  const rows = lab.context.db.raw.prepare('SELECT content FROM meeting_sheet').all();
  expect(JSON.stringify(rows)).not.toContain('zzqwkx');
});

it('refuses a page without a title, without lines, or of no period', async () => {
  lab.services.readings.set(student, ref, work, { status: 'read' });
  const lines = [`read:${work}`];
  const share = (change: object) =>
    codeOf(() => sheets().share(student, ref, { ...PERIOD, title: 'T', lines, ...change }));
  expect(await share({ title: ' ' })).toBe('required');
  expect(await share({ lines: [] })).toBe('required');
  expect(await share({ since: '2026-04-01' })).toBe('bad-request');
  expect(await share({ until: 'demain' })).toBe('bad-request');
});
