import { expect } from 'vitest';
import type { Graph } from '../../../../app/domain/graph/types.ts';

/** The rules of SPEC.md that can be read off any projection. */
export function expectRules(graph: Graph): void {
  const numbers: number[] = [];
  for (const proposition of Object.values(graph.propositions)) {
    expect(proposition.from, 'G12').not.toBe(proposition.to);
    expect(graph.concepts[proposition.from], 'G12').toBeDefined();
    expect(graph.concepts[proposition.to], 'G12').toBeDefined();
    const { term } = proposition.phrase;
    if (term) expect(graph.terms[term]?.vocabulary, 'G17').toBe('phrase');
    expect(proposition.contested, 'G16').toBe(
      proposition.evidence.some(({ stance }) => stance === 'contests'),
    );
    if (proposition.number !== null) numbers.push(proposition.number);
  }
  for (const { number } of graph.trash.propositions) if (number !== null) numbers.push(number);
  expect(new Set(numbers).size, 'G14').toBe(numbers.length);
  for (const concept of Object.values(graph.concepts)) {
    if (concept.kind) expect(graph.terms[concept.kind]?.vocabulary, 'G17').toBe('kind');
    for (const id of concept.literatures) {
      expect(graph.terms[id]?.vocabulary, 'G17').toBe('literature');
    }
    for (const id of concept.levels) expect(graph.terms[id]?.vocabulary, 'G17').toBe('level');
  }
  for (const { parent } of Object.values(graph.terms)) {
    if (parent)
      expect(graph.terms[parent], 'G17').toMatchObject({ vocabulary: 'level', parent: null });
  }
  const maps = Object.values(graph.maps);
  expect(new Set(maps.map(({ slug }) => slug)).size, 'G18').toBe(maps.length);
  for (const { places } of maps) {
    for (const id of Object.keys(places)) expect(graph.concepts[id], 'G11').toBeDefined();
  }
}
