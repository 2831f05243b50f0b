import type { Hue, Shape } from '../domain/graph/types.ts';

const PATHS: Record<Shape, string> = {
  circle: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z',
  square: 'M1.5 1.5h9v9h-9z',
  triangle: 'M6 1l5.2 9.5H.8z',
  diamond: 'M6 .5 11.5 6 6 11.5.5 6z',
  hexagon: 'M3.2 1h5.6L11.6 6 8.8 11H3.2L.4 6z',
  star: 'M6 .4l1.7 3.7 4 .4-3 2.7.9 4L6 9.1l-3.6 2.1.9-4-3-2.7 4-.4z',
};

interface LiteratureSignProps {
  shape: Shape | null;
  hue: Hue | null;
  size?: number;
  /** Read out by a screen reader; left out where the literature's name stands beside the sign. */
  label?: string;
}

/** A literature's sign: a shape and a hue, so that neither is needed alone. */
export function LiteratureSign({ shape, hue, size = 10, label }: LiteratureSignProps) {
  return (
    <svg
      viewBox="0 0 12 12"
      width={size}
      height={size}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      style={{ flex: 'none' }}
    >
      <path d={PATHS[shape ?? 'circle']} fill={`var(--hue-${hue ?? 'grey'})`} />
    </svg>
  );
}
