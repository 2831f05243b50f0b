/**
 * Everything the program can do, behind one door. Loaders, actions, the API and the command line
 * all call these; every method checks membership and ability itself (`server/access.ts`).
 *
 * `ref` is a workspace's id or slug. A workspace that is missing, deleted or not the actor's reads
 * the same: CanevasError 'not-found'. One that is the actor's without the ability: 'read-only'
 * (graph, library, comments) or 'forbidden' (managing).
 */
import type { BibliographyService } from './contracts/bibliography.ts';
import type { DuplicateService } from './contracts/duplicates.ts';
import type { ImageService } from './contracts/images.ts';
import type { AuthService, BackupService, LabService } from './contracts/identity.ts';
import type { LibraryService } from './contracts/library.ts';
import type {
  MapService,
  MemberService,
  TokenService,
  WorkspaceService,
} from './contracts/projects.ts';
import type {
  ExcerptService,
  NoteService,
  ReadingService,
  RestrictionService,
  SheetService,
} from './contracts/readings.ts';
import type { ShelfService } from './contracts/shelves.ts';
import type {
  ChangeService,
  CommentService,
  EventService,
  SearchService,
} from './contracts/review.ts';

/** Made once, in the composition root; handed to everything that answers people. */
export interface Services {
  lab: LabService;
  auth: AuthService;
  workspaces: WorkspaceService;
  maps: MapService;
  members: MemberService;
  tokens: TokenService;
  images: ImageService;
  library: LibraryService;
  shelves: ShelfService;
  duplicates: DuplicateService;
  readings: ReadingService;
  excerpts: ExcerptService;
  restrictions: RestrictionService;
  notes: NoteService;
  sheets: SheetService;
  bibliography: BibliographyService;
  comments: CommentService;
  search: SearchService;
  changes: ChangeService;
  events: EventService;
  backups: BackupService;
}

export type * from './contracts/bibliography.ts';
export type * from './contracts/duplicates.ts';
export type * from './contracts/identity.ts';
export type * from './contracts/images.ts';
export type * from './contracts/imports.ts';
export type * from './contracts/library.ts';
export type * from './contracts/projects.ts';
export type * from './contracts/readings.ts';
export type * from './contracts/review.ts';
export type * from './contracts/rooms.ts';
export type * from './contracts/shelves.ts';
