import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../server/types.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
let me: Actor;
let example: string;
beforeEach(async () => {
  lab = await makeLab();
  example = (await lab.setUp({ example: true })).slug!;
  me = lab.administrator;
});
afterEach(() => lab.end());

const LIBRARY = { kind: 'library' } as const;
const exported = async (of: TestLab, ref: string, format: 'graph-json' | 'bibtex' | 'csl-json') =>
  (await of.services.bibliography.export(of.administrator, ref, { scope: LIBRARY, format })).body;

describe('taking a project out and in', () => {
  it('makes the same project elsewhere from graph-json and .bib', async () => {
    const graphJson = await exported(lab, example, 'graph-json');
    const bibliography = await exported(lab, example, 'bibtex');
    const elsewhere = await makeLab();
    try {
      await elsewhere.setUp();
      const { name } = lab.services.workspaces.get(me, example);
      const made = await elsewhere.services.workspaces.importProject(elsewhere.administrator, {
        name,
        graphJson,
        bibliography,
      });
      expect(await exported(elsewhere, made.id, 'graph-json')).toBe(graphJson);
      expect(await exported(elsewhere, made.id, 'bibtex')).toBe(bibliography);
    } finally {
      await elsewhere.end();
    }
  });

  it('is whole without the .bib too', async () => {
    const graphJson = await exported(lab, example, 'graph-json');
    const made = await lab.services.workspaces.importProject(me, {
      name: 'Encore',
      graphJson,
      bibliography: null,
    });
    // Here every work's id is taken: the copy has its own, and its evidence follows.
    const { works } = await lab.services.library.list(me, made.id);
    const { works: before } = await lab.services.library.list(me, example);
    expect(works.map(({ key, uses }) => [key, uses])).toEqual(
      before.map(({ key, uses }) => [key, uses]),
    );
    expect(works[0]!.id).not.toBe(before[0]!.id);
    expect(await exported(lab, made.id, 'csl-json')).toBe(await exported(lab, example, 'csl-json'));
  });

  it('leaves nothing behind when the file is refused', async () => {
    const refuse = (graphJson: string) =>
      codeOf(() =>
        lab.services.workspaces.importProject(me, { name: 'X', graphJson, bibliography: null }),
      );
    expect(await refuse('{')).toBe('graph-json-invalid');
    expect(await refuse('{"format":"canevas-graph","version":1}')).toBe('graph-json-invalid');
    const file = JSON.parse(await exported(lab, example, 'graph-json')) as {
      graph: { propositions: Record<string, { to: string }> };
    };
    Object.values(file.graph.propositions)[0]!.to = 'nowhere';
    expect(await refuse(JSON.stringify(file))).toBe('concept-missing');
    expect(lab.services.workspaces.list(me)).toHaveLength(1);
  });

  it('exports the same bytes while nothing changes, after a restart too', async () => {
    const formats = ['graph-json', 'bibtex', 'csl-json'] as const;
    const before = await Promise.all(formats.map((format) => exported(lab, example, format)));
    await lab.close();
    lab = { ...(await makeLab(lab.config.dataDir)), administrator: lab.administrator };
    const after = await Promise.all(formats.map((format) => exported(lab, example, format)));
    expect(after).toEqual(before);
  });
});

it('duplicates library and graph, numbers kept, each work its own', async () => {
  const copy = await lab.services.workspaces.duplicate(me, example, 'Copie');
  const [a, b] = [
    await lab.services.maps.graph(me, example),
    await lab.services.maps.graph(me, copy.id),
  ];
  const numbers = (graph: typeof a) =>
    Object.values(graph.propositions)
      .map(({ id, number }) => [id, number])
      .sort();
  expect(numbers(b)).toEqual(numbers(a));
  const { works } = await lab.services.library.list(me, copy.id);
  const ids = new Set(works.map(({ id }) => id));
  const cited = Object.values(b.propositions).flatMap(({ evidence }) =>
    evidence.map(({ work }) => work),
  );
  expect(cited.length).toBeGreaterThan(0);
  expect(cited.every((id) => ids.has(id))).toBe(true);
  expect(copy.isExample).toBe(false);
  // One copy's editing leaves the other alone.
  await lab.services.maps.delete(me, copy.id, Object.keys(b.maps)[0]!);
  expect(await lab.services.maps.list(me, example)).toHaveLength(5);
  expect((await lab.services.maps.list(me, example)).every(({ deleted }) => !deleted)).toBe(true);
});

it('tells what changed, by person and in words', async () => {
  const editor = await lab.join(me, example, 'editor');
  const since = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  const { services } = lab;
  const [map] = await services.maps.list(me, example);
  await services.maps.rename(editor, example, map!.id, { fr: 'Carte' });
  await services.maps.rename(editor, example, map!.id, { fr: 'Carte renommée' });
  const changes = await services.changes.since(me, example, since);
  const graph = changes.filter(({ area }) => area === 'graph');
  expect(graph).toMatchObject([
    {
      what: 'mapRenamed',
      person: { id: editor.userId },
      params: { label: { fr: 'Carte renommée' }, before: map!.name },
      target: { kind: 'map', id: map!.id },
      layout: false,
    },
  ]);
  const all = await services.changes.since(me, example, '2020-01-01T00:00:00.000Z');
  expect(all.filter(({ what }) => what === 'workAdded')).toHaveLength(18);
  expect(all.find(({ what }) => what === 'propositionAdded')?.person?.id).toBe('example');
  expect(all.find(({ what }) => what === 'memberJoined')?.person?.id).toBe(editor.userId);
});

it('finds across maps, library and comments', async () => {
  const { services } = lab;
  const concept = Object.values(
    await services.maps.graph(me, example).then(({ concepts }) => concepts),
  )[0]!;
  await services.comments.add(me, example, {
    target: { kind: 'concept', id: concept.id },
    body: 'À vérifier : l’ubérisation',
  });
  const kinds = async (query: string) =>
    new Set((await services.search.find(me, example, query)).map(({ kind }) => kind));
  expect(await kinds('uberisation verif')).toEqual(new Set(['comment']));
  expect(await kinds('casilli')).toContain('work');
  expect(await kinds('travail')).toEqual(new Set(['map', 'concept', 'proposition', 'work']));
  expect(await kinds('')).toEqual(new Set());
});
