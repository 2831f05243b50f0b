// The door for the other features and the routes.
export { DuplicatesScreen } from './duplicates/duplicates-screen.tsx';
export { NewWork } from './edit/new-work.tsx';
export { ImportDrop } from './import/import-drop.tsx';
export { ImportScreen } from './import/import-screen.tsx';
export { MAX_UPLOAD_BYTES } from './import/limits.ts';
export { isFiltered, PAGE_SIZE, readFilters, type LibraryFilters } from './list/filters.ts';
export { LibraryScreen } from './list/library-screen.tsx';
export { Citation } from './parts/citation.tsx';
export { InTextCitation } from './parts/in-text-citation.tsx';
export { ReadingSign } from '../readings/index.ts';
export { WorkPicker } from './parts/work-picker.tsx';
export { KeyScreen } from './keys/key-screen.tsx';
export { copyText } from './render/copy.ts';
export { BibliographyScreen } from './render/bibliography-screen.tsx';
export { parseScope } from './render/scope.ts';
export { MissingWork } from './work/missing-work.tsx';
export type { ReadingPart } from './work/reading-part.ts';
export { WorkPanel } from './work/work-panel.tsx';
export { QuickWork } from './waiting/quick-work.tsx';
export { findWorks, pickableWorks, searchForm, shortCreators } from './text.ts';
export {
  citeTargets,
  linesOfUses,
  literaturesOf,
  servedLiteratures,
  sourceCounts,
} from './served.ts';
export { READING_STATES } from './types.ts';
export type { PickableWork, Reading, ReadingState, Shelf, WorkRow } from './types.ts';
