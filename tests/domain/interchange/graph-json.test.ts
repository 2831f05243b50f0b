import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { numberPropositions, run, SYSTEM_ORIGIN } from '../../../app/domain/graph/commands.ts';
import { project } from '../../../app/domain/graph/projection.ts';
import type { Graph } from '../../../app/domain/graph/types.ts';
import {
  buildGraph,
  readGraphJson,
  writeGraphJson,
} from '../../../app/domain/interchange/graph-json.ts';
import { buildExample } from '../../../server/example/build-example.ts';
import { furnished, perform, randomAct } from '../graph/support/random-commands.ts';

const works = [
  { id: 'w1', key: 'doe2020', aliases: ['old'], item: { type: 'book' as const, title: 'T' } },
];

function rebuilt(text: string, workId?: (id: string) => string): Graph {
  const doc = new Y.Doc();
  const { graph } = readGraphJson(text);
  run(doc, SYSTEM_ORIGIN, (into) => buildGraph(into, graph, workId), undefined);
  return project(doc);
}

const withoutTrash = ({ trash: _, ...graph }: Graph) => graph;

describe('graph-json', () => {
  it('gives back exactly the graph that was written, whatever was done to it (property)', () => {
    fc.assert(
      fc.property(fc.array(randomAct, { maxLength: 40, size: 'max' }), (acts) => {
        const doc = furnished();
        for (const act of acts) perform(doc, act);
        numberPropositions(doc);
        const graph = project(doc);
        const text = writeGraphJson(graph, { name: 'P', works });
        const again = rebuilt(text);
        expect(withoutTrash(again)).toEqual(withoutTrash(graph));
        expect(writeGraphJson(again, { name: 'P', works })).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('carries the example whole, and cites works under the ids they get elsewhere', () => {
    const doc = new Y.Doc();
    const ids = Object.fromEntries(Array.from({ length: 18 }, (_, i) => [i + 1, `w${i + 1}`]));
    buildExample(doc, { workIdByReference: ids, places: {} });
    const graph = project(doc);
    const text = writeGraphJson(graph, { name: 'Exemple', works });
    expect(withoutTrash(rebuilt(text))).toEqual(withoutTrash(graph));
    const moved = rebuilt(text, (id) => `new-${id}`);
    expect(moved.propositions['ai--occupations']?.evidence[0]?.work).toBe('new-w11');
    expect(readGraphJson(text).works).toEqual(works);
  });

  it.each([
    ['', ''],
    ['{}', 'format'],
    ['{"format":"canevas-graph","version":2}', 'version'],
  ])('refuses %j and says where', (text, path) => {
    expect(() => readGraphJson(text)).toThrow(
      expect.objectContaining({ code: 'graph-json-invalid', params: { path } }) as Error,
    );
  });
});
