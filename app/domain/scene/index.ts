/** The drawing of a map, for the screen, print and export alike. */
export { align, ALIGNMENTS, distribute, snap } from './arrange.ts';
export type { Alignment, Guide, Movable, Places } from './arrange.ts';
export { cardLayout, cardSize, KIND, TITLE } from './card.ts';
export type { CardLayout, CardWords } from './card.ts';
export { QUESTION_KIND, STATUS_HUES } from './colours.ts';
export type { TermMark } from './colours.ts';
export type { EdgeItem } from './edges.ts';
export {
  aligned,
  aside,
  boxesOf,
  hubOffset,
  handlesOf,
  isInLine,
  labelAnchor,
  withBend,
  withoutBend,
} from './handles.ts';
export type { Boxes, LineHandle } from './handles.ts';

export type { HubItem } from './hubs.ts';
export { blocksOf } from './blocks.ts';
export type { Blocks } from './blocks.ts';
export {
  boxRound,
  FRAME_TITLE,
  heldBy,
  imageSize,
  storedPlaces,
  withHeld,
  WORK_CARD,
} from './frames.ts';
export type { FrameItem, WorkLook } from './frames.ts';
export { isWithin, overlaps, union } from './geometry.ts';
export { extentOf } from './bounds.ts';
export type { Curve, Point, Rect } from './geometry.ts';
export { COUNT, PHRASE } from './labels.ts';
export type { CountSign, LabelLayout } from './labels.ts';
export { aroundTheSameMiddle, columnsLayout, matrixLayout, PLACINGS } from './layouts.ts';
export type { Placing } from './layouts.ts';
export { breakLines, emphasised } from './lines.ts';
export type { Line, Run } from './lines.ts';
export { FACE_STYLE, textWidth } from './measure.ts';
export type { Face, FaceStyle } from './measure.ts';
export { createMover, moveCards } from './move.ts';
export type { Reshaped } from './move.ts';
export { CONTESTED_WIDTH, PALETTES, STATUS_STYLES } from './palette.ts';
export type { Palette, PaletteName, StatusStyle } from './palette.ts';
export { partOf } from './part.ts';
export { pointOn } from './path.ts';
export { besideOf, columnPlaces, freePlace, GRID } from './place.ts';
export { readingOrder } from './reading-order.ts';
export { createDrawing, scene } from './scene.ts';
export type { CardItem, Drawing, Legend, Scene, SceneOptions } from './scene.ts';
export type { SceneFilter } from './words.ts';
export { SHAPE_BOX, SHAPE_PATHS, SIGN_PATHS, SIGN_STROKE } from './signs.ts';
export { boxOf, createRectIndex } from './spatial.ts';
export { svg } from './svg.ts';
export { lineAnchor } from './svg-elements.ts';
export { walk } from './walk.ts';
export type { Direction } from './walk.ts';
export type { PageName, SvgOptions } from './svg.ts';
