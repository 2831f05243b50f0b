/**
 * The example: the frame of the thesis "Les travailleurs de l'intelligence artificielle", as plain
 * data, usable without a document. Nothing here says more than the proposal or the work cited.
 */
export { concepts } from './starter/concepts.ts';
export { maps } from './starter/maps.ts';
export { propositions } from './starter/propositions.ts';
export { terms } from './starter/terms.ts';
export type * from './starter/shape.ts';
