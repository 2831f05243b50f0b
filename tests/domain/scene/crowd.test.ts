import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addConcept, addMap, linkConcepts } from '../../../app/domain/graph/commands.ts';
import { createProjector } from '../../../app/domain/graph/projector.ts';
import { createMover, scene } from '../../../app/domain/scene/index.ts';
import { nearestOn, pointOn } from '../../../app/domain/scene/path.ts';

const COUNT = 120;

function hub() {
  const doc = new Y.Doc();
  const map = addMap(doc, { name: { fr: 'Moyeu' }, slug: 'moyeu' });
  const middle = addConcept(doc, { label: { fr: 'Moyeu' }, on: { map, at: [0, 0] } });
  for (let index = 0; index < COUNT; index++) {
    const [turn, far] = [index * 0.7, 500 + index * 12];
    const at: [number, number] = [
      Math.round(far * Math.cos(turn)),
      Math.round(far * Math.sin(turn)),
    ];
    const to = addConcept(doc, { label: { fr: `Rayon ${index}` }, on: { map, at } });
    linkConcepts(doc, { from: middle, to, phrase: { text: { fr: 'mène à' } } });
  }
  const graph = createProjector(doc).getSnapshot();
  return { middle, drawn: scene(graph, { map, language: 'fr' }) };
}

test('a concept with a crowd of lines takes them along, each label as near its line as it stood', () => {
  const { middle, drawn } = hub();
  expect(drawn.edges).toHaveLength(COUNT);
  const off = ({ curves, label }: (typeof drawn.edges)[number]): number => {
    const at: [number, number] = [label.x + label.width / 2, label.y + label.height / 2];
    const [x, y] = pointOn(curves, nearestOn(curves, at));
    return Math.hypot(x - at[0], y - at[1]);
  };
  const move = createMover(drawn, [middle]);
  for (const place of [
    [40, 25],
    [-300, 180],
  ] as [number, number][]) {
    const moved = move({ [middle]: place });
    const card = moved.cards.find(({ id }) => id === middle)!;
    moved.edges.forEach((edge, index) => {
      const before = drawn.edges[index]!;
      expect(edge.id).toBe(before.id);
      expect(edge.pin).toBeNull();
      expect(off(edge)).toBeLessThanOrEqual(off(before) + 1);
      // It sets out from the card where that is now.
      const [x, y] = edge.curves[0]![0];
      expect(x).toBeGreaterThanOrEqual(card.x - 8);
      expect(x).toBeLessThanOrEqual(card.x + card.width + 8);
      expect(y).toBeGreaterThanOrEqual(card.y - 8);
      expect(y).toBeLessThanOrEqual(card.y + card.height + 8);
    });
  }
});
