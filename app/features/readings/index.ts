// The door for the other features and the routes.
export { Excerpts } from './excerpts/excerpts.tsx';
export type { CiteTarget, Excerpt } from './excerpts/types.ts';
export { MeetingScreen } from './meeting/meeting-screen.tsx';
export { sheetDocx } from './meeting/sheet-docx.ts';
export { sheetMarkdown } from './meeting/sheet-markdown.ts';
export { SharedSheets, type SheetListed } from './meeting/shared-sheets.tsx';
export { SheetScreen } from './meeting/sheet-screen.tsx';
export { OwnReading } from './own-reading.tsx';
export { ReadingSign } from './reading-sign.tsx';
export { ReadingsScreen } from './readings-screen.tsx';
export { Recommend, type Recommendation } from './recommend.tsx';
export { Restriction, type RestrictionData } from './restriction.tsx';
export { WorkNote } from './note/work-note.tsx';
