import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addConcept, addEvidence } from '../../app/domain/graph/commands.ts';
import type { BulkChange } from '../../server/types.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
let ref: string;
let ids: string[];
beforeEach(async () => {
  lab = await makeLab();
  await lab.setUp();
  ref = (await lab.services.workspaces.create(lab.administrator, { name: 'Thèse' })).id;
  ids = [];
  for (const title of ['Un', 'Deux', 'Trois']) {
    const item = { type: 'book' as const, title, language: 'en' };
    ids.push((await lab.services.library.add(lab.administrator, ref, { item })).id);
  }
});
afterEach(() => lab.end());

const shelves = () => lab.services.shelves;
const owner = () => lab.administrator;
const change = (what: BulkChange, of = ids) => shelves().change(owner(), ref, of, what);
const tags = () => shelves().tags(owner(), ref);
const importText = (data: string) => lab.services.library.importNow(owner(), ref, { data });

describe('collections', () => {
  it('hold works, are filtered by, renamed, deleted and brought back', async () => {
    const { id } = shelves().addCollection(owner(), ref, ' Chapitre 1 ');
    expect(shelves().addCollection(owner(), ref, 'chapitre 1').id).toBe(id);
    await change({ addTo: [id] }, ids.slice(0, 2));
    expect(shelves().collections(owner(), ref)).toEqual([{ id, name: 'Chapitre 1', works: 2 }]);
    const held = await lab.services.library.list(owner(), ref, { collection: id });
    expect(held.works.map(({ id: work }) => work).sort()).toEqual(ids.slice(0, 2).sort());
    shelves().renameCollection(owner(), ref, id, 'Introduction');
    shelves().deleteCollection(owner(), ref, id);
    expect(shelves().collections(owner(), ref)).toEqual([]);
    shelves().restoreCollection(owner(), ref, id);
    expect(shelves().collections(owner(), ref)).toMatchObject([{ name: 'Introduction', works: 2 }]);
  });

  it('have one name each', async () => {
    shelves().addCollection(owner(), ref, 'Un');
    const { id } = shelves().addCollection(owner(), ref, 'Deux');
    expect(await codeOf(() => shelves().renameCollection(owner(), ref, id, 'UN'))).toBe(
      'collection-exists',
    );
  });

  it('do not count what is in the bin', async () => {
    const { id } = shelves().addCollection(owner(), ref, 'A');
    await change({ addTo: [id] });
    await change({ delete: true }, ids.slice(0, 1));
    expect(shelves().collections(owner(), ref)).toMatchObject([{ works: 2 }]);
  });
});

