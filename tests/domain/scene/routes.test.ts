import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeJsonCanvas } from '../../../app/domain/interchange/json-canvas.ts';
import type { Graph, LineStyle, LineView } from '../../../app/domain/graph/types.ts';
import { LINE_STYLES } from '../../../app/domain/graph/types.ts';
import { centre, contains, distance, inflate } from '../../../app/domain/scene/geometry.ts';
import type { Point } from '../../../app/domain/scene/geometry.ts';
import {
  aligned,
  aside as besideLine,
  boxesOf,
  createMover,
  handlesOf,
  hubOffset,
  isInLine,
  labelAnchor,
  moveCards,
  PALETTES,
  partOf,
  scene,
  svg,
  withBend,
  withoutBend,
} from '../../../app/domain/scene/index.ts';
import type { EdgeItem, Scene } from '../../../app/domain/scene/index.ts';
import { bendPoints } from '../../../app/domain/scene/legs.ts';
import { endOf, samplePath, startOf } from '../../../app/domain/scene/path.ts';
import { gridMap } from './grid-map.ts';
import { faultsOf } from './quality.ts';
import { graphs } from './random-graph.ts';
import { starterGraph } from './starter-graph.ts';
import type { Layout } from './starter-graph.ts';

const file = new URL('../../../server/example/layout.json', import.meta.url);
const starter = starterGraph(JSON.parse(readFileSync(file, 'utf8')) as Layout);
const MAP = 'travail-de-l-ia';

/** The example's map with its lines as told. */
function told(lines: LineStyle, routes: Record<string, LineView> = {}, hubs = {}): Graph {
  const map = { ...starter.maps[MAP]!, lines, routes, hubs };
  return { ...starter, maps: { ...starter.maps, [MAP]: map } };
}
const draw = (graph: Graph, map = MAP): Scene => scene(graph, { map, language: 'fr' });
const edgeOf = ({ edges }: Scene, id: string): EdgeItem => edges.find((edge) => edge.id === id)!;
const middleOf = ({ label }: EdgeItem): Point => centre(label);

/** Of a line of right angles: corners are rounded, all else runs straight along an axis. */
const slants = ({ curves }: EdgeItem): number =>
  curves.filter(([start, one, other, end]) => {
    const isStraight = distance(start, end) > 12;
    const across = Math.min(Math.abs(start[0] - end[0]), Math.abs(start[1] - end[1]));
    const bulge = [one, other].some(
      ([x, y]) => Math.min(Math.abs(x - start[0]), Math.abs(y - start[1])) > 0.01,
    );
    return isStraight && (across > 0.01 || bulge);
  }).length;

/** How near the first stretch of a line is to the way straight out of its side, as a cosine. */
function leavesAt(edge: EdgeItem, end: 0 | 1): number {
  const path = end === 0 ? edge.curves[0]! : [...edge.curves.at(-1)!].reverse();
  const [from, to] = [path[0]!, path.find((point) => distance(point, path[0]!) > 0.5) ?? path[3]!];
  const out = { top: [0, -1], right: [1, 0], bottom: [0, 1], left: [-1, 0] }[edge.ports![end].side];
  const length = distance(from, to) || 1;
  return ((to[0] - from[0]) * out[0]! + (to[1] - from[1]) * out[1]!) / length;
}

