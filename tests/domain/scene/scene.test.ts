import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../../app/domain/scene/geometry.ts';
import type { Colouring } from '../../../app/domain/graph/types.ts';
import {
  STATUS_HUES,
  createDrawing,
  createMover,
  moveCards,
  scene,
} from '../../../app/domain/scene/index.ts';
import type { Box } from '../../../app/domain/graph/types.ts';
import type { Scene } from '../../../app/domain/scene/index.ts';
import { graphs } from './random-graph.ts';
import { starterGraph } from './starter-graph.ts';
import type { Layout } from './starter-graph.ts';

const file = new URL('../../../server/example/layout.json', import.meta.url);
const graph = starterGraph(JSON.parse(readFileSync(file, 'utf8')) as Layout);
const work = (): Scene => scene(graph, { map: 'travail-de-l-ia', language: 'fr' });

describe('scene', () => {
  it('is plain JSON with the ids of the graph, in a stable order', () => {
    const drawn = work();
    expect(JSON.parse(JSON.stringify(drawn))).toEqual(drawn);
    expect(work()).toEqual(drawn);
    expect(drawn.cards.every(({ id }) => id in graph.concepts)).toBe(true);
    expect(drawn.edges.map(({ number }) => number)).toEqual(
      drawn.edges.map(({ number }) => number).sort((a, b) => a! - b!),
    );
  });

  it('counts what its legend names', () => {
    const { legend } = work();
    expect(legend.terms.map(({ id, count }) => [id, count])).toEqual([
      ['digital-labor', 17],
      ['gvc', 6],
      ['commons', 3],
      ['regulation', 2],
    ]);
    expect(legend).toMatchObject({ toSource: 2, contested: 1 });
    expect(legend.statuses).toEqual([
      { status: 'to-source', count: 2, hue: null },
      { status: 'sourced', count: 13, hue: null },
    ]);
  });

  it('shows by its signs and hues what the map’s colours stand for', () => {
    const coloured = (colours: Colouring) => {
      const map = { ...graph.maps['travail-de-l-ia']!, colours };
      return scene({ ...graph, maps: { [map.id]: map } }, { map: map.id, language: 'fr' });
    };
    const kinds = coloured('kind');
    const [phenomenon] = kinds.legend.terms.filter(({ id }) => id === 'phenomenon');
    const { ai } = graph.concepts;
    expect(ai!.kind).toBe('phenomenon');
    const card = kinds.cards.find(({ id }) => id === 'ai')!;
    expect(card.bars.map(({ hue }) => hue)).toEqual([phenomenon!.hue]);
    expect(card.kindLine!.shapes.map(({ shape }) => shape)).toEqual([phenomenon!.shape]);
    expect(kinds.legend.terms.map(({ id }) => id)).not.toContain('question');
    const signs = kinds.legend.terms.map(({ shape, hue }) => `${shape} ${hue}`);
    expect(new Set(signs).size).toBe(signs.length);

    const none = coloured('none');
    expect(none.legend.terms).toEqual([]);
    expect(none.cards.flatMap(({ bars }) => bars)).toEqual([]);
    expect(none.edges.every(({ hue }) => hue === null)).toBe(true);
    const status = coloured('status');
    for (const { status: held, hue } of status.edges) expect(hue).toBe(STATUS_HUES[held]);
    expect(status.legend.statuses.every(({ status: held, hue }) => hue === STATUS_HUES[held])).toBe(
      true,
    );
  });

  it('carries both counts on a contested proposition, and its sentence', () => {
    const contested = work().edges.find((edge) => edge.contested)!;
    expect(contested.label.counts.map(({ sign, count }) => [sign, count])).toEqual([
      ['supports', 1],
      ['contests', 2],
    ]);
    expect(contested.sentence).toBe('L’IA ferait disparaître des professions.');
  });

  it.each(['to-source', 'contested'] as const)('dims what the filter %s leaves out', (filter) => {
    const drawn = scene(graph, { map: 'travail-de-l-ia', language: 'fr', filter });
    const lit = drawn.edges.filter(({ dimmed }) => !dimmed);
    expect(lit).toHaveLength(filter === 'to-source' ? 2 : 1);
    const ends = new Set(lit.flatMap(({ from, to }) => [from, to]));
    for (const card of drawn.cards) expect(card.dimmed).toBe(!ends.has(card.id));
  });

  it('marks what is missing in the language, and shows the other', () => {
    const untranslated = structuredClone(graph);
    untranslated.concepts.ai!.label = { fr: 'Intelligence artificielle' };
    const drawn = scene(untranslated, { map: 'travail-de-l-ia', language: 'en' });
    const card = drawn.cards.find(({ id }) => id === 'ai')!;
    expect(card).toMatchObject({ missing: 'en', label: 'Intelligence artificielle' });
    expect(card.kindLine?.tag?.text).toBe('FR');
  });

  it('leaves no empty line under a concept that has neither kind nor literature', () => {
    const bare = structuredClone(graph);
    Object.assign(bare.concepts.ai!, { kind: null, literatures: [], fieldSite: false });
    const cardOf = (from: typeof graph) =>
      scene(from, { map: 'travail-de-l-ia', language: 'fr' }).cards.find(({ id }) => id === 'ai')!;
    expect(cardOf(bare).kindLine).toBeNull();
    expect(cardOf(bare).height).toBeLessThan(cardOf(graph).height);
  });

  it('takes the phrase of a vocabulary term where the proposition has none of its own', () => {
    const borrowed = structuredClone(graph);
    borrowed.propositions.p2!.phrase = { text: {}, term: 'phrase' };
    borrowed.terms.phrase = {
      ...borrowed.terms.gvc!,
      id: 'phrase',
      vocabulary: 'phrase',
      label: { fr: 'remplace', en: 'replaces' },
    };
    const drawn = scene(borrowed, { map: 'travail-de-l-ia', language: 'fr' });
    expect(drawn.edges.find(({ id }) => id === 'p2')!.content.phrase).toBe('remplace');
  });

  it('draws straight lines where the map asks for them, still parting those of one pair', () => {
    const ruled = structuredClone(graph);
    ruled.maps['travail-de-l-ia']!.lines = 'straight';
    ruled.propositions.back = { ...ruled.propositions.p2!, id: 'back' };
    const drawn = scene(ruled, { map: 'travail-de-l-ia', language: 'fr' });
    const bend = ({ curves }: Scene['edges'][number]): number => {
      const [start, one, other, end] = curves[0]!;
      const off = ([x, y]: [number, number]): number =>
        Math.abs((end[0] - start[0]) * (y - start[1]) - (end[1] - start[1]) * (x - start[0]));
      return off(one) + off(other);
    };
    const single = drawn.edges.filter(({ id }) => id !== 'p2' && id !== 'back');
    for (const edge of single) expect(bend(edge)).toBeLessThan(0.001);
    const [p2, back] = ['p2', 'back'].map((id) => drawn.edges.find((edge) => edge.id === id)!);
    expect(p2!.path).not.toBe(back!.path);
    const moved = moveCards(drawn, { openai: [-40, 620] });
    for (const edge of moved.edges.filter(({ id }) => id !== 'p2' && id !== 'back')) {
      expect(bend(edge)).toBeLessThan(0.001);
    }
  });

  it('is empty for a map that is not in the graph', () => {
    expect(scene(graph, { map: 'none', language: 'fr' })).toMatchObject({ cards: [], edges: [] });
  });

  it('draws any graph: everything finite, every size bounded, each id once', () => {
    fc.assert(
      fc.property(graphs, fc.constantFrom('fr', 'en'), fc.boolean(), (any, language, numbers) => {
        const drawn = scene(any, { map: 'm', language, numbers });
        const numbersOf = JSON.stringify(drawn, (_key, value: unknown) =>
          typeof value === 'number' && !Number.isFinite(value) ? 'NOT FINITE' : value,
        );
        expect(numbersOf).not.toContain('NOT FINITE');
        for (const { width, height } of drawn.cards) {
          expect(width).toBeLessThanOrEqual(288);
          expect(height).toBeLessThanOrEqual(220);
        }
        for (const { label } of drawn.edges) {
          expect(label.width).toBeLessThanOrEqual(420);
          expect(label.height).toBeLessThanOrEqual(130);
        }
        const ids = drawn.edges.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(drawn.cards.some(({ id }) => id === 'gone')).toBe(false);
      }),
      { numRuns: 120 },
    );
  });

  it('sets no label on its own end cards where the cards leave it room', () => {
    const spaced = graphs.map((any) => {
      Object.keys(any.concepts).forEach((id, index) => {
        any.maps.m!.places[id] = [(index % 3) * 760, Math.floor(index / 3) * 560];
      });
      return any;
    });
    fc.assert(
      fc.property(spaced, (any) => {
        const drawn = scene(any, { map: 'm', language: 'fr' });
        for (const { from, to, label } of drawn.edges) {
          for (const card of drawn.cards.filter(({ id }) => id === from || id === to)) {
            expect(overlaps(label, card)).toBe(false);
          }
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe('propositions from one concept to itself', () => {
  const looped = structuredClone(graph);
  const ids = ['p2', 'loop-1', 'loop-2', 'loop-3', 'loop-4', 'loop-5'];
  for (const id of ids) {
    const proposition = { ...graph.propositions.p2!, id, from: 'ai', to: 'ai' };
    looped.propositions[id] = proposition;
  }
  const view = looped.maps['travail-de-l-ia']!;
  view.places = { ai: [0, 0], openai: [0, 700] };
  const draw = () => scene(looped, { map: view.id, language: 'fr' });
  const loopsOf = ({ edges }: Scene) => edges.filter(({ from, to }) => from === to);

  // Found by the property above, seed 1271297956: all were drawn one over the other.
  it('part, and keep their labels off each other and off the card', () => {
    const drawn = draw();
    const loops = loopsOf(drawn);
    expect(loops).toHaveLength(ids.length);
    expect(new Set(loops.map(({ path }) => path)).size).toBe(ids.length);
    const card = drawn.cards.find(({ id }) => id === 'ai')!;
    loops.forEach(({ label }, index) => {
      expect(overlaps(label, card)).toBe(false);
      for (const other of loops.slice(index + 1)) expect(overlaps(label, other.label)).toBe(false);
    });
  });

  it('are drawn by a drag as by a fresh scene', () => {
    const before = draw();
    const moved = moveCards(before, { ai: [400, 96] });
    view.places.ai = [400, 96];
    expect(loopsOf(moved)).toEqual(loopsOf(draw()));
    view.places.ai = [0, 0];
  });
});

describe('createDrawing', () => {
  it('follows a map as a fresh scene would draw it, with the same objects for what is as before', () => {
    const options = { map: 'travail-de-l-ia', language: 'fr' } as const;
    const draw = createDrawing();
    const before = draw(graph, options);
    const ai = {
      ...graph.concepts.ai!,
      label: { fr: 'Une intelligence que l’on dit artificielle' },
    };
    const map = graph.maps['travail-de-l-ia']!;
    const places = { ...map.places, openai: [-40, 620] as [number, number] };
    const changed = {
      ...graph,
      concepts: { ...graph.concepts, ai },
      maps: { ...graph.maps, [map.id]: { ...map, places } },
    };
    const after = draw(changed, options);
    expect(after).toEqual(scene(changed, options));
    const redrawn = after.cards.filter((card) => !before.cards.includes(card));
    expect(redrawn.map(({ id }) => id)).toEqual(['ai', 'openai']);
    expect(draw(graph, options)).toEqual(before);
  });

  it('draws no line twice for two readers of one map, and shows each what that reader may see', () => {
    const map = graph.maps['travail-de-l-ia']!;
    const card = {
      id: 'carton',
      look: 'work',
      title: {},
      work: 'w1',
      box: [0, 900, 240, 96],
    } as const;
    const shared = {
      ...graph,
      maps: {
        ...graph.maps,
        [map.id]: { ...map, frames: [{ ...card, box: [...card.box] as Box }] },
      },
    };
    const options = { map: map.id, language: 'fr' } as const;
    const draw = createDrawing();
    const member = { ...options, works: () => ({ by: 'Casilli 2019', title: 'X', gone: null }) };
    const first = draw(shared, member);
    const second = draw(shared, options);
    expect(second.edges).toBe(first.edges);
    expect(JSON.stringify(first.frames)).toContain('Casilli');
    expect(JSON.stringify(second)).not.toContain('Casilli');
    expect(second).toEqual(scene(shared, options));
    expect(draw(shared, { ...options, language: 'en' }).edges).not.toBe(first.edges);
  });
});

describe('moveCards', () => {
  it('draws only what the moved card touches anew', () => {
    const before = work();
    const after = moveCards(before, { openai: [-40, 620] });
    const changed = after.edges.filter((edge, index) => edge !== before.edges[index]);
    expect(changed.map(({ from, to }) => `${from} > ${to}`)).toEqual(['openai > subcontractors']);
    const card = after.cards.find(({ id }) => id === 'openai')!;
    expect([card.x, card.y]).toEqual([-40, 620]);
  });

  it('draws each moment of a drag as if it were the first', () => {
    const before = work();
    const move = createMover(before, ['ai', 'openai']);
    const places = (step: number): Record<string, [number, number]> => ({
      ai: [step * 40, step * -16],
      openai: [300 + step * 8, 500],
    });
    for (let step = 0; step < 12; step++) {
      expect(move(places(step))).toEqual(moveCards(before, places(step)));
    }
  });

  it('puts every line back when the card comes back', () => {
    const before = work();
    const [x, y] = graph.maps['travail-de-l-ia']!.places.ai!;
    const back = moveCards(moveCards(before, { ai: [2000, -900] }), { ai: [x, y] });
    expect(back.edges.map(({ path }) => path)).toEqual(before.edges.map(({ path }) => path));
  });

  it('keeps two propositions between one pair apart while one of the cards is dragged', () => {
    const doubled = structuredClone(graph);
    doubled.propositions.back = {
      ...doubled.propositions.p2!,
      id: 'back',
      from: 'human-labour',
      to: 'ai',
    };
    const drawn = scene(doubled, { map: 'travail-de-l-ia', language: 'fr' });
    const moved = moveCards(drawn, { 'human-labour': [0, -200] });
    const [one, other] = ['p2', 'back'].map((id) => moved.edges.find((edge) => edge.id === id)!);
    expect(one!.path).not.toBe(other!.path);
    expect(overlaps(one!.label, other!.label)).toBe(false);
  });
});
