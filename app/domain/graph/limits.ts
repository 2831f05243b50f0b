import type { FrameLook } from './types.ts';

/** Longest text a command takes, in UTF-16 units (what a text field counts). */
export const LIMITS = {
  label: 500,
  form: 500,
  alias: 500,
  phrase: 300,
  sentence: 2_000,
  definition: 20_000,
  quotation: 10_000,
  locator: 100,
  attributedTo: 200,
  mapName: 200,
  focusQuestion: 500,
  frameTitle: 200,
  remark: 2_000,
  /** What an image shows, in words. */
  alternative: 1_000,
  termLabel: 200,
  /** Furthest a card may stand from the origin of its map, in map units. */
  coordinate: 1_000_000,
  /** Bends of one line; one with more is ill-typed. */
  bends: 24,
  /** Highest number of a proposition; a higher one in a document is ill-typed. */
  propositionNumber: 999_999,
} as const;
export type LimitedField = Exclude<
  keyof typeof LIMITS,
  'coordinate' | 'bends' | 'propositionNumber'
>;

/** What limits the text of a frame, a remark, an image or a work's card. */
export const FRAME_TEXT = {
  frame: 'frameTitle',
  remark: 'remark',
  image: 'alternative',
  work: 'frameTitle',
} as const satisfies Record<FrameLook, LimitedField>;
