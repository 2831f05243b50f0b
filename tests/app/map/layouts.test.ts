import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import Elk from 'elkjs/lib/elk.bundled.js';
import { overlaps } from '../../../app/domain/scene/geometry.ts';
import { columnsLayout, matrixLayout, PLACINGS, scene } from '../../../app/domain/scene/index.ts';
import type { Movable, Places } from '../../../app/domain/scene/index.ts';
import { computeLayout } from '../../../app/features/map/layout/compute.ts';
import type { LayoutTask } from '../../../app/features/map/layout/compute.ts';
import { starterGraph } from '../../domain/scene/starter-graph.ts';
import type { Layout } from '../../domain/scene/starter-graph.ts';

const file = new URL('../../../server/example/layout.json', import.meta.url);
const graph = starterGraph(JSON.parse(readFileSync(file, 'utf8')) as Layout);
const drawn = scene(graph, { map: 'travail-de-l-ia', language: 'fr' });
const items = drawn.cards.map(({ id, x, y, width, height }) => ({ id, x, y, width, height }));
const links = drawn.edges.map(({ id, from, to, label: { width, height } }) => ({
  id,
  from,
  to,
  width,
  height,
}));
/** The same cards, somewhere else and in another order. */
const scattered = items
  .map((item, index) => ({ ...item, x: index * 37, y: -index * 91 }))
  .reverse();

const placed = (places: Places): Movable[] =>
  items.map((item) => ({ ...item, x: places[item.id]![0], y: places[item.id]![1] }));
const relative = (places: Places): Places => {
  const [x, y] = places[items[0]!.id]!;
  return Object.fromEntries(Object.entries(places).map(([id, at]) => [id, [at[0] - x, at[1] - y]]));
};

type Lay = (given: Movable[]) => Places | Promise<Places>;
const computed =
  (kind: LayoutTask['kind']): Lay =>
  (given) =>
    computeLayout({ kind, items: given, links }, new Elk());

describe.each<{ name: string; lay: Lay }>([
  ...PLACINGS.map((columns) => ({
    name: `columns by ${columns}`,
    lay: (given: Movable[]) => columnsLayout(graph, given, columns),
  })),
  ...PLACINGS.flatMap((rows) =>
    PLACINGS.filter((columns) => columns !== rows).map((columns) => ({
      name: `${rows} x ${columns}`,
      lay: (given: Movable[]) => matrixLayout(graph, given, { rows, columns }),
    })),
  ),
  { name: 'layered', lay: computed('layered') },
  { name: 'tree', lay: computed('tree') },
  { name: 'force', lay: computed('force') },
])('the layout $name', ({ lay }) => {
  it('places every card, no one on another', async () => {
    const cards = placed(await lay(items));
    cards.forEach((card, index) => {
      expect(Number.isFinite(card.x) && Number.isFinite(card.y)).toBe(true);
      for (const other of cards.slice(index + 1)) {
        expect(overlaps(card, other), `${card.id} / ${other.id}`).toBe(false);
      }
    });
  });

  it('gives the same picture when it is run again, wherever the cards stood', async () => {
    const first = await lay(items);
    expect(relative(await lay(placed(first)))).toEqual(relative(first));
    const again = relative(await lay(scattered));
    for (const [id, [x, y]] of Object.entries(relative(first))) {
      // The middle is kept on the grid: one step of it either way.
      expect(Math.abs(again[id]![0] - x)).toBeLessThanOrEqual(8);
      expect(Math.abs(again[id]![1] - y)).toBeLessThanOrEqual(8);
    }
  });
});

describe('columns', () => {
  it('stand in the order of the literatures, and hold one each', () => {
    const places = columnsLayout(graph, items);
    const columnOf = new Map<number, Set<string>>();
    for (const { id } of items) {
      const x = places[id]![0];
      const literature = graph.concepts[id]!.literatures[0] ?? 'none';
      columnOf.set(x, (columnOf.get(x) ?? new Set<string>()).add(literature));
    }
    const order = [...columnOf].sort(([a], [b]) => a - b).map(([, held]) => [...held]);
    expect(order.every((held) => held.length === 1)).toBe(true);
    const known = order.flat().filter((id) => id !== 'none');
    const wanted = Object.values(graph.terms)
      .filter(({ id }) => known.includes(id))
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .map(({ id }) => id);
    expect(known).toEqual(wanted);
  });
});
