import type { Rect } from './geometry.ts';

type Item = Rect & { id: string };

/** Cards whose tops lie so near are read as one line, in map units. */
const LINE = 48;

/** From top to bottom, and from left to right where things stand about as high. */
function byLines<Some extends Item>(items: readonly Some[]): Some[] {
  const lines: { top: number; items: Some[] }[] = [];
  for (const item of items.toSorted((one, other) => one.y - other.y || one.x - other.x)) {
    const line = lines.at(-1);
    if (line && item.y - line.top < LINE) line.items.push(item);
    else lines.push({ top: item.y, items: [item] });
  }
  return lines.flatMap((line) => line.items.toSorted((one, other) => one.x - other.x));
}

const middleIn = ({ x, y, width, height }: Item, frame: Item): boolean => {
  const [mx, my] = [x + width / 2, y + height / 2];
  return (
    mx >= frame.x && mx <= frame.x + frame.width && my >= frame.y && my <= frame.y + frame.height
  );
};

/**
 * The ids of a map's cards and frames as one reads them: line by line, each frame followed by what
 * stands in it. A frame within another is read where it stands there.
 */
export function readingOrder({
  cards,
  frames,
}: {
  cards: readonly Item[];
  frames: readonly Item[];
}): string[] {
  const area = ({ width, height }: Item): number => width * height;
  // The innermost frame round something is the smallest: looked for first.
  const bySize = frames.toSorted((one, other) => area(one) - area(other));
  const within = Map.groupBy([...cards, ...frames], (item) =>
    bySize.find((frame) => frame !== item && area(frame) > area(item) && middleIn(item, frame)),
  );
  const read = (items: readonly Item[] = []): string[] =>
    byLines(items).flatMap((item) => [item.id, ...read(within.get(item))]);
  return read(within.get(undefined));
}
