import { describe, expect, it } from 'vitest';
import type { Concept, Evidence, Graph, Proposition } from '../../../app/domain/graph/types.ts';
import {
  linesOfUses,
  servedLiteratures,
  sourceCounts,
} from '../../../app/features/library/served.ts';

const evidence = (work: string): Evidence => ({
  id: `e-${work}`,
  work,
  stance: 'supports',
  locator: null,
  quotation: null,
  attributedTo: null,
  order: 'a0',
});
const concept = (id: string, literatures: string[], works: string[] = []): Concept => ({
  id,
  label: { fr: id },
  form: {},
  aliases: [],
  kind: null,
  literatures,
  levels: [],
  fieldSite: false,
  definition: {},
  evidence: works.map(evidence),
});
const proposition = (from: string, to: string, works: string[]): Proposition => ({
  id: `${from}-${to}`,
  number: 1,
  from,
  to,
  phrase: { text: { fr: 'oriente' }, term: null },
  status: works.length ? 'sourced' : 'to-source',
  sentence: {},
  evidence: works.map(evidence),
  contested: false,
});
const graph: Graph = {
  terms: {},
  concepts: { a: concept('a', ['labor'], ['w1']), b: concept('b', ['chains', 'labor']) },
  propositions: { ab: proposition('a', 'b', ['w2']), ba: proposition('b', 'a', []) },
  maps: {},
  trash: { concepts: [], propositions: [], maps: [], terms: [] },
  illTyped: [],
};

describe('what a work serves', () => {
  it('is the literatures of the concepts and of the ends of the propositions that cite it', () => {
    const served = servedLiteratures(graph);
    expect([...served.get('w1')!]).toEqual(['labor']);
    expect([...served.get('w2')!].sort()).toEqual(['chains', 'labor']);
    expect(served.has('w3')).toBe(false);
  });

  it('counts propositions by their status', () => {
    expect(sourceCounts(graph)).toEqual({ sourced: 1, toSource: 1 });
  });

  it('gives a use its sentence where the proposition is still there', () => {
    const use = {
      evidenceId: 'e',
      number: 1,
      label: { fr: 'a oriente b' },
      maps: [],
      stance: 'supports' as const,
      locator: null,
    };
    const lines = linesOfUses(
      [
        { ...use, target: { kind: 'proposition', id: 'ab' } },
        { ...use, target: { kind: 'proposition', id: 'gone' } },
      ],
      graph,
    );
    expect(lines[0]?.sentence).toEqual({
      from: { fr: 'a' },
      phrase: { fr: 'oriente' },
      to: { fr: 'b' },
    });
    expect(lines[1]?.sentence).toBeNull();
  });
});
