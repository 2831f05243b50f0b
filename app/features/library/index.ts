// The door for the other features and the routes. What runs on the server alone: `index.server.ts`.
export { Citation } from './parts/citation.tsx';
export { ReadingSign } from './parts/reading-sign.tsx';
export { useBibliographyStyle, type BibliographyStyle } from './parts/use-bibliography-style.ts';
export { WorkPicker } from './parts/work-picker.tsx';
export { parseScope } from './render/scope.ts';
export { findWorks, pickableWorks, searchForm, shortCreators } from './text.ts';
export type { PickableWork, Reading, ReadingState } from './types.ts';
