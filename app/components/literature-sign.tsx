import type { Hue, Shape } from '../domain/graph/types.ts';
// By its file: the scene's door brings the measures of every font along.
import { SHAPE_BOX, SHAPE_PATHS } from '../domain/scene/signs.ts';

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
      viewBox={`0 0 ${SHAPE_BOX} ${SHAPE_BOX}`}
      width={size}
      height={size}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      style={{ flex: 'none' }}
    >
      <path d={SHAPE_PATHS[shape ?? 'circle']} fill={`var(--hue-${hue ?? 'grey'})`} />
    </svg>
  );
}
