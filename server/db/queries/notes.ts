import { isSeen, type Sight } from '../sight.ts';
import type { Database } from '../sqlite.ts';

/** What a note speaks of: `target` is a work's, a concept's or a proposition's id. */
export interface Mention {
  kind: 'work' | 'concept' | 'proposition';
  target: string;
}

export interface ListedNote {
  work_id: string;
  key: string;
  title: string;
  text: string;
  /** JSON: string[]. */
  questions: string;
  updated_at: string;
}

function seenNotes(db: Database, workspaceId: string, sight: Sight) {
  return db.sql
    .selectFrom('note')
    .innerJoin('work', 'work.id', 'note.work_id')
    .select([
      'note.work_id',
      'work.key',
      'work.title',
      'note.text',
      'note.questions',
      'note.updated_at',
    ])
    .where('work.workspace_id', '=', workspaceId)
    .where('work.withdrawn_at', 'is', null)
    .where('work.deleted_at', 'is', null)
    .where(isSeen('work.id', sight))
    .orderBy('note.updated_at', 'desc');
}

export function listNotes(db: Database, workspaceId: string, sight: Sight): ListedNote[] {
  return db.all(seenNotes(db, workspaceId, sight));
}

/** The notes that speak of a work, a concept or a proposition. */
export function notesMentioning(
  db: Database,
  workspaceId: string,
  sight: Sight,
  kind: Mention['kind'],
  /** A work is mentioned by each id that it answers to. */
  targets: readonly string[],
): ListedNote[] {
  return db.all(
    seenNotes(db, workspaceId, sight)
      .innerJoin('note_mention', 'note_mention.work_id', 'note.work_id')
      .where('note_mention.kind', '=', kind)
      .where('note_mention.target_id', 'in', targets)
      .groupBy('note.work_id'),
  );
}

/** What the notes that may be seen say of concepts and propositions. */
export function graphMentions(
  db: Database,
  workspaceId: string,
  sight: Sight,
): Array<ListedNote & { target_id: string }> {
  return db.all(
    seenNotes(db, workspaceId, sight)
      .innerJoin('note_mention', 'note_mention.work_id', 'note.work_id')
      .select('note_mention.target_id')
      .where('note_mention.kind', 'in', ['concept', 'proposition']),
  );
}

export function mentionsOf(db: Database, workId: string): Mention[] {
  const query = db.sql
    .selectFrom('note_mention')
    .select(['kind', 'target_id'])
    .where('work_id', '=', workId);
  return db
    .all(query)
    .map(({ kind, target_id }) => ({ kind: kind as Mention['kind'], target: target_id }));
}

/** What the note of a work says now, as its document has it. */
export function writeNote(
  db: Database,
  workId: string,
  note: { text: string; questions: string[]; mentions: Mention[] },
  at: string,
): void {
  const values = { text: note.text, questions: JSON.stringify(note.questions), updated_at: at };
  db.transaction(() => {
    db.run(
      db.sql
        .insertInto('note')
        .values({ work_id: workId, ...values })
        .onConflict((conflict) => conflict.column('work_id').doUpdateSet(values)),
    );
    db.run(db.sql.deleteFrom('note_mention').where('work_id', '=', workId));
    for (const { kind, target } of note.mentions) {
      const row = { work_id: workId, kind, target_id: target };
      db.run(
        db.sql
          .insertInto('note_mention')
          .values(row)
          .onConflict((conflict) => conflict.doNothing()),
      );
    }
  });
}