describe('tags', () => {
  it('are one whatever their accents and case, and may be joined', async () => {
    await change({ addTags: ['Économie', 'travail  domestique'] });
    await change({ addTags: ['economie'] }, ids.slice(0, 1));
    expect(tags()).toEqual([
      { name: 'Économie', works: 3 },
      { name: 'travail domestique', works: 3 },
    ]);
    const found = await lab.services.library.list(owner(), ref, { tag: 'ECONOMIE' });
    expect(found.total).toBe(3);
    const joined = await shelves().renameTag(owner(), ref, 'économie', 'Travail domestique');
    expect(joined.works).toBe(3);
    expect(tags()).toEqual([{ name: 'Travail domestique', works: 3 }]);
  });

  it('are taken from every work at once, and put back', async () => {
    await change({ addTags: ['Économie'] });
    const { act, changed } = await shelves().removeTag(owner(), ref, 'economie');
    expect([changed, tags()]).toEqual([3, []]);
    await shelves().undo(owner(), ref, act!);
    expect(tags()).toEqual([{ name: 'Économie', works: 3 }]);
  });

  it('come with an import, and once taken away do not come back with it', async () => {
    const file = (year: number) =>
      `@book{k, title={T}, year={${year}}, keywords={plateforme, travail}, groups={Thèse > Chapitre 2}}`;
    const [work] = (await importText(file(2001))).imported;
    expect(shelves().ofWork(owner(), ref, work!.workId).tags).toEqual(['plateforme', 'travail']);
    expect(shelves().collections(owner(), ref)).toMatchObject([{ name: 'Chapitre 2', works: 1 }]);
    await change({ removeTags: ['travail'] }, [work!.workId]);
    expect((await importText(file(2002))).updated).toHaveLength(1);
    expect(shelves().ofWork(owner(), ref, work!.workId).tags).toEqual(['plateforme']);
  });

  it('leave with their works as keywords, and leave untouched what says them already', async () => {
    const [work] = (await importText('@book{k, title={T}, keywords = {plate~forme, travail}}'))
      .imported;
    const written = async () => {
      const scope = { kind: 'works' as const, ids: [work!.workId] };
      const file = { scope, format: 'biblatex' as const };
      return (await lab.services.bibliography.export(owner(), ref, file)).body;
    };
    await change({ addTags: ['Travail'] }, [work!.workId]);
    expect(await written()).toContain('keywords = {plate~forme, travail}');
    await change({ addTags: ['à lire'] }, [work!.workId]);
    expect(await written()).toMatch(/keywords += \{plate~forme, travail, à lire\}/);
  });
});

describe('a tag that came from a keyword', () => {
  const SOURCE = String.raw`@book{k, title = {T}, keywords = {Plate~forme, {\'E}conomie, travail}, note = {A \& B}}`;
  const keywords = async (id: string, format: 'biblatex' | 'ris' = 'biblatex') => {
    const file = { scope: { kind: 'works' as const, ids: [id] }, format };
    return (await lab.services.bibliography.export(owner(), ref, file)).body;
  };

  it('taken away does not leave with its work again, and is back when that is undone', async () => {
    const id = (await importText(SOURCE)).imported[0]!.workId;
    const { act } = await change({ removeTags: ['economie'] }, [id]);
    expect(await keywords(id)).toMatch(/keywords += \{Plate~forme, travail\}/);
    expect(await keywords(id)).toMatch(/note += \{A \\& B\}/);
    expect(await keywords(id, 'ris')).not.toMatch(/conomie/);
    await shelves().undo(owner(), ref, act!);
    expect(await keywords(id)).toContain(String.raw`{Plate~forme, {\'E}conomie, travail}`);
    await change({ removeTags: ['plate forme', 'travail', 'économie'] }, [id]);
    expect(await keywords(id)).not.toContain('keywords');
    // Nothing else of the file is undone by its coming again.
    await importText(SOURCE);
    expect(await keywords(id)).not.toContain('keywords');
  });

  it('renamed leaves under its new name alone', async () => {
    const id = (await importText(SOURCE)).imported[0]!.workId;
    expect(await shelves().renameTag(owner(), ref, 'Économie', 'Sociologie')).toEqual({ works: 1 });
    expect(await keywords(id)).toMatch(/keywords += \{Plate~forme, travail, Sociologie\}/);
  });
});

