import type { Shape } from '../graph/types.ts';
import type { CountSign } from './labels.ts';

/** Each literature's shape as path data in a box of 12 by 12. */
export const SHAPE_PATHS: Record<Shape, string> = {
  circle: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z',
  square: 'M1.5 1.5h9v9h-9z',
  triangle: 'M6 1l5.2 9.5H.8z',
  diamond: 'M6 .5 11.5 6 6 11.5.5 6z',
  hexagon: 'M3.2 1h5.6L11.6 6 8.8 11H3.2L.4 6z',
  star: 'M6 .4l1.7 3.7 4 .4-3 2.7.9 4L6 9.1l-3.6 2.1.9-4-3-2.7 4-.4z',
};
export const SHAPE_BOX = 12;

/**
 * ✓, ✕ and · as strokes in a box of 8 by 8. Drawn and not set in type: no shipped font has them, and
 * a system's own would be of another width on each machine.
 */
export const SIGN_PATHS: Record<CountSign, string> = {
  supports: 'M.9 4.4 3.1 6.7 7.2 1.5',
  contests: 'M1.3 1.3 6.7 6.7M6.7 1.3 1.3 6.7',
  other: 'M4 3.2v1.6M3.2 4h1.6',
};
export const SIGN_STROKE = 1.5;
