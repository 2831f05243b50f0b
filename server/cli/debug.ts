import { CanevasError } from '../../app/domain/errors.ts';
import { roomName } from '../../app/domain/protocol.ts';
import type { RoomDescription } from '../collab/index.ts';
import { workspaceByRef } from '../db/queries/workspaces.ts';
import type { OpenData } from '../open-data.ts';

/**
 * A document in figures, and nothing of what it says. `ref` is a workspace's id or slug, for its
 * graph, or `note:` and a work's id. Errors: 'not-found'.
 */
export async function debugDocument(data: OpenData, ref: string): Promise<RoomDescription> {
  const { rooms } = data.collaboration;
  const workspace = workspaceByRef(data.db, ref);
  if (workspace) return rooms.describe(roomName('graph', workspace.id));
  const work = /^note:([A-Za-z0-9_-]{1,64})$/.exec(ref)?.[1];
  if (!work) throw new CanevasError('not-found');
  const name = roomName('note', work);
  const described = await rooms.describe(name);
  // Any id names a note that could be; one that nobody ever wrote is not there.
  if (described.log.updates === 0) throw new CanevasError('not-found');
  return described;
}

/** The same for a terminal: one figure a line, in the words of the log. */
export function debugText(room: RoomDescription): string {
  const { log } = room;
  const day = (at: number | null) => (at === null ? '-' : new Date(at).toISOString());
  const rows: Array<[string, ...Array<string | number>]> = [
    ['bytes', room.bytes],
    ['structs', room.structs],
    ['deleted', room.deleted],
    ['pending', String(room.pending)],
    ...Object.entries(room.roots).map(([root, n]): [string, string, number] => ['root', root, n]),
    ...room.clients.map(({ client, clock, owner }): [string, number, number, string] => [
      'client',
      client,
      clock,
      owner ?? '-',
    ]),
    ['updates', log.updates],
    ['update bytes', log.updateBytes],
    ['first', day(log.firstAt)],
    ['last', day(log.lastAt)],
    ...Object.entries(log.authors).map(([who, n]): [string, string, number] => ['author', who, n]),
    ...log.snapshots.map(({ upto, bytes }): [string, number, number] => ['snapshot', upto, bytes]),
    ...log.setAside.map(({ id, reason }): [string, number, string] => ['set aside', id, reason]),
    ...room.illTyped.map((path): [string, string] => ['ill-typed', path]),
  ];
  return rows.map((row) => `${row.join('\t')}\n`).join('');
}
