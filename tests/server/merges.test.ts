import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { NO_EXCERPT } from '../../app/domain/excerpts.ts';
import { addConcept, addEvidence } from '../../app/domain/graph/commands.ts';
import { NOTE_FIELD, noteText, readNote } from '../../app/domain/notes/document.ts';
import { finishMerges } from '../../server/commands/duplicates.ts';
import { markWorkDeleted } from '../../server/db/queries/work-store.ts';
import type { Actor, Work } from '../../server/types.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
let ref: string;
let owner: Actor & { kind: 'user' };
let colleague: Actor & { kind: 'user' };
let kept: Work;
let merged: Work;
let concept: string;

beforeAll(async () => {
  lab = await makeLab();
  await lab.setUp();
  owner = lab.administrator;
  const first = await lab.services.workspaces.create(owner, { name: 'Premier' });
  colleague = await lab.join(owner, first.id, 'editor');
}, 60_000);
afterAll(() => lab.end());

beforeEach(async () => {
  const { services } = lab;
  ref = (await services.workspaces.create(owner, { name: 'Doublons' })).id;
  // By the invitation's way it takes two seconds each time.
  lab.db.run(
    lab.db.sql.insertInto('member').values({
      workspace_id: ref,
      user_id: colleague.userId,
      role: 'editor',
      function: '',
      joined_at: '2026-01-01T00:00:00.000Z',
    }),
  );
  kept = await add('bair2005', { DOI: '10.1080/13691180500146185' });
  merged = await add('bairDoublon', { DOI: '10.1080/13691180500146185', publisher: 'Routledge' });
  const room = await lab.context.rooms.graph(ref);
  concept = await room.apply(owner.userId, (doc) => addConcept(doc, { label: { fr: 'Travail' } }));
  await room.apply(owner.userId, (doc) =>
    addEvidence(doc, { on: ['concept', concept], work: merged.id }),
  );
});

function add(key: string, fields: object): Promise<Work> {
  return lab.services.library.add(owner, ref, {
    key,
    item: {
      type: 'article-journal',
      title: 'Global capitalism and commodity chains',
      author: [{ family: 'Bair', given: 'Jennifer' }],
      issued: { 'date-parts': [[2005]] },
      ...fields,
    },
  });
}

async function write(workId: string, text: string): Promise<void> {
  const room = await lab.context.rooms.note(workId);
  await room.apply(owner.userId, (doc) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment(NOTE_FIELD).push([paragraph]);
  });
}
async function note(workId: string): Promise<string> {
  return noteText(readNote((await lab.context.rooms.note(workId)).doc));
}

const merge = (take: ('publisher' | 'title')[] = ['publisher']) =>
  lab.services.duplicates.merge(owner, ref, {
    kept: { id: kept.id, version: kept.version },
    merged: { id: merged.id, version: merged.version },
    take,
  });

/** All that a person can see of the two works, to be compared before a merge and after its undoing. */
async function everything(): Promise<unknown> {
  const { library, excerpts, shelves, readings, comments, restrictions } = lab.services;
  const one = async ({ id }: Work) => {
    const work = await library.get(owner, ref, id);
    return {
      work: { ...work, updatedAt: '', version: 0, updatedBy: null },
      uses: await library.uses(owner, ref, id),
      excerpts: (await excerpts.list(owner, ref, { work: id })).map((found) => found.quotation),
      shelves: shelves.ofWork(owner, ref, id),
      readings: [readings.get(owner, ref, id), readings.get(colleague, ref, id)],
      comments: comments.list(owner, ref, { target: { kind: 'work', id } }).map(({ body }) => body),
      restriction: restrictions.get(owner, ref, id),
      note: await note(id),
      found: (await library.list(owner, ref, { query: work.key })).works.map((row) => row.id),
    };
  };
  return [await one(kept), await one(merged)];
}

