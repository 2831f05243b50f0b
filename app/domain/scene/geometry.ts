/** Plain plane geometry, in map units (CSS pixels at zoom 1), y downwards. */
export type Point = [x: number, y: number];

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A cubic Bézier curve; a straight line has its controls on it. */
export type Curve = [start: Point, control1: Point, control2: Point, end: Point];

export const centre = (rect: Rect): Point => [rect.x + rect.width / 2, rect.y + rect.height / 2];

export const inflate = (rect: Rect, by: number): Rect => ({
  x: rect.x - by,
  y: rect.y - by,
  width: rect.width + 2 * by,
  height: rect.height + 2 * by,
});

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export function overlapArea(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

export const isWithin = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

export const contains = (rect: Rect, [x, y]: Point): boolean =>
  x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height;

/** The smallest rectangle round all of them; an empty one at the origin round none. */
export function union(rects: readonly Rect[]): Rect {
  if (rects.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

export const straight = (from: Point, to: Point): Curve => [
  from,
  [from[0] + (to[0] - from[0]) / 3, from[1] + (to[1] - from[1]) / 3],
  [from[0] + (2 * (to[0] - from[0])) / 3, from[1] + (2 * (to[1] - from[1])) / 3],
  to,
];

export function pointAt([a, b, c, d]: Curve, t: number): Point {
  const u = 1 - t;
  const at = (axis: 0 | 1): number =>
    u * u * u * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t * t * t * d[axis];
  return [at(0), at(1)];
}

/** Direction of travel at `t`, in radians. */
export function angleAt([a, b, c, d]: Curve, t: number): number {
  const u = 1 - t;
  const slope = (axis: 0 | 1): number =>
    u * u * (b[axis] - a[axis]) + 2 * u * t * (c[axis] - b[axis]) + t * t * (d[axis] - c[axis]);
  const dx = slope(0);
  const dy = slope(1);
  return dx === 0 && dy === 0 ? Math.atan2(d[1] - a[1], d[0] - a[0]) : Math.atan2(dy, dx);
}

/** `count + 1` points along the curve, both ends included. */
export const sample = (curve: Curve, count: number): Point[] =>
  Array.from({ length: count + 1 }, (_, index) => pointAt(curve, index / count));

export function lengthOf(curve: Curve): number {
  const points = sample(curve, 16);
  let length = 0;
  for (let index = 1; index < points.length; index++) {
    length += distance(points[index - 1]!, points[index]!);
  }
  return length;
}

function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point): number =>
    (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** How often two polylines cross. */
export function crossings(one: Point[], other: Point[]): number {
  let count = 0;
  for (let i = 1; i < one.length; i++) {
    for (let j = 1; j < other.length; j++) {
      if (segmentsCross(one[i - 1]!, one[i]!, other[j - 1]!, other[j]!)) count++;
    }
  }
  return count;
}

/** Numbers in drawings have at most one decimal: shorter, and the same on every machine. */
export const round = (value: number): number => Math.round(value * 10) / 10 + 0;

/** The first part of a curve, up to `t`. */
export function cutAt([a, b, c, d]: Curve, t: number): Curve {
  const mix = (p: Point, q: Point): Point => [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t];
  const [ab, bc, cd] = [mix(a, b), mix(b, c), mix(c, d)];
  const [abc, bcd] = [mix(ab, bc), mix(bc, cd)];
  return [a, ab, abc, mix(abc, bcd)];
}
