import { centre } from './geometry.ts';
import type { Point, Rect } from './geometry.ts';
import { isVertical, sideRange, wishedPorts } from './routing.ts';
import type { Port, Side } from './routing.ts';

/** An edge whose sides are chosen and whose places on them are not. */
export interface SidedEdge {
  id: string;
  from: string;
  to: string;
  sides: [Side, Side];
  /** Sideways bend in pixels, to the left of the way from `from` to `to`. */
  bow: number;
  /** The first and the last point that a hand has bent it through. */
  towards: [Point, Point] | null;
}

const SPACING = 24;

interface Wish {
  edge: string;
  end: 0 | 1;
  wished: number;
  /** Orders edges that wish the same place, so that they do not cross on leaving it. */
  key: number;
}

/** Where each edge meets its two cards, those that share a side spread along it. */
export function spreadPorts(
  edges: SidedEdge[],
  cards: Record<string, Rect>,
): Map<string, [Port, Port]> {
  const ports = new Map<string, [Port, Port]>();
  const sides = new Map<string, { range: [number, number]; wishes: Wish[] }>();
  for (const edge of edges) {
    const from = cards[edge.from]!;
    const to = cards[edge.to]!;
    const wished = wishedPorts(from, to, edge.sides, edge.towards);
    ports.set(edge.id, wished);
    const [fx, fy] = centre(from);
    const [tx, ty] = centre(to);
    const length = Math.hypot(tx - fx, ty - fy) || 1;
    for (const end of [0, 1] as const) {
      const [own, other] = end === 0 ? [from, to] : [to, from];
      const side = edge.sides[end];
      const vertical = isVertical(side);
      const lean = vertical ? (ty - fy) / length : -(tx - fx) / length;
      const key = `${end === 0 ? edge.from : edge.to}\n${side}`;
      if (!sides.has(key)) sides.set(key, { range: sideRange(own, side), wishes: [] });
      sides.get(key)!.wishes.push({
        edge: edge.id,
        end,
        wished: wished[end].at,
        key: (edge.towards?.[end] ?? centre(other))[vertical ? 0 : 1] + lean * edge.bow * 0.01,
      });
    }
  }
  const shared = new Set<string>();
  for (const { range, wishes } of sides.values()) {
    if (wishes.length < 2) continue;
    wishes.sort((a, b) => a.key - b.key || (a.edge < b.edge ? -1 : 1));
    const at = spread(wishes, range);
    wishes.forEach((wish, index) => {
      shared.add(`${wish.edge}\n${wish.end}`);
      ports.get(wish.edge)![wish.end].at = at[index]!;
    });
  }
  for (const edge of edges) straighten(edge, ports.get(edge.id)!, cards, shared);
  return ports;
}

/** Positions in order, at least a spacing apart, within the range, as near their wishes as may be. */
function spread(wishes: Wish[], [low, high]: [number, number]): number[] {
  const spacing = Math.min(SPACING, (high - low) / (wishes.length - 1));
  const at = wishes.map((wish) => wish.wished);
  // Groups of positions that touch move together, to the mean of what their members wish.
  const groups = at.map((value, index) => ({ start: index, size: 1, mean: value }));
  for (let index = 1; index < groups.length;) {
    const before = groups[index - 1]!;
    const group = groups[index]!;
    const endOfBefore = before.mean + ((before.size - 1) / 2) * spacing;
    const startOfGroup = group.mean - ((group.size - 1) / 2) * spacing;
    if (startOfGroup - endOfBefore >= spacing - 1e-9) {
      index++;
      continue;
    }
    const size = before.size + group.size;
    before.mean = (before.mean * before.size + group.mean * group.size) / size;
    before.size = size;
    groups.splice(index, 1);
    if (index > 1) index--;
  }
  for (const { start, size, mean } of groups) {
    for (let offset = 0; offset < size; offset++) {
      at[start + offset] = mean + (offset - (size - 1) / 2) * spacing;
    }
  }
  // Back within the range, from both ends.
  for (let index = 0; index < at.length; index++) {
    at[index] = Math.max(at[index]!, index === 0 ? low : at[index - 1]! + spacing);
  }
  for (let index = at.length - 1; index >= 0; index--) {
    at[index] = Math.min(at[index]!, index === at.length - 1 ? high : at[index + 1]! - spacing);
  }
  return at;
}

/** An end that has its side to itself follows the other end, so that the line stays straight. */
function straighten(
  edge: SidedEdge,
  ports: [Port, Port],
  cards: Record<string, Rect>,
  shared: Set<string>,
): void {
  if (edge.towards) return;
  if (isVertical(ports[0].side) !== isVertical(ports[1].side)) return;
  for (const end of [0, 1] as const) {
    if (shared.has(`${edge.id}\n${end}`)) continue;
    const other = ports[end === 0 ? 1 : 0];
    const [low, high] = sideRange(cards[end === 0 ? edge.from : edge.to]!, ports[end].side);
    if (other.at >= low && other.at <= high) {
      ports[end].at = other.at;
      return;
    }
  }
}
