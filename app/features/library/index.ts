// The door for the other features and the routes. What runs on the server alone: `index.server.ts`.
export { NewWork } from './edit/new-work.tsx';
export { ImportScreen } from './import/import-screen.tsx';
export { LibraryScreen } from './list/library-screen.tsx';
export { Citation } from './parts/citation.tsx';
export { ReadingSign } from './parts/reading-sign.tsx';
export { useBibliographyStyle, type BibliographyStyle } from './parts/use-bibliography-style.ts';
export { WorkPicker } from './parts/work-picker.tsx';
export { BibliographyScreen } from './render/bibliography-screen.tsx';
export { parseScope } from './render/scope.ts';
export { MissingWork } from './work/missing-work.tsx';
export { WorkPanel } from './work/work-panel.tsx';
export { findWorks, pickableWorks, searchForm, shortCreators } from './text.ts';
export type { PickableWork, Reading, ReadingState } from './types.ts';
