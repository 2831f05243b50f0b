export { Discussion } from './discussion.tsx';
export { MeetingsPage } from './meetings-page.tsx';
export { placesOf } from './targets.ts';
export type { Change, Comment, CommentTarget } from './types.ts';