async function furnish(): Promise<void> {
  const { services } = lab;
  const excerpt = { ...NO_EXCERPT, quotation: 'Commodity chains are embedded.' };
  await services.excerpts.add(owner, ref, merged.id, excerpt);
  const { id } = services.shelves.addCollection(owner, ref, 'À lire');
  await services.shelves.change(owner, ref, [merged.id], { addTags: ['chaînes'], addTo: [id] });
  await services.shelves.change(owner, ref, [kept.id], { addTags: ['Chaînes', 'valeur'] });
  await services.comments.add(owner, ref, {
    target: { kind: 'work', id: merged.id },
    body: 'À vérifier',
  });
  services.readings.set(owner, ref, merged.id, { status: 'read', verdict: 'Essentiel' });
  services.readings.set(owner, ref, kept.id, { status: 'to-read', shared: true });
  services.readings.set(colleague, ref, merged.id, { status: 'reading' });
  await write(kept.id, 'Ce que j’en disais.');
  await write(merged.id, 'Ce que l’autre en disait.');
  kept = await services.library.get(owner, ref, kept.id);
  merged = await services.library.get(owner, ref, merged.id);
}

describe('merging two works', () => {
  it('finds the pair, says why, and is sure of it', async () => {
    const { pairs, total, sure } = await lab.services.duplicates.find(owner, ref);
    expect([total, sure]).toEqual([1, 1]);
    // The one that the map cites would be kept.
    expect(pairs[0]).toMatchObject({
      kept: { id: merged.id },
      merged: { id: kept.id },
      sure: true,
    });
    expect(pairs[0]!.reasons).toContain('same-doi');
  });

  it('makes the merged id and key names of the kept work, and writes nothing into the graph', async () => {
    const room = await lab.context.rooms.graph(ref);
    const before = Y.encodeStateAsUpdate(room.doc);
    await merge();
    const { library } = lab.services;
    expect(await library.get(owner, ref, merged.id)).toMatchObject({
      id: kept.id,
      aliases: ['bairDoublon'],
      item: { publisher: 'Routledge' },
    });
    expect((await library.get(owner, ref, 'bairdoublon')).id).toBe(kept.id);
    expect(await library.uses(owner, ref, kept.id)).toHaveLength(1);
    expect((await library.list(owner, ref)).works.map(({ id, uses }) => [id, uses])).toEqual([
      [kept.id, 1],
    ]);
    expect((await library.list(owner, ref, { deleted: true })).total).toBe(0);
    expect(library.items(owner, ref).map(({ id }) => id)).toEqual([kept.id]);
    expect(library.aliases(owner, ref)).toEqual({ [merged.id]: kept.id });
    const { entries } = await lab.services.bibliography.render(owner, ref, {
      scope: { kind: 'library' },
      style: 'apa',
      locale: 'fr-FR',
    });
    expect(entries).toHaveLength(1);
    expect(Y.encodeStateAsUpdate((await lab.context.rooms.graph(ref)).doc)).toEqual(before);
  });

  it('brings along what hangs on the merged work, and keeps the further of two readings', async () => {
    await furnish();
    await merge();
    const { excerpts, shelves, readings, comments, duplicates } = lab.services;
    expect(await excerpts.list(owner, ref, { work: kept.id })).toHaveLength(1);
    const held = shelves.ofWork(owner, ref, kept.id);
    expect(held.tags).toEqual(['Chaînes', 'valeur']);
    expect(held.collections).toHaveLength(1);
    expect(comments.list(owner, ref, { target: { kind: 'work', id: kept.id } })).toHaveLength(1);
    // The private reading is taken whole: that the other was shared does not publish its verdict.
    expect(readings.get(owner, ref, kept.id)).toMatchObject({
      status: 'read',
      verdict: 'Essentiel',
      shared: false,
    });
    expect(readings.get(colleague, ref, kept.id).status).toBe('reading');
    const [done] = duplicates.merges(owner, ref);
    expect(done!.merged[0]).toMatchObject({
      key: 'bairDoublon',
      ownReading: { status: 'to-read', shared: true },
    });
    expect(duplicates.merges(colleague, ref)[0]!.merged[0]!.ownReading).toBeNull();
    const text = await note(kept.id);
    expect(text.split('\n')).toEqual([
      'Global capitalism and commodity chains (bair2005)',
      'Ce que j’en disais.',
      'Global capitalism and commodity chains (bairDoublon)',
      'Ce que l’autre en disait.',
    ]);
  });

  it('gives everything back when it is undone', async () => {
    await furnish();
    const before = await everything();
    const { batch } = await merge(['publisher', 'title']);
    expect(await lab.services.duplicates.undo(owner, ref, batch)).toEqual({ undone: 1 });
    expect(await everything()).toEqual(before);
    expect(lab.services.duplicates.merges(owner, ref)).toEqual([]);
    expect(await codeOf(() => lab.services.duplicates.undo(owner, ref, batch))).toBe('not-found');
  });

  it('leaves what was written since the merge where it was written', async () => {
    await furnish();
    const { batch } = await merge();
    const { library, readings, duplicates } = lab.services;
    await write(kept.id, 'Ajouté depuis.');
    readings.set(owner, ref, kept.id, { verdict: 'Relu' });
    const now = await library.get(owner, ref, kept.id);
    await library.update(owner, ref, kept.id, {
      ...now,
      item: { ...now.item, title: 'Commodity chains', publisher: 'Taylor & Francis' },
    });
    await duplicates.undo(owner, ref, batch);
    expect((await library.get(owner, ref, kept.id)).item).toMatchObject({
      title: 'Commodity chains',
      publisher: 'Taylor & Francis',
    });
    expect(readings.get(owner, ref, kept.id).verdict).toBe('Relu');
    expect((await note(kept.id)).split('\n')).toEqual(['Ce que j’en disais.', 'Ajouté depuis.']);
    expect(await note(merged.id)).toBe('Ce que l’autre en disait.');
  });

  it('gives back to whoever was editing the merged work what they typed, beside what it became', async () => {
    await merge();
    const item = { ...merged.item, title: 'Mon titre' };
    const result = await lab.services.library.update(colleague, ref, merged.id, {
      item,
      key: 'bairDoublon',
      version: merged.version,
    });
    expect(result).toMatchObject({ saved: false, theirs: { id: kept.id }, mine: { item } });
  });

  it('writes a reading, a comment and an excerpt made from the old id on the kept work', async () => {
    await merge();
    const { readings, excerpts } = lab.services;
    readings.set(colleague, ref, merged.id, { status: 'read' });
    expect(readings.get(colleague, ref, kept.id).status).toBe('read');
    await excerpts.add(colleague, ref, merged.id, { ...NO_EXCERPT, quotation: 'Tard.' });
    expect(await excerpts.list(owner, ref, { work: kept.id })).toHaveLength(1);
  });

  it('merges what is sure in one go, and takes it back in one go', async () => {
    const third = await add('bairTroisieme', { DOI: '10.1080/13691180500146185', volume: '9' });
    const result = await lab.services.duplicates.mergeSure(owner, ref);
    expect(result.merged).toBe(2);
    expect((await lab.services.library.list(owner, ref)).total).toBe(1);
    const names = await Promise.all(
      [kept, merged, third].map(
        async ({ key }) => (await lab.services.library.get(owner, ref, key)).id,
      ),
    );
    expect(new Set(names).size).toBe(1);
    await lab.services.duplicates.undo(owner, ref, result.batch!);
    expect((await lab.services.library.list(owner, ref)).total).toBe(3);
    expect((await lab.services.library.get(owner, ref, kept.id)).item).toEqual(kept.item);
    expect(await lab.services.duplicates.mergeSure(owner, ref)).toMatchObject({ merged: 2 });
  });

  it('is as if it had not been where a note cannot be joined, for one and for all that is sure', async () => {
    const third = await add('bairTroisieme', { DOI: '10.1080/13691180500146185', volume: '9' });
    await furnish();
    await write(third.id, 'La troisième.');
    const before = await everything();
    const { rooms } = lab.context;
    const open = rooms.note.bind(rooms);
    let joins = 0;
    const spy = vi.spyOn(rooms, 'note').mockImplementation(async (id) => {
      const room = await open(id);
      const apply: typeof room.apply = (author, change) => {
        joins += 1;
        if (joins === failing) throw new Error('disk full');
        return room.apply(author, change);
      };
      return { doc: room.doc, apply };
    });
    let failing = 1;
    await expect(merge()).rejects.toThrow('disk full');
    joins = 0;
    failing = 2;
    await expect(lab.services.duplicates.mergeSure(owner, ref)).rejects.toThrow('disk full');
    spy.mockRestore();
    expect(joins).toBeGreaterThanOrEqual(2);
    expect(await everything()).toEqual(before);
    expect(await note(third.id)).toBe('La troisième.');
    expect(lab.services.duplicates.merges(owner, ref)).toEqual([]);
  });

  it('joins a note once, though the process ended before it could say so', async () => {
    await furnish();
    const before = await everything();
    const { batch } = await merge();
    const joined = await note(kept.id);
    lab.db.raw.prepare('UPDATE work_merge SET note = NULL WHERE batch = ?').run(batch);
    await finishMerges(lab.context);
    expect(await note(kept.id)).toBe(joined);
    await lab.services.duplicates.undo(owner, ref, batch);
    expect(await everything()).toEqual(before);
  });

  it('keeps its evidence in a copy of the project', async () => {
    await merge();
    const copy = await lab.services.workspaces.duplicate(owner, ref, 'Copie');
    const { works } = await lab.services.library.list(owner, copy.id);
    expect(works.map(({ key, uses }) => [key, uses])).toEqual([['bair2005', 1]]);
    const graph = await lab.services.maps.graph(owner, copy.id);
    expect(graph.concepts[concept]!.evidence.map(({ work }) => work)).toEqual([works[0]!.id]);
    expect((await lab.services.library.get(owner, copy.id, 'bairDoublon')).id).toBe(works[0]!.id);
  });

  it('undoes a merge of a merged work only after the later one', async () => {
    const third = await add('bairTroisieme', {});
    const { batch } = await merge();
    const now = await lab.services.library.get(owner, ref, kept.id);
    const later = await lab.services.duplicates.merge(owner, ref, {
      kept: { id: third.id, version: third.version },
      merged: { id: kept.id, version: now.version },
      take: [],
    });
    expect((await lab.services.library.get(owner, ref, merged.id)).id).toBe(third.id);
    expect(await codeOf(() => lab.services.duplicates.undo(owner, ref, batch))).toBe(
      'merge-buried',
    );
    await lab.services.duplicates.undo(owner, ref, later.batch);
    await lab.services.duplicates.undo(owner, ref, batch);
    expect((await lab.services.library.get(owner, ref, merged.id)).id).toBe(merged.id);
  });

  it('refuses a stale version, the same work twice, a deleted one', async () => {
    const { duplicates } = lab.services;
    const input = {
      kept: { id: kept.id, version: kept.version },
      merged: { id: merged.id, version: 7 },
      take: [],
    };
    expect(await codeOf(() => duplicates.merge(owner, ref, input))).toBe('merge-stale');
    const same = { ...input, merged: input.kept };
    expect(await codeOf(() => duplicates.merge(owner, ref, same))).toBe('merge-same');
    markWorkDeleted(lab.db, merged.id, '2026-01-01T00:00:00.000Z', owner.userId, 'x');
    expect(await codeOf(() => duplicates.merge(owner, ref, input))).toBe('not-found');
  });
});

