import type { Database } from '../sqlite.ts';

export interface SheetRow {
  id: string;
  user_id: string;
  title: string;
  since: string;
  until: string;
  /** JSON: what was chosen, see server/commands/sheets.ts. */
  content: string;
  created_at: string;
}

export function insertSheet(db: Database, row: SheetRow & { workspace_id: string }): void {
  db.run(db.sql.insertInto('meeting_sheet').values(row));
}

/** Newest first. Who has left the project takes theirs out of sight. */
export function listSheets(db: Database, workspaceId: string): SheetRow[] {
  return db.all(
    db.sql
      .selectFrom('meeting_sheet')
      .innerJoin('member', (join) =>
        join
          .onRef('member.user_id', '=', 'meeting_sheet.user_id')
          .onRef('member.workspace_id', '=', 'meeting_sheet.workspace_id'),
      )
      .select([
        'meeting_sheet.id',
        'meeting_sheet.user_id',
        'meeting_sheet.title',
        'meeting_sheet.since',
        'meeting_sheet.until',
        'meeting_sheet.content',
        'meeting_sheet.created_at',
      ])
      .where('meeting_sheet.workspace_id', '=', workspaceId)
      .orderBy('meeting_sheet.created_at', 'desc')
      .orderBy('meeting_sheet.id'),
  );
}

/** Its owner's only; false where it is not. */
export function deleteSheet(
  db: Database,
  workspaceId: string,
  userId: string,
  id: string,
): boolean {
  const query = db.sql
    .deleteFrom('meeting_sheet')
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId);
  return db.run(query) === 1;
}

/** Every sheet of the work's project, its content passed through `change`; null leaves it as it is. */
export function rewriteSheets(
  db: Database,
  workId: string,
  change: (content: string) => string | null,
): void {
  const rows = db.all(
    db.sql
      .selectFrom('meeting_sheet')
      .innerJoin('work', 'work.workspace_id', 'meeting_sheet.workspace_id')
      .select(['meeting_sheet.id', 'meeting_sheet.content'])
      .where('work.id', '=', workId),
  );
  for (const { id, content } of rows) {
    const next = change(content);
    if (next === null) continue;
    db.run(db.sql.updateTable('meeting_sheet').set({ content: next }).where('id', '=', id));
  }
}