describe('an act on many works', () => {
  it('is shown before it is done', async () => {
    const what = { type: 'chapter', language: 'fr', addTags: ['lu'] };
    const preview = await shelves().previewChange(owner(), ref, ids, what);
    expect(preview).toMatchObject({ changed: 3, unchanged: 0, used: [] });
    expect(preview.lines[0]!.parts).toEqual([
      { part: 'type', from: 'book', to: 'chapter' },
      { part: 'language', from: 'en', to: 'fr' },
      { part: 'tags', from: '', to: 'lu' },
    ]);
    expect(tags()).toEqual([]);
  });

  it('is taken back, except where somebody has changed it again', async () => {
    const { act } = await change({ type: 'chapter', language: 'fr', addTags: ['lu'] });
    const library = lab.services.library;
    const work = await library.get(owner(), ref, ids[0]!);
    const { key, version } = work;
    const item = { ...work.item, language: 'de' };
    await library.update(owner(), ref, work.id, { item, key, version });
    expect(await shelves().undo(owner(), ref, act!)).toEqual({ undone: 2, left: 1 });
    expect(tags()).toEqual([]);
    const now = await Promise.all(ids.map((id) => library.get(owner(), ref, id)));
    expect(now.map(({ item: held }) => [held.type, held.language])).toEqual([
      ['book', 'de'],
      ['book', 'en'],
      ['book', 'en'],
    ]);
    expect(await codeOf(() => shelves().undo(owner(), ref, act!))).toBe('not-found');
  });

  it('leaves in place what serves as a source, and says so', async () => {
    const room = await lab.context.rooms.graph(ref);
    await room.apply(owner().userId, (doc) => {
      const concept = addConcept(doc, { label: { fr: 'Travail' } });
      addEvidence(doc, { on: ['concept', concept], work: ids[0]! });
    });
    const { act, changed, used } = await change({ delete: true });
    expect({ changed, used }).toMatchObject({ changed: 2, used: [{ id: ids[0], uses: 1 }] });
    expect((await lab.services.library.list(owner(), ref)).total).toBe(1);
    await shelves().undo(owner(), ref, act!);
    expect((await lab.services.library.list(owner(), ref)).total).toBe(3);
  });

  it('is taken back by whoever did it alone', async () => {
    const { act } = await change({ addTags: ['lu'] });
    const colleague = await lab.join(owner(), ref, 'editor');
    expect(await codeOf(() => shelves().undo(colleague, ref, act!))).toBe('not-found');
  });
});

it('keeps a search to its owner until it is shared', async () => {
  const colleague = await lab.join(owner(), ref, 'viewer');
  const save = (name: string, shared: boolean) =>
    shelves().saveSearch(owner(), ref, { name, query: 'q=travail', shared });
  const own = save('À moi', false);
  save('À tous', true);
  expect(shelves().searches(owner(), ref)).toHaveLength(2);
  expect(shelves().searches(colleague, ref)).toMatchObject([{ name: 'À tous', own: false }]);
  expect(await codeOf(() => shelves().deleteSearch(colleague, ref, own.id))).toBe('not-found');
  shelves().deleteSearch(owner(), ref, own.id);
  expect(shelves().searches(owner(), ref)).toHaveLength(1);
});

it('takes a whole import back, but for what has been used or changed since', async () => {
  const { library } = lab.services;
  await importText('@book{a, title={Ancien}, year={1999}, publisher={Un}}');
  const file = `@book{a, title={Ancien}, year={1999}, publisher={Deux}}
@book{b, title={Deux}} @book{c, title={Trois}} @book{d, title={Quatre}}`;
  const report = await importText(file);
  expect(report).toMatchObject({ updated: [{ key: 'a' }], imported: { length: 3 } });
  const [, cited, edited] = report.imported;
  const room = await lab.context.rooms.graph(ref);
  await room.apply(owner().userId, (doc) => {
    const concept = addConcept(doc, { label: { fr: 'Travail' } });
    addEvidence(doc, { on: ['concept', concept], work: cited!.workId });
  });
  const { item, key, version } = await library.get(owner(), ref, edited!.workId);
  const mine = { item: { ...item, title: 'À moi' }, key, version };
  await library.update(owner(), ref, edited!.workId, mine);

  expect(await shelves().undo(owner(), ref, report.id)).toEqual({ undone: 2, left: 2 });
  expect((await library.get(owner(), ref, 'a')).item.publisher).toBe('Un');
  expect((await library.get(owner(), ref, 'b')).deletedAt).not.toBeNull();
  expect((await library.get(owner(), ref, 'c')).deletedAt).toBeNull();
  expect((await library.get(owner(), ref, 'd')).title).toBe('À moi');
});