it('remembers that two works are no duplicates, and forgets it', async () => {
  const { duplicates } = lab.services;
  duplicates.keepApart(owner, ref, [merged.id, kept.id], true);
  expect((await duplicates.find(owner, ref)).total).toBe(0);
  expect((await duplicates.mergeSure(owner, ref)).merged).toBe(0);
  duplicates.keepApart(owner, ref, [kept.id, merged.id], false);
  expect((await duplicates.find(owner, ref)).total).toBe(1);
});

it('never merges a restricted work, and hides with the kept work what it was made of', async () => {
  const { restrictions, duplicates, library } = lab.services;
  await restrictions.set(owner, ref, merged.id, []);
  expect((await duplicates.find(owner, ref)).total).toBe(0);
  expect(await codeOf(() => merge())).toBe('merge-restricted');
  await restrictions.set(owner, ref, merged.id, null);
  const { batch } = await merge();
  await restrictions.set(owner, ref, kept.id, []);
  expect(duplicates.merges(colleague, ref)).toEqual([]);
  expect(await codeOf(() => library.get(colleague, ref, merged.id))).toBe('not-found');
  expect(await codeOf(() => duplicates.undo(colleague, ref, batch))).toBe('not-found');
  await restrictions.withdraw(owner, ref, kept.id);
  const left = lab.db.raw
    .prepare('SELECT title FROM work WHERE id IN (?, ?)')
    .all(kept.id, merged.id);
  expect(left.map(({ title }) => title)).toEqual(['', '']);
});
