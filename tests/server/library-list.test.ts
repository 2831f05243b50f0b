/** The list at sizes and in orders where how it is found changes: what it says must not. */
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addConcept, addEvidence, addTerm } from '../../app/domain/graph/commands.ts';
import { loadIds, loadLibrary } from '../../app/routes/library.server.ts';
import { migrate } from '../../server/db/migrate.ts';
import { MIGRATIONS } from '../../server/db/migrations/index.ts';
import type { Actor, WorkQuery } from '../../server/types.ts';
import { makeLab, type TestLab } from './lab.ts';

/** More than are read and sorted: from here on the order is walked, and what is hidden is counted. */
const MANY = 2100;
/** How often each is cited: on a concept of a literature, and on one of none. */
const SERVING = { 'work-7': 1, 'work-40': 3, 'work-1900': 2 } as const;
const CITED = { ...SERVING, last: 4 } as const;

let lab: TestLab;
let owner: Actor & { kind: 'user' };
let other: Actor;
let ref: string;
const idOf = new Map<string, string>();

const book = (title: string) => ({ type: 'book' as const, title });
const list = (query: WorkQuery, actor: Actor = owner) =>
  lab.services.library.list(actor, ref, query);
const keysOf = async (query: WorkQuery) => (await list(query)).works.map(({ key }) => key);

beforeAll(async () => {
  lab = await makeLab();
  await lab.setUp();
  owner = lab.administrator;
  const { services } = lab;
  ref = (await services.workspaces.create(owner, { name: 'Grande' })).id;
  const elsewhere = (await services.workspaces.create(owner, { name: 'Autre' })).id;
  other = await lab.join(owner, ref, 'editor');
  const addElsewhere = (title: string) =>
    services.library.add(owner, elsewhere, { item: book(title) });

  await addElsewhere('Titre avant');
  const data = Array.from(
    { length: MANY },
    (_, n) => `@book{work-${n}, title = {Titre ${n}}, author = {Nom${n % 7}, A.}, year = {2001}}`,
  ).join('\n');
  const preview = await services.library.previewImport(owner, ref, { data });
  await services.library.applyImport(owner, ref, preview.id, {});
  // Between this project's rows, and after them.
  await addElsewhere('Titre entre');
  await services.library.add(owner, ref, { item: book('Titre dernier'), key: 'last' });
  await addElsewhere('Titre après');
  for (const { id, key } of (await list({ limit: 20_000 })).works) idOf.set(key, id);

  for (const key of ['work-1', 'work-2']) {
    await services.library.delete(owner, ref, idOf.get(key)!, { act: 'if-unused' });
  }
  await services.restrictions.set(owner, ref, idOf.get('work-3')!, []);
  await services.restrictions.set(owner, ref, idOf.get('work-4')!, []);
  await services.restrictions.withdraw(owner, ref, idOf.get('work-4')!);

  const room = await lab.context.rooms.graph(ref);
  await room.apply('system', (doc) => {
    addTerm(doc, { id: 'gvc', vocabulary: 'literature', label: { fr: 'CGV' } });
    addConcept(doc, { id: 'a', label: { fr: 'a' }, literatures: ['gvc'] });
    addConcept(doc, { id: 'b', label: { fr: 'b' } });
    for (const [key, uses] of Object.entries(CITED)) {
      const concept = key in SERVING ? 'a' : 'b';
      const evidence = { on: ['concept', concept], work: idOf.get(key)! } as const;
      for (let n = 0; n < uses; n++) addEvidence(doc, evidence);
    }
  });
});
afterAll(() => lab.end());

describe('a search that nearly all works answer', () => {
  it.each(['t', 'titre', 'TITR', ''])(
    'counts what it lists, for each who looks (“%s”)',
    async (query) => {
      for (const [actor, seen] of [
        // Of what was added: two deleted, one withdrawn; and one that only the owner is named for.
        [owner, MANY + 1 - 3],
        [other, MANY + 1 - 4],
      ] as const) {
        expect((await list({ query, limit: 20_000 }, actor)).works).toHaveLength(seen);
        expect((await list({ query, limit: 5 }, actor)).total).toBe(seen);
      }
    },
  );

  it('lists a page in the order of the whole, whichever it is', async () => {
    for (const sort of ['creators', 'title', 'year', 'container', 'key', 'updated'] as const) {
      for (const direction of ['asc', 'desc'] as const) {
        const query = { query: 'titre', sort, direction };
        const whole = await keysOf({ ...query, limit: 20_000 });
        expect(await keysOf({ ...query, offset: 700, limit: 20 })).toEqual(whole.slice(700, 720));
      }
    }
  });

  it('reads few matches by themselves, and lists them the same', async () => {
    expect(await keysOf({ query: 'titre 1900' })).toEqual(['work-1900']);
    const [few, some] = [{ query: 'nom3 titre', limit: 5 }, MANY / 7];
    expect((await list(few)).total).toBe(some);
    expect((await list(few, other)).total).toBe(some - 1);
    expect(await keysOf({ query: 'titre', deleted: true })).toEqual(['work-1', 'work-2']);
    expect(await keysOf({ query: 'absent' })).toEqual([]);
  });
});

