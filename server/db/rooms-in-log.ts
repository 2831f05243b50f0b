import { DatabaseSync } from 'node:sqlite';

/** The name of every document that the log holds. */
export function roomsInLog(file: string): string[] {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return db
      .prepare('SELECT DISTINCT room FROM "update" ORDER BY room')
      .all()
      .map(({ room }) => String(room));
  } finally {
    db.close();
  }
}