describe('lines of right angles', () => {
  it('run along the axes and meet each card at a right angle, whatever stands where', () => {
    fc.assert(
      fc.property(graphs, (any) => {
        any.maps.m!.lines = 'orthogonal';
        for (const edge of draw(any, 'm').edges) {
          if (edge.from === edge.to) continue;
          expect(slants(edge)).toBe(0);
          expect(leavesAt(edge, 0)).toBeGreaterThan(0.99);
          expect(leavesAt(edge, 1)).toBeGreaterThan(0.99);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('go round every card where there is room, which those that bend cannot always', () => {
    for (const seed of [1, 2, 3]) {
      expect(faultsOf(draw(gridMap(100, seed, 'orthogonal'), 'm')).lineThroughCard).toEqual([]);
    }
  });

  it('through a bend never run back over themselves', () => {
    // p10 runs straight to the right: above, below, beyond either end.
    for (const bend of [
      [0.5, 0, 90],
      [0.5, 0, -60],
      [0.5, -30, 25],
      [0, -200, 40],
      [1, 260, -30],
    ] as const) {
      const edge = edgeOf(draw(told('orthogonal', { p10: { bends: [[...bend]] } })), 'p10');
      const long = edge.curves.filter((curve) => distance(curve[0], curve[3]) > 0.5);
      const backs = long.slice(1).filter(([start, , , end], index) => {
        const [before, , , at] = long[index]!;
        const [ax, ay] = [at[0] - before[0], at[1] - before[1]];
        const [bx, by] = [end[0] - start[0], end[1] - start[1]];
        return ax * bx + ay * by < -0.9 * Math.hypot(ax, ay) * Math.hypot(bx, by);
      });
      expect(backs, bend.join()).toEqual([]);
    }
  });

  it('show their arrowheads on a straight stretch, and part where they leave one side', () => {
    const drawn = draw(told('orthogonal'));
    for (const { arrow, curves } of drawn.edges) {
      const [tip, left, right] = arrow;
      expect(tip).toEqual(endOf(curves));
      // Its base is square to an axis: the whole of it lies on the last stretch.
      const isSquare = Math.abs(left[0] - right[0]) < 0.01 || Math.abs(left[1] - right[1]) < 0.01;
      expect(isSquare).toBe(true);
    }
    const [p6, p7, p8] = ['p6', 'p7', 'p8'].map((id) => edgeOf(drawn, id));
    expect(new Set([p6, p7, p8].map((edge) => startOf(edge!.curves).join())).size).toBe(3);
  });
});

describe('a style of one line', () => {
  it('is its own, and that of a drag too, while the others follow the map', () => {
    const drawn = draw(told('straight', { p1: { style: 'orthogonal' }, p2: { style: 'curved' } }));
    expect(edgeOf(drawn, 'p1').style).toBe('orthogonal');
    expect(edgeOf(drawn, 'p2').style).toBe('curved');
    expect(edgeOf(drawn, 'p3').style).toBe('straight');
    const { from } = edgeOf(drawn, 'p1');
    const [x, y] = starter.maps[MAP]!.places[from]!;
    const moved = edgeOf(moveCards(drawn, { [from]: [x - 60, y + 130] }), 'p1');
    expect(slants(moved)).toBe(0);
    expect(moved.path).not.toBe(edgeOf(drawn, 'p1').path);
  });

  it.each(LINE_STYLES)('%s lines of one pair stay apart in both directions', (lines) => {
    const graph = told(lines);
    const { p2 } = graph.propositions;
    const back = { ...p2!, id: 'back', from: p2!.to, to: p2!.from };
    graph.propositions = { ...graph.propositions, back, again: { ...p2!, id: 'again' } };
    const drawn = draw(graph);
    const trio = ['p2', 'back', 'again'].map((id) => edgeOf(drawn, id));
    trio.forEach((one, index) => {
      for (const other of trio.slice(index + 1)) {
        const points = samplePath(other.curves, 60);
        const near = samplePath(one.curves, 60).filter((point) =>
          points.some((held) => distance(held, point) < 4),
        );
        expect(near.length, `${one.id} on ${other.id}`).toBeLessThan(20);
      }
    });
    expect(faultsOf(drawn).labelOnLabel).toEqual([]);
  });
});

describe('G29 bends and labels that a hand has set', () => {
  const BENDS: LineView['bends'] = [
    [0.3, 20, -140],
    [0.7, -10, -120],
  ];

  it.each(LINE_STYLES)('a %s line goes through its bends, and takes them along', (lines) => {
    const drawn = draw(told(lines, { p2: { bends: BENDS } }));
    const edge = edgeOf(drawn, 'p2');
    const through = ({ curves }: EdgeItem, points: Point[]): boolean =>
      points.every((point) => samplePath(curves, 400).some((held) => distance(held, point) < 9));
    const points = bendPoints(BENDS!, ...boxesOf(drawn, edge));
    expect(through(edge, points)).toBe(true);
    const places = Object.fromEntries(
      [edge.from, edge.to].map((id): [string, Point] => {
        const [x, y] = starter.maps[MAP]!.places[id]!;
        return [id, [x + 160, y - 48]];
      }),
    );
    const moved = edgeOf(moveCards(drawn, places), 'p2');
    const along = points.map(([x, y]): Point => [x + 160, y - 48]);
    expect(through(moved, along)).toBe(true);
  });

  it('a drag of a bend is drawn as it will be stored, and draws nothing else anew', () => {
    const before = draw(told('curved'));
    const move = createMover(before, ['p10']);
    const shown = move({}, { routes: { p10: { bends: BENDS } } });
    expect(
      shown.edges.filter((edge, index) => edge !== before.edges[index]).map(({ id }) => id),
    ).toEqual(['p10']);
    expect(edgeOf(shown, 'p10').path).toBe(
      edgeOf(draw(told('curved', { p10: { bends: BENDS } })), 'p10').path,
    );
  });

  it('a label stands where it was put on its line, and beside it, as the cards move', () => {
    const set = draw(told('curved', { p10: { label: [0.25, 0, 30] } }));
    const on = (drawn: Scene): Point => samplePath(edgeOf(drawn, 'p10').curves, 4)[1]!;
    const off = (drawn: Scene): Point => {
      const [[x, y], [lx, ly]] = [on(drawn), middleOf(edgeOf(drawn, 'p10'))];
      return [Math.round(lx - x) + 0, Math.round(ly - y) + 0];
    };
    expect(off(set)).toEqual([0, 30]);
    const { to } = edgeOf(set, 'p10');
    expect(off(moveCards(set, { [to]: [1800, 1500] }))).toEqual([0, 30]);
    const [x, y] = on(set);
    expect(labelAnchor(edgeOf(set, 'p10'), [x, y + 30])).toEqual([0.25, 0, 30]);
    // Let go nearly on the line, it is on it.
    expect(labelAnchor(edgeOf(set, 'p10'), [x, y + 5])).toEqual([0.25, 0, 0]);
  });

  it('a label that was put somewhere is kept clear of by the others', () => {
    const free = draw(told('curved'));
    // Right where the label of another stands by itself.
    const place = middleOf(edgeOf(free, 'p10'));
    const set = draw(told('curved', { p2: { label: labelAnchor(edgeOf(free, 'p2'), place) } }));
    expect(distance(middleOf(edgeOf(set, 'p2')), place)).toBeLessThan(1);
    expect(faultsOf(set).labelOnLabel).toEqual([]);
  });

  it('offers a bend on each stretch, off the label, and knows when one bends nothing', () => {
    const drawn = draw(told('straight'));
    const edge = edgeOf(drawn, 'p10');
    const boxes = boxesOf(drawn, edge);
    const [only, ...none] = handlesOf(edge, boxes, 20);
    expect(none).toEqual([]);
    expect(contains(inflate(edge.label, 3), only!.at)).toBe(false);
    expect(isInLine(edge, boxes, only!, only!.at)).toBe(true);
    const aside: Point = [only!.at[0] + 30, only!.at[1] + 70];
    expect(isInLine(edge, boxes, only!, aside)).toBe(false);
    const bends = withBend(edge, boxes, only!, aside);
    const bent = draw(told('straight', { p10: { bends } }));
    const handles = handlesOf(edgeOf(bent, 'p10'), boxesOf(bent, edgeOf(bent, 'p10')), 20);
    expect(handles.map(({ index, isNew }) => [index, isNew])).toEqual([
      [0, false],
      [0, true],
      [1, true],
    ]);
    expect(distance(handles[0]!.at, aside)).toBeLessThan(1);
    expect(withoutBend(edgeOf(bent, 'p10'), 0)).toEqual([]);
    // Made by a key or a click, it stands where it can be seen: half way, and off the line.
    const [[ax, ay], [bx]] = [startOf(edge.curves), endOf(edge.curves)];
    expect(besideLine(edge, boxes, only!)).toEqual([(ax + bx) / 2, ay + 40]);
    // Nearly above its neighbour: right above it.
    const [x] = startOf(edgeOf(bent, 'p10').curves);
    expect(aligned(edgeOf(bent, 'p10'), boxes, handles[0]!, [x + 4, -400])).toEqual([x, -400]);
  });

  it('draws any map with any bends, finite and whole', () => {
    const anchored = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: -900, max: 900 }),
      fc.integer({ min: -900, max: 900 }),
    );
    const view = fc.record(
      {
        style: fc.constantFrom(...LINE_STYLES),
        bends: fc.array(anchored, { minLength: 1, maxLength: 5 }),
        label: anchored,
        group: fc.constantFrom('g', 'h'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(graphs, fc.array(view, { maxLength: 15 }), (any, views) => {
        const ids = Object.keys(any.propositions);
        any.maps.m!.routes = Object.fromEntries(
          views.slice(0, ids.length).map((one, index) => [ids[index]!, one]),
        );
        for (const one of Object.values(any.propositions)) one.phrase = { text: {}, term: null };
        const drawn = draw(any, 'm');
        const text = svg(drawn, { palette: PALETTES.light, title: 'm' });
        expect(text).not.toMatch(/NaN|Infinity/);
        for (const edge of drawn.edges) {
          if (edge.style === 'orthogonal' && edge.from !== edge.to) expect(slants(edge)).toBe(0);
        }
        const [moving] = drawn.cards;
        if (moving) {
          const moved = moveCards(drawn, { [moving.id]: [moving.x + 64, moving.y] });
          expect(moved.edges.map(({ id }) => id)).toEqual(drawn.edges.map(({ id }) => id));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('G30 a phrase that several share', () => {
  const SHARED = { p6: { group: 'g' }, p7: { group: 'g' }, p8: { group: 'g' } };
  const ids = Object.keys(SHARED);

  it('is written once, and each proposition goes through it from its concept to its own', () => {
    const drawn = draw(told('curved', SHARED));
    const [hub, ...none] = drawn.hubs;
    expect(none).toEqual([]);
    expect(hub).toMatchObject({ concept: 'micro-work', end: 'from', members: ids });
    const phrase = hub!.label.lines.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
    expect(phrase).toBe('assure');
    for (const id of ids) {
      const edge = edgeOf(drawn, id);
      expect(edge.from).toBe('micro-work');
      expect(edge.label.lines).toEqual([]);
      // Its own counts stay on its own part.
      expect(edge.label.counts.map(({ count }) => count)).toEqual([1]);
      expect(edge.path.startsWith(hub!.path)).toBe(true);
      expect(edge.sentence).toMatch(/assure/);
    }
    const text = svg(drawn, { palette: PALETTES.light, title: 'm' });
    expect(text.match(/>assure</g)).toHaveLength(1);
    expect(faultsOf(drawn)).toMatchObject({ labelOnCard: [], labelOnLabel: [], arrowHidden: [] });
    for (const card of drawn.cards)
      expect(contains(inflate(card, 4), centre(hub!.label))).toBe(false);
  });

  it('goes out to other programs as whole edges, each with the phrase and the sides it has', () => {
    const drawn = draw(told('curved', SHARED));
    const { edges } = JSON.parse(writeJsonCanvas(drawn)) as {
      edges: Array<Record<string, string>>;
    };
    const [p6] = edges.filter(({ id }) => id === 'p6');
    expect(p6).toMatchObject({
      fromNode: 'micro-work',
      fromSide: 'right',
      toSide: 'left',
      label: 'assure',
    });
    const part = partOf(drawn, new Set(['p6']));
    expect(part.hubs.map(({ id }) => id)).toEqual(['g']);
  });

  it('has one arrow where several come to one concept', () => {
    const graph = told('straight', SHARED);
    graph.propositions = { ...graph.propositions };
    for (const id of ids) {
      const { from, to, ...rest } = graph.propositions[id]!;
      graph.propositions[id] = { ...rest, from: to, to: from };
    }
    const drawn = draw(graph);
    expect(drawn.hubs).toMatchObject([{ concept: 'micro-work', end: 'to' }]);
    const arrows = ids.map((id) => edgeOf(drawn, id).arrow);
    expect(arrows[1]).toEqual(arrows[0]);
    expect(arrows[2]).toEqual(arrows[0]);
  });

  it('follows its concepts, stays where a hand has put it among them, and is drawn so by a drag', () => {
    const drawn = draw(told('orthogonal', SHARED));
    const [hub] = drawn.hubs;
    const own = hubOffset(drawn, hub!);
    const offset: [number, number] = [own[0] + 20, own[1] + 90];
    const shown = createMover(drawn, ['g'])({}, { hubs: { g: offset } });
    const stored = draw(told('orthogonal', SHARED, { g: offset }));
    expect(shown.hubs).toMatchObject([
      { label: stored.hubs[0]!.label, path: stored.hubs[0]!.path },
    ]);
    expect(ids.map((id) => edgeOf(shown, id).path)).toEqual(
      ids.map((id) => edgeOf(stored, id).path),
    );
    const ends = ['micro-work', ...hub!.others];
    const places = Object.fromEntries(
      ends.map((id): [string, Point] => {
        const [x, y] = starter.maps[MAP]!.places[id]!;
        return [id, [x + 400, y + 40]];
      }),
    );
    const moved = moveCards(stored, places).hubs[0]!.label;
    const { label } = stored.hubs[0]!;
    expect(distance([moved.x, moved.y], [label.x + 400, label.y + 40])).toBeLessThan(0.01);
  });
});

describe('labels and lines that do not collide when they need not', () => {
  it.each(LINE_STYLES)('the example’s maps with %s lines', (lines) => {
    for (const id of Object.keys(starter.maps)) {
      const map = { ...starter.maps[id]!, lines };
      const faults = faultsOf(draw({ ...starter, maps: { [id]: map } }, id));
      expect(
        Object.entries(faults).filter(([, found]) => found.length > 0),
        id,
      ).toEqual([]);
    }
  });

  it.each(LINE_STYLES)('20 and 200 elements with %s lines', (lines) => {
    let [count, hidden] = [0, 0];
    for (const [size, seeds] of [
      [12, 8],
      [95, 2],
    ] as const) {
      for (let seed = 1; seed <= seeds; seed++) {
        const drawn = draw(gridMap(size, seed, lines), 'm');
        const { labelOnCard, labelOnLabel, arrowHidden, lineThroughLabel } = faultsOf(drawn);
        expect({ labelOnCard, labelOnLabel, arrowHidden }).toEqual({
          ...{ labelOnCard: [], labelOnLabel: [], arrowHidden: [] },
        });
        count += drawn.edges.length;
        hidden += lineThroughLabel.length;
      }
    }
    // Lines cross there, and some can only cross under a label.
    expect(hidden / count).toBeLessThan(0.02);
  });
});
