import { authorise, sightOf } from './access.ts';
import { identityProvider } from './auth/identity.ts';
import { RateLimits } from './auth/limits.ts';
import { createAuthService, type Authentication } from './auth/service.ts';
import { createBackupService, type Backups } from './backup/service.ts';
import { createBibliographyService } from './commands/bibliography.ts';
import { createChangeService } from './commands/changes.ts';
import { createCommentService } from './commands/comments.ts';
import { createDuplicateService } from './commands/duplicates.ts';
import { createExcerptService } from './commands/excerpts.ts';
import { createImageService, type Images } from './commands/images.ts';
import { createLabService } from './commands/lab.ts';
import { createLibraryService } from './commands/library.ts';
import { createMapService } from './commands/maps.ts';
import { createMemberService } from './commands/members.ts';
import { createNoteService } from './commands/notes.ts';
import { createReadingService } from './commands/readings.ts';
import { createRestrictionService } from './commands/restrictions.ts';
import { createSearchService } from './commands/search.ts';
import { createSheetService } from './commands/sheets.ts';
import { createShelfService } from './commands/shelves.ts';
import { createTokenService } from './commands/tokens.ts';
import { createWorkspaceService } from './commands/workspaces.ts';
import type { Context } from './context.ts';
import { seenEvent } from './seen-event.ts';
import type { LiveEvent } from './types.ts';
import type { Services } from './services.ts';
import { createRenderingPool } from './workers/rendering.ts';

export interface Made extends Services {
  auth: Authentication;
  backups: Backups;
  images: Images;
  /** Asks again for the identifiers that are due. */
  retryLookups(): Promise<void>;
  close(): Promise<void>;
}

/** @param setupCode what set-up asks for; null where it is closed (the command line). */
export function createServices(context: Context, setupCode: string | null): Made {
  const { db, clock } = context;
  const limits = new RateLimits(db, clock);
  const auth = createAuthService(context, identityProvider(context), limits);
  const rendering = createRenderingPool();
  const library = createLibraryService(context);
  const images = createImageService(context);
  return {
    auth,
    lab: createLabService(context, auth, limits, setupCode),
    workspaces: createWorkspaceService(context),
    maps: createMapService(context),
    members: createMemberService(context, auth, limits),
    tokens: createTokenService(context),
    images,
    library,
    shelves: createShelfService(context),
    duplicates: createDuplicateService(context),
    readings: createReadingService(context),
    excerpts: createExcerptService(context),
    restrictions: createRestrictionService(context),
    bibliography: createBibliographyService(context, rendering),
    comments: createCommentService(context),
    notes: createNoteService(context),
    sheets: createSheetService(context),
    search: createSearchService(context),
    changes: createChangeService(context),
    events: {
      here(actor, ref) {
        const { workspace } = authorise(db, actor, ref, 'read');
        const people = context.rooms.whereabouts(workspace.id);
        return { kind: 'here', workspace: workspace.id, people };
      },
      subscribe(actor, ref, listener, onEnd = () => undefined, age = 0) {
        const { workspace } = authorise(db, actor, ref, 'read');
        const hear = (event: LiveEvent) => {
          // Asked again at each event: a member removed meanwhile hears nothing more.
          try {
            authorise(db, actor, workspace.id, 'read');
          } catch {
            stop();
            onEnd();
            return;
          }
          const seen = seenEvent(db, workspace.id, sightOf(actor), event);
          if (seen) listener(seen);
        };
        const stop = context.events.subscribe(workspace.id, hear, age);
        return stop;
      },
    },
    backups: createBackupService(context, images.sweep),
    retryLookups: () => library.retryLookups(),
    async close() {
      library.close();
      await rendering.close();
    },
  };
}
