import { crossings, contains, inflate, overlaps } from '../../../app/domain/scene/geometry.ts';
import { samplePath } from '../../../app/domain/scene/path.ts';
import type { Scene } from '../../../app/domain/scene/index.ts';

const pairs = <T>(items: T[]): Array<[T, T]> =>
  items.flatMap((one, index) => items.slice(index + 1).map((other): [T, T] => [one, other]));

/** What makes a map hard to read, each fault named so that a failing test says which. */
export function faultsOf(scene: Scene) {
  const { cards, edges } = scene;
  return {
    cardOnCard: pairs(cards)
      .filter(([one, other]) => overlaps(inflate(one, 12), inflate(other, 12)))
      .map(([one, other]) => `${one.id} / ${other.id}`),
    labelOnCard: edges.flatMap(({ id, label }) =>
      cards.filter((card) => overlaps(label, card)).map((card) => `${id} / ${card.id}`),
    ),
    labelOnLabel: pairs(edges)
      .filter(([one, other]) => overlaps(one.label, other.label))
      .map(([one, other]) => `${one.id} / ${other.id}`),
    lineThroughCard: edges.flatMap(({ id, from, to, curves }) =>
      cards
        .filter((card) => card.id !== from && card.id !== to)
        .filter((card) => samplePath(curves, 60).some((point) => contains(card, point)))
        .map((card) => `${id} / ${card.id}`),
    ),
    lineThroughLabel: edges.flatMap(({ id, curves }) =>
      edges
        .filter((other) => other.id !== id)
        .filter(({ label }) => samplePath(curves, 60).some((point) => contains(label, point)))
        .map((other) => `${id} / ${other.id}`),
    ),
    arrowHidden: edges
      .filter(({ arrow, label }) => arrow.some((point) => contains(label, point)))
      .map(({ id }) => id),
    crossings: pairs(edges)
      .filter(
        ([one, other]) => crossings(samplePath(one.curves, 40), samplePath(other.curves, 40)) > 0,
      )
      .map(([one, other]) => `${one.id} / ${other.id}`),
  };
}
