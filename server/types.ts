/** What the services take and give: plain data, safe to serialise to the browser. Times are ISO 8601, UTC. */
export * from './contracts/bibliography.ts';
export * from './contracts/library.ts';
export type * from './contracts/duplicates.ts';
export type * from './contracts/identity.ts';
export type * from './contracts/imports.ts';
export type * from './contracts/projects.ts';
export type * from './contracts/readings.ts';
export type * from './contracts/review.ts';
export type * from './contracts/shelves.ts';
export type { Role } from '../app/domain/roles.ts';
export type { Reading, ReadingLine, ReadingState } from '../app/domain/readings.ts';
export type { Language } from '../app/domain/graph/types.ts';
export type { CslItem, ImportFailure, RawEntry } from '../bibliography/index.ts';
