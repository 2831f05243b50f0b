import type { Logger } from 'pino';
import { roomName } from '../app/domain/protocol.ts';
import { Collaboration } from './collab/index.ts';
import { createCollaborationAuth } from './auth/sockets.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { createNoteKeeper } from './commands/notes.ts';
import { eraseImagesAgain } from './commands/image-erasure.ts';
import { eraseAgain } from './commands/withdrawal.ts';
import { finishMerges } from './commands/duplicates.ts';
import { createServices, type Made } from './create-services.ts';
import { openDataFolder, type DataFolder } from './data-folder.ts';
import { openLog } from './db/log.ts';
import { workAliases } from './db/queries/merges.ts';
import { migrate } from './db/migrate.ts';
import { MIGRATIONS } from './db/migrations/index.ts';
import { Database, openSqlite } from './db/sqlite.ts';
import { createLiveEvents, tellWhereabouts } from './events.ts';
import { resolvedRoom } from './graph-uses.ts';
import type { GraphRooms } from './services.ts';

export interface OpenData {
  folder: DataFolder;
  db: Database;
  context: Context;
  services: Made;
  collaboration: Collaboration;
  /** Commits what is under way, then lets go of every file. */
  close(): Promise<void>;
}

/** Opens the data and makes everything that stands on it, for the server and the command line alike. */
export async function openData(
  config: Config,
  logger: Logger,
  options: { setupCode: string | null; clock?: () => Date },
): Promise<OpenData> {
  const folder = openDataFolder(config.dataDir);
  const db = new Database(openSqlite(folder.database), folder.database);
  migrate(db.raw, MIGRATIONS);
  const log = await openLog(folder.log);
  // The sockets ask the services who is there, the services close sockets: one of the two comes first.
  const held: { collaboration: Collaboration | null } = { collaboration: null };
  const collaborationOf = (): Collaboration => {
    if (!held.collaboration) throw new Error('asked before it was made');
    return held.collaboration;
  };
  const rooms: GraphRooms = {
    graph: async (workspaceId) => {
      const room = await collaborationOf().rooms.graph(workspaceId);
      return resolvedRoom(room, () => workAliases(db, workspaceId));
    },
    note: (workId) => collaborationOf().rooms.note(workId),
    eraseNote: (workId) => collaborationOf().rooms.erase('note', workId),
    mask: (workspaceId, strings) => log.mask(roomName('graph', workspaceId), strings),
    history: (workspaceId) => log.history(roomName('graph', workspaceId)),
    lastChange: (workspaceId) => log.lastChange(roomName('graph', workspaceId)),
    whereabouts: (workspaceId) => collaborationOf().rooms.whereabouts(workspaceId),
    rolesChanged: (workspaceId) => collaborationOf().rolesChanged(workspaceId),
    disconnect: (workspaceId, userId, code) =>
      collaborationOf().disconnect(workspaceId, userId, code),
    disconnectSession: (sessionId) => collaborationOf().disconnectSession(sessionId),
  };
  const context: Context = {
    config,
    folder,
    db,
    rooms,
    logger,
    events: createLiveEvents(),
    clock: options.clock ?? (() => new Date()),
  };
  const services = createServices(context, options.setupCode);
  const noteKeeper = createNoteKeeper(context);
  const collaboration = new Collaboration({
    log,
    onNote: noteKeeper.changed,
    onMove: tellWhereabouts(context),
    logger,
    auth: createCollaborationAuth(db, services.auth),
  });
  held.collaboration = collaboration;
  // A backup put back may hold what was withdrawn since it was made.
  await eraseAgain(context);
  await eraseImagesAgain(context);
  await finishMerges(context);
  return {
    folder,
    db,
    context,
    services,
    collaboration,
    async close() {
      noteKeeper.close();
      await collaboration.close();
      await services.close();
      await log.close();
      db.close();
    },
  };
}
