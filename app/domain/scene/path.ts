import { cutAt, distance, lengthOf, pointAt, round, sample, straight } from './geometry.ts';
import type { Curve, Point } from './geometry.ts';

/** A line as it is drawn: curves, each from where the one before ends; at least one. */
export type Path = readonly Curve[];

export const startOf = (path: Path): Point => path[0]![0];
export const endOf = (path: Path): Point => path.at(-1)![3];

export const pathLength = (path: Path): number =>
  path.reduce((sum, curve) => sum + lengthOf(curve), 0);

/** All points that hold the path: its curves stay within theirs. */
export const hullOf = (path: Path): Point[] => path.flat();

/** Gives the point at a share of the path's length (0 to 1), for many of one path. */
export function locate(path: Path): (along: number) => Point {
  // The share of one curve is its own parameter: no length to measure.
  if (path.length === 1) return (along) => pointAt(path[0]!, along);
  const lengths = path.map(lengthOf);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return (along) => {
    let rest = along * total;
    for (let index = 0; index < path.length - 1; index++) {
      const length = lengths[index]!;
      if (rest <= length) return pointAt(path[index]!, length === 0 ? 0 : rest / length);
      rest -= length;
    }
    return pointAt(path.at(-1)!, Math.min(1, rest / (lengths.at(-1)! || 1)));
  };
}

/** The point at a share of the path (0 to 1). */
export const pointOn = (path: Path, along: number): Point => locate(path)(along);

/** `count + 1` points along the path, both ends included. */
export function samplePath(path: Path, count: number): Point[] {
  if (path.length === 1) return sample(path[0]!, count);
  const at = locate(path);
  return Array.from({ length: count + 1 }, (_, index) => at(index / count));
}

/** The share of the path at which it comes nearest to a point. */
export function nearestOn(path: Path, point: Point): number {
  const COUNT = 200;
  let best = 0;
  let least = Infinity;
  samplePath(path, COUNT).forEach((at, index) => {
    const far = distance(at, point);
    if (far < least) [best, least] = [index / COUNT, far];
  });
  return best;
}

/** The path without so much of its end. */
export function shortened(path: Path, by: number): Path {
  const kept = [...path];
  let left = by;
  while (kept.length > 1 && lengthOf(kept.at(-1)!) <= left) left -= lengthOf(kept.pop()!);
  const last = kept.pop()!;
  return [...kept, cutAt(last, Math.max(0, 1 - left / (lengthOf(last) || 1)))];
}

/** Where the curves of a path meet: its corners and bends, about which it is best seen. */
export const cornersOf = (path: Path): Point[] => path.slice(1).map(([start]) => start);

const pair = ([x, y]: Point): string => `${round(x)} ${round(y)}`;

/** SVG path data. */
export const pathData = (path: Path): string =>
  `M${pair(startOf(path))}` +
  path.map(([, one, other, end]) => `C${pair(one)} ${pair(other)} ${pair(end)}`).join('');

/** Straight from point to point, the corners rounded where there is room. */
export function rounded(points: readonly Point[], radius: number): Path {
  const path: Curve[] = [];
  let from = points[0]!;
  const towards = (a: Point, b: Point, by: number): Point => {
    const length = distance(a, b) || 1;
    return [a[0] + ((b[0] - a[0]) * by) / length, a[1] + ((b[1] - a[1]) * by) / length];
  };
  for (let index = 1; index < points.length - 1; index++) {
    const [before, corner, after] = [points[index - 1]!, points[index]!, points[index + 1]!];
    const by = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    const [enter, leave] = [towards(corner, before, by), towards(corner, after, by)];
    path.push(straight(from, enter));
    // As near to a quarter of a circle as one curve comes.
    const pull = by * 0.45;
    path.push([enter, towards(corner, before, pull), towards(corner, after, pull), leave]);
    from = leave;
  }
  path.push(straight(from, points.at(-1)!));
  return path;
}

/** A smooth line through points, that leaves and arrives in the given directions. */
export function smooth(points: readonly Point[], leave: Point, arrive: Point): Path {
  const last = points.length - 1;
  const tangent = (index: number): Point => {
    if (index === 0) return leave;
    if (index === last) return arrive;
    const [x, y] = [0, 1].map((axis) => points[index + 1]![axis]! - points[index - 1]![axis]!);
    const length = Math.hypot(x!, y!) || 1;
    return [x! / length, y! / length];
  };
  return points.slice(1).map((end, index): Curve => {
    const start = points[index]!;
    const pull = distance(start, end) * 0.38;
    const [one, other] = [tangent(index), tangent(index + 1)];
    return [
      start,
      [start[0] + one[0] * pull, start[1] + one[1] * pull],
      [end[0] - other[0] * pull, end[1] - other[1] * pull],
      end,
    ];
  });
}
