/** The door for a thread that only sets references: none of the formats, which weigh as much again. */
export { createRenderer, type Renderer, type RenderOptions } from './rendering.ts';
export type { CslItem } from './csl.ts';
