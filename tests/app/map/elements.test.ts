import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { placeConcepts, renameConcept } from '../../../app/domain/graph/commands.ts';
import { createProjector } from '../../../app/domain/graph/projector.ts';
import { moveCards, scene } from '../../../app/domain/scene/index.ts';
import { createFlowElements } from '../../../app/features/map/canvas/flow-elements.ts';
import { within } from '../../../app/features/map/canvas/use-in-sight.ts';
import { litIds } from '../../../app/features/map/highlight.ts';
import {
  phraseTerm,
  suggestConcepts,
  suggestPhrases,
} from '../../../app/features/map/suggestions.ts';
import type { MapWork } from '../../../app/features/map/types.ts';
import { citations, worksAsSeen, worksOnPaper } from '../../../app/features/map/works-on-map.ts';
import { buildExample, readExamplePlaces } from '../../../server/example/build-example.ts';

const MAP = 'cadre-conceptuel';

function example() {
  const doc = new Y.Doc();
  const workIdByReference = Object.fromEntries(
    Array.from({ length: 18 }, (_, index) => [index + 1, `work-${String(index + 1)}`]),
  );
  buildExample(doc, { workIdByReference, places: readExamplePlaces() });
  const projector = createProjector(doc);
  return { doc, graph: () => projector.getSnapshot() };
}

const draw = (graph: ReturnType<ReturnType<typeof example>['graph']>) =>
  scene(graph, { map: MAP, language: 'fr' });

const STILL = {
  selected: new Set<string>(),
  lit: null,
  far: false,
  marks: new Map(),
  canEdit: true,
  byTouch: false,
  locked: new Set<string>(),
  names: {
    nameOf: ({ label }: { label: string }) => label,
    edgeNameOf: ({ sentence }: { sentence: string }) => sentence,
    frameNameOf: ({ title }: { title: string }) => title,
  },
};

describe('React Flow’s elements', () => {
  it('are the same objects where nothing changed, and new ones where a name did', () => {
    const { doc, graph } = example();
    const elements = createFlowElements();
    const before = elements({ ...STILL, scene: draw(graph()) });
    renameConcept(doc, { id: 'ownership', label: { fr: 'Propriété' } });
    const after = elements({ ...STILL, scene: draw(graph()) });
    const changed = after.nodes.filter((node, index) => node !== before.nodes[index]);
    expect(changed.map(({ id }) => id)).toEqual(['ownership']);
  });

  it('carry their measures, so that a rebuilt node is never hidden (xyflow #3897)', () => {
    const { graph } = example();
    const drawn = draw(graph());
    const { nodes } = createFlowElements()({ ...STILL, scene: drawn });
    expect(nodes).toHaveLength(drawn.cards.length);
    for (const node of nodes) {
      expect(node.measured).toEqual({ width: node.width, height: node.height });
      expect(node.handles).toHaveLength(4);
    }
  });

  it('move alone with their own lines during a drag', () => {
    const { graph } = example();
    const elements = createFlowElements();
    const drawn = draw(graph());
    const before = elements({ ...STILL, scene: drawn });
    const moved = moveCards(drawn, { ownership: [5000, 5000] });
    const after = elements({ ...STILL, scene: moved });
    const nodes = after.nodes.filter((node, index) => node !== before.nodes[index]);
    expect(nodes.map(({ id }) => id)).toEqual(['ownership']);
    const own = after.edges.filter(
      ({ source, target }) => source === 'ownership' || target === 'ownership',
    );
    expect(own.length).toBeGreaterThan(0);
    for (const edge of own) expect(before.edges).not.toContain(edge);
  });

  it('lets a moved card keep its name and selection', () => {
    const { doc, graph } = example();
    const elements = createFlowElements();
    const selected = new Set(['ownership']);
    elements({ ...STILL, selected, scene: draw(graph()) });
    placeConcepts(doc, { map: MAP, places: { ownership: [8, 16] } });
    const node = elements({ ...STILL, selected, scene: draw(graph()) }).nodes.find(
      ({ id }) => id === 'ownership',
    );
    expect(node).toMatchObject({ selected: true, position: { x: 8, y: 16 } });
  });
});