describe('the works by their uses', () => {
  it.each([
    ['desc', ['last', 'work-40', 'work-1900', 'work-7']],
    ['asc', ['work-7', 'work-1900', 'work-40', 'last']],
  ] as const)('%s: the cited ones, and the others in the usual order', async (direction, cited) => {
    for (const query of ['', 'titre']) {
      const usual = (await keysOf({ query, limit: 20_000 })).filter((key) => !(key in CITED));
      const expected = direction === 'desc' ? [...cited, ...usual] : [...usual, ...cited];
      const page = (offset: number, limit: number) =>
        list({ query, sort: 'uses', direction, offset, limit });
      // From the beginning, across where the two meet, and beyond the end.
      for (const [offset, limit] of [
        [0, 2],
        [1, 4],
        [expected.length - 5, 4],
        [expected.length - 2, 50],
        [expected.length + 1, 5],
      ] as const) {
        const { works, total } = await page(offset, limit);
        expect(works.map(({ key }) => key)).toEqual(expected.slice(offset, offset + limit));
        expect(total).toBe(expected.length);
      }
    }
  });

  it('keep to the filters', async () => {
    const uses = { sort: 'uses', direction: 'desc' } as const;
    const served = ['work-40', 'work-1900', 'work-7'];
    expect(await keysOf({ ...uses, used: true })).toEqual(['last', ...served]);
    expect(await keysOf({ ...uses, used: true, query: '1900' })).toEqual(['work-1900']);
    const among = ['work-9', 'work-7', 'work-1'].map((key) => idOf.get(key)!);
    expect(await keysOf({ ...uses, among })).toEqual(['work-7', 'work-9']);
    expect((await list({ among, used: false, limit: 1 })).works).toMatchObject([{ key: 'work-9' }]);
    expect(await list({ among: [] })).toEqual({ works: [], total: 0 });

    const { services } = lab;
    const page = (search: string) =>
      loadLibrary(services, owner, ref, new URL(`http://lab/${search}`));
    const { rows, total, counts } = await page('?literature=gvc&sort=uses');
    expect(rows.map(({ key }) => key)).toEqual(served);
    expect([total, counts.references]).toEqual([3, MANY + 1 - 3]);
    expect((await page('?literature=gvc&sort=uses&offset=2')).rows).toMatchObject([
      { key: 'work-7', literatures: ['gvc'] },
    ]);
    expect((await page('?literature=unknown')).total).toBe(0);
    const all = new URL('http://lab/?literature=gvc');
    expect((await loadIds(services, owner, ref, all)).ids).toHaveLength(3);
  });
});

it('fills the index again from its own words, without what was rewritten or deleted', () => {
  const db = new DatabaseSync(':memory:');
  migrate(db, MIGRATIONS.slice(0, 9));
  const write = db.prepare('INSERT OR REPLACE INTO work_search (rowid, text) VALUES (?, ?)');
  write.run(3, 'ancien');
  write.run(5, 'travail digital travail 2019');
  write.run(8, 'retire travail');
  write.run(3, 'nouveau travail');
  db.exec('DELETE FROM work_search WHERE rowid = 8');
  migrate(db, MIGRATIONS);
  const find = (match: string) =>
    db
      .prepare('SELECT rowid FROM work_search WHERE work_search MATCH ?')
      .all(match)
      .map(({ rowid }) => rowid);
  expect(find('"trav"*')).toEqual([3, 5]);
  expect(find('"digital travail 2019"')).toEqual([5]);
  expect(find('"nouveau"*')).toEqual([3]);
  expect([find('"ancien"*'), find('"retire"*')]).toEqual([[], []]);
  db.close();
});
