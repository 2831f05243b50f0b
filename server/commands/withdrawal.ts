import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as Y from 'yjs';
import { z } from 'zod';
import { forgetQuotations } from '../../app/domain/graph/commands.ts';
import { textsEverQuoted } from '../../app/domain/graph/quoted.ts';
import { timestamp, type Context } from '../context.ts';
import { copiesOf } from '../db/queries/copies.ts';
import { insertAudit } from '../db/queries/lab.ts';
import { namesOfWork } from '../db/queries/merges.ts';
import { emptyWork, isToErase, scrub } from '../db/queries/withdrawal.ts';
import type { Withdrawal } from '../types.ts';
import { withoutWork } from './sheets.ts';

/** Automatic backups are kept for this many days (server/backup/service.ts keeps 14, one a day). */
const BACKUP_DAYS = 15;
const DAILY = /^canevas-\d{4}-\d{2}-\d{2}\.tar\.gz$/;

const LIST = z.array(z.object({ workspace: z.string(), work: z.string(), at: z.string() }));
type Withdrawn = z.infer<typeof LIST>[number];

/**
 * Beside the databases, not in them: a restore puts older ones back, and this list then says what must
 * be erased from them again. It holds ids and times, nothing of what was erased.
 */
const listFile = (context: Pick<Context, 'folder'>) =>
  path.join(context.folder.root, 'withdrawn.json');

function readList(context: Pick<Context, 'folder'>): Withdrawn[] {
  const file = listFile(context);
  return existsSync(file) ? LIST.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

/**
 * Erases a work and its copies, their notes and excerpts, and whatever the maps' history quoted. It is written
 * down first: should the machine stop half-way, the next start goes on.
 */
export async function withdrawWork(
  context: Context,
  workspaceId: string,
  workId: string,
  by: string,
): Promise<Withdrawal> {
  const at = timestamp(context);
  const erased = [
    { workspace: workspaceId, work: workId, at },
    ...copiesOf(context.db, workId).map((copy) => ({
      workspace: copy.workspace_id,
      work: copy.id,
      at,
    })),
  ];
  const list = [...readList(context), ...erased];
  writeFileSync(listFile(context), JSON.stringify(list), { mode: 0o600 });
  for (const { workspace, work } of erased) await erase(context, workspace, work);
  insertAudit(context.db, {
    at,
    actor: by,
    workspace: workspaceId,
    act: 'work-withdrawn',
    params: { work: workId },
  });
  for (const { workspace } of erased) {
    context.events.emit(workspace, { kind: 'works', ids: [], by });
  }
  return stillHeld(context, at);
}

/** Call when the data has been opened: a restore may have brought back what was withdrawn. */
export async function eraseAgain(context: Context): Promise<void> {
  for (const { workspace, work } of readList(context)) {
    if (isToErase(context.db, work)) await erase(context, workspace, work);
  }
}

async function erase(context: Context, workspaceId: string, workId: string): Promise<void> {
  const { db, rooms, folder } = context;
  // What was merged into it says the same; the work itself comes last, as it says that all is done.
  for (const id of namesOfWork(db, workId).slice(1)) await erase(context, workspaceId, id);
  const room = await rooms.graph(workspaceId);
  await room.apply('system', (doc) => forgetQuotations(doc, { work: workId }));
  const texts = textsInHistory(context, workspaceId, (doc) => textsEverQuoted(doc, workId));
  // Last of all the row that says it is done.
  if (texts.length > 0) await rooms.mask(workspaceId, texts);
  await rooms.eraseNote(workId);
  // An import that waits for its confirmation holds the file as it came.
  for (const name of readdirSync(folder.imports)) rmSync(path.join(folder.imports, name));
  emptyWork(db, workId, timestamp(context), (content) => withoutWork(content, workId));
  scrub(db);
}

/** What `find` finds in a graph of which nothing that was overwritten is gone. */
export function textsInHistory(
  context: Context,
  workspaceId: string,
  find: (doc: Y.Doc) => string[],
): string[] {
  const doc = new Y.Doc({ gc: false });
  doc.transact(() => {
    for (const { bytes } of context.rooms.history(workspaceId)) Y.applyUpdate(doc, bytes);
  });
  const texts = find(doc);
  doc.destroy();
  return texts;
}

/** When the last automatic backup that may hold what was withdrawn at that time is gone; both ISO 8601. */
export function backupsUntil(withdrawnAt: string): string {
  return new Date(Date.parse(withdrawnAt) + BACKUP_DAYS * 24 * 3600_000).toISOString();
}

/** Which backups may hold what was erased at that time, and until when. */
export function stillHeld({ folder }: Context, at: string): Withdrawal {
  const byHand = readdirSync(folder.backups).filter(
    (name) => name.endsWith('.tar.gz') && !DAILY.test(name),
  );
  const aside = readdirSync(folder.root).filter((name) => name.startsWith('before-restore-'));
  return { backupsUntil: backupsUntil(at), kept: [...byHand, ...aside] };
}