describe('what the legend lights', () => {
  it('is all where nothing is set apart', () => {
    const { graph } = example();
    expect(litIds(draw(graph()), graph(), null)).toBeNull();
  });

  it('to source: those propositions and their ends alone', () => {
    const { graph } = example();
    const drawn = draw(graph());
    const lit = litIds(drawn, graph(), { kind: 'status', id: 'to-source' })!;
    const wanted = drawn.edges.filter(({ status }) => status === 'to-source');
    expect(wanted.length).toBe(drawn.legend.toSource);
    expect([...lit].sort()).toEqual(
      [...new Set(wanted.flatMap(({ id, from, to }) => [id, from, to]))].sort(),
    );
  });

  it('a literature: its concepts, and the propositions between them', () => {
    const { graph } = example();
    const drawn = draw(graph());
    const lit = litIds(drawn, graph(), { kind: 'term', id: 'commons' })!;
    for (const { id } of drawn.cards) {
      expect(lit.has(id)).toBe(graph().concepts[id]!.literatures.includes('commons'));
    }
  });
});

describe('suggestions', () => {
  it('find a concept in either language, without accents or case', () => {
    const { graph } = example();
    const ids = (query: string) => suggestConcepts(graph(), query).map(({ id }) => id);
    expect(ids('HUMAN labour')[0]).toBe('human-labour');
    expect(ids('propriete des donnees')[0]).toBe('ownership');
    expect(ids('')).toEqual([]);
    expect(suggestConcepts(graph(), 'travail', { except: ['human-labour'] })).not.toContain(
      graph().concepts['human-labour'],
    );
  });

  it('complete a linking phrase from the vocabulary, and know it when it is typed whole', () => {
    const { graph } = example();
    const term = suggestPhrases(graph(), '', 'fr')[0]!;
    const label = term.label.fr!;
    expect(suggestPhrases(graph(), label.slice(0, 4).toUpperCase(), 'fr')).toContain(term);
    expect(phraseTerm(graph(), `  ${label.toUpperCase()} `, 'fr')).toBe(term);
    expect(phraseTerm(graph(), 'un mot que personne n’a écrit', 'fr')).toBeNull();
  });
});

describe('Of a large map', () => {
  it('what is in sight, what is chosen and the ends of its lines are on the page', () => {
    const whole = draw(example().graph());
    const [first] = whole.edges;
    const { x, y } = first!.label;
    const sight = { x, y, width: 4, height: 4 };
    const seen = within(whole, sight, new Set());
    expect(seen.edges).toContain(first);
    expect(seen.edges.length).toBeLessThan(whole.edges.length);
    const cards = new Set(seen.cards.map(({ id }) => id));
    for (const { from, to } of seen.edges) expect(cards.has(from) && cards.has(to)).toBe(true);

    const chosen = whole.cards.find(({ id }) => !cards.has(id))!;
    expect(within(whole, sight, new Set([chosen.id])).cards).toContain(chosen);
  });
});

describe('works on a map', () => {
  const work = { type: 'book', title: 'Un titre', year: 2018, doi: null, deleted: false } as const;
  const named = (id: string, more: object = {}) =>
    [id, { ...work, id, key: `${id}2018`, creators: 'Casilli', ...more }] as const;
  const works = new Map<string, MapWork>([
    named('open', { state: 'read' }),
    named('restricted', { restricted: true }),
    named('deleted', { deleted: true }),
    named('hidden', { title: '', creators: '', year: null, hidden: 'withdrawn' }),
  ]);
  it('are seen by their reader as the library has them, and by nobody with a reading state', () => {
    const seen = worksAsSeen(works, 'fr');
    expect(seen('open')).toEqual({ by: 'Casilli, 2018', title: 'Un titre', gone: null });
    expect(seen('deleted')).toMatchObject({ by: 'Casilli, 2018', gone: 'removed' });
    expect(seen('hidden')).toEqual({ by: '', title: '', gone: 'withdrawn' });
    expect(seen('unknown')).toBeNull();
  });
  it('leave with no restricted one named', () => {
    const onPaper = worksOnPaper(works, 'fr');
    expect(worksAsSeen(works, 'fr')('restricted')).toMatchObject({ title: 'Un titre' });
    expect(onPaper('restricted')).toEqual({ by: '', title: '', gone: 'restricted' });
    expect(onPaper('open')).toMatchObject({ title: 'Un titre' });
    expect(['open', 'restricted', 'unknown'].map(citations(works))).toEqual([
      '[@open2018]',
      '',
      '',
    ]);
  });
});
