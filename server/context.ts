import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { DataFolder } from './data-folder.ts';
import type { Database } from './db/sqlite.ts';
import type { LiveEvents } from './events.ts';
import type { GraphRooms } from './services.ts';

/** What every service stands on; made once, in the composition root. */
export interface Context {
  config: Config;
  folder: DataFolder;
  db: Database;
  rooms: GraphRooms;
  logger: Logger;
  events: LiveEvents;
  /** The server's time, the only one that counts. */
  clock: () => Date;
}

export const timestamp = (context: Pick<Context, 'clock'>): string => context.clock().toISOString();
