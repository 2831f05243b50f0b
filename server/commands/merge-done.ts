/** Two works made one in the tables, and made two again. */
import { z } from 'zod';
import type { NoteRoom } from '../services.ts';
import { joinNotes, partNotes } from '../../app/domain/notes/join.ts';
import type { Reading, ReadingState } from '../../app/domain/readings.ts';
import {
  fieldNames,
  getField,
  mergeItems,
  sameValue,
  withField,
  type CslItem,
  type FieldName,
} from '../../bibliography/index.ts';
import type { Context } from '../context.ts';
import {
  giveNamesBack,
  insertMerge,
  moveNames,
  moveRows,
  MOVED_TABLES,
  type MovedTable,
  putReading,
  readingRows,
  removeReading,
  setMerge,
  type MergeRow,
  type ReadingColumns,
} from '../db/queries/merges.ts';
import {
  addTag,
  collectionsByWork,
  foldTag,
  putInCollection,
  removeTag,
  tagsByWork,
  takeFromCollection,
} from '../db/queries/shelves.ts';
import { foldKey, keyHolder } from '../db/queries/work-names.ts';
import { markWorkDeleted } from '../db/queries/work-store.ts';
import { workById, type WorkRow } from '../db/queries/works.ts';
import { toReading } from '../db/queries/readings.ts';
import type { Database } from '../db/sqlite.ts';
import { newId } from '../ids.ts';
import { chooseKey, storeWork } from './work-store.ts';

const readingColumns = z.custom<ReadingColumns>(
  (value) => typeof value === 'object' && value !== null,
);

/** How a merge is kept, so that it can be taken back. */
const doneSchema = z.object({
  key: z.string(),
  before: z.custom<CslItem>(),
  after: z.custom<CslItem>(),
  moved: z.record(z.enum(['excerpt', 'recommendation', 'comment']), z.array(z.string())),
  names: z.array(z.object({ folded: z.string(), is_alias: z.number() })),
  tags: z.array(z.string()),
  collections: z.array(z.string()),
  /** Of the kept work, before; null where the person had none. */
  readings: z.array(z.object({ user: z.string(), before: readingColumns.nullable() })),
});
const noteSchema = z.array(z.object({ client: z.number(), clock: z.number(), mark: z.string() }));

/** Later in this list is further. */
const ADVANCE: ReadonlyArray<ReadingState | null> = [
  null,
  'set-aside',
  'to-read',
  'reading',
  'read',
];

function isFurther(one: ReadingColumns, than: ReadingColumns): boolean {
  const [a, b] = [ADVANCE.indexOf(one.status), ADVANCE.indexOf(than.status)];
  if (a !== b) return a > b;
  const [p, q] = [one.progress_at ?? 0, than.progress_at ?? 0];
  return p !== q ? p > q : one.updated_at > than.updated_at;
}

/** Call inside a transaction. The note is joined afterwards, by `joinNote`. */
export function mergeRows(
  db: Database,
  workspaceId: string,
  { kept, merged, take }: { kept: WorkRow; merged: WorkRow; take: readonly FieldName[] },
  { by, at, batch }: { by: string; at: string; batch: string },
): MergeRow {
  const after = mergeItems(kept.item, merged.item, take);
  const move = (table: MovedTable) => moveRows(db, table, { from: merged.id, to: kept.id });
  const moved = {
    excerpt: move('excerpt'),
    recommendation: move('recommendation'),
    comment: move('comment'),
  };
  const names = moveNames(db, merged.id, kept.id);
  const tags = tagsByWork(db, [kept.id, merged.id]);
  const own = new Set((tags.get(kept.id) ?? []).map(foldTag));
  const newTags = (tags.get(merged.id) ?? []).filter((tag) => !own.has(foldTag(tag)));
  for (const tag of newTags) addTag(db, workspaceId, kept.id, tag);
  const shelves = collectionsByWork(db, [kept.id, merged.id]);
  const inside = new Set(shelves.get(kept.id));
  const collections = (shelves.get(merged.id) ?? []).filter((id) => !inside.has(id));
  for (const id of collections) putInCollection(db, id, kept.id);
  const row: MergeRow = {
    id: newId(),
    workspace_id: workspaceId,
    batch,
    kept_id: kept.id,
    merged_id: merged.id,
    at,
    user_id: by,
    done: JSON.stringify({
      key: merged.key,
      before: kept.item,
      after,
      moved,
      names,
      tags: newTags,
      collections,
      readings: mergeReadings(db, kept.id, merged.id, at),
    } satisfies z.input<typeof doneSchema>),
    note: null,
    undone_at: null,
  };
  insertMerge(db, row);
  markWorkDeleted(db, merged.id, at, by, at);
  storeWork(db, workspaceId, { ...kept, item: after }, kept.version + 1, by, at);
  return row;
}

/**
 * The merged work's rows stay where they are. A reading is taken whole or not at all: a private one
 * never lends its words to one that is shared.
 */
function mergeReadings(db: Database, keptId: string, mergedId: string, at: string) {
  const held = new Map(readingRows(db, keptId).map((row) => [row.user_id, row]));
  return readingRows(db, mergedId).flatMap((other) => {
    const before = held.get(other.user_id) ?? null;
    if (before && !isFurther(other, before)) return [];
    putReading(db, { ...other, work_id: keptId, updated_at: at });
    return [{ user: other.user_id, before }];
  });
}

/** Call inside a transaction. */
export function unmergeRows(db: Database, row: MergeRow, by: string, at: string): void {
  const done = doneSchema.parse(JSON.parse(row.done));
  const { kept_id: keptId, merged_id: mergedId, workspace_id: workspaceId } = row;
  for (const table of MOVED_TABLES) {
    moveRows(db, table, { from: keptId, to: mergedId, only: done.moved[table] });
  }
  for (const tag of done.tags) removeTag(db, keptId, tag);
  for (const id of done.collections) takeFromCollection(db, id, keptId);
  const written = new Map(readingRows(db, mergedId).map((reading) => [reading.user_id, reading]));
  const now = new Map(readingRows(db, keptId).map((reading) => [reading.user_id, reading]));
  for (const { user, before } of done.readings) {
    // What its owner has changed since stays.
    if (!sameReading(now.get(user), written.get(user))) continue;
    if (before) putReading(db, before);
    else removeReading(db, keptId, user);
  }
  setMerge(db, row.id, { undone_at: at });
  const [kept, merged] = [keptId, mergedId].map((id) => workById(db, workspaceId, id, by));
  if (!kept || !merged) return;
  // A name that has become the kept work's key since stays with it.
  const names = done.names.filter(({ folded }) => folded !== foldKey(kept.key));
  giveNamesBack(db, names, { from: keptId, to: mergedId });
  const restore = (work: WorkRow, key: string, item: CslItem) =>
    storeWork(db, workspaceId, { ...work, key, item }, work.version + 1, by, at);
  restore(kept, kept.key, withoutTaken(kept.item, done));
  markWorkDeleted(db, mergedId, null, by, at);
  const free = keyHolder(db, workspaceId, done.key) === mergedId;
  restore(merged, free ? done.key : chooseKey(db, workspaceId, mergedId, merged.item), merged.item);
}

function sameReading(a: ReadingColumns | undefined, b: ReadingColumns | undefined): boolean {
  const said = (row: ReadingColumns) => JSON.stringify({ ...row, work_id: '', updated_at: '' });
  return a !== undefined && b !== undefined && said(a) === said(b);
}

/** Fields that still hold what the merge wrote hold again what they held before. */
function withoutTaken(
  item: CslItem,
  { before, after }: { before: CslItem; after: CslItem },
): CslItem {
  const names = new Set<FieldName>([...fieldNames(before), ...fieldNames(after)]);
  return [...names].reduce<CslItem>((now, name) => {
    const [was, became] = [getField(before, name), getField(after, name)];
    if (sameValue(was, became) || !sameValue(getField(now, name), became)) return now;
    return name === 'type' ? { ...now, type: before.type } : withField(now, name, was);
  }, item);
}

/** Puts the merged work's note into the kept one's. Safe to call again after a crash. Answers the row as it is then. */
export async function joinNote(context: Context, row: MergeRow): Promise<MergeRow> {
  const { db, rooms } = context;
  const from: NoteRoom = await rooms.note(row.merged_id);
  const titleOf = (id: string) => {
    const work = workById(db, row.workspace_id, id, row.user_id);
    return work ? `${work.title || work.key} (${work.key})` : id;
  };
  const headings = { own: titleOf(row.kept_id), other: titleOf(row.merged_id) };
  const into = await rooms.note(row.kept_id);
  const joined = await into.apply(row.user_id, (doc) => joinNotes(doc, from.doc, headings));
  const note = JSON.stringify(joined);
  setMerge(db, row.id, { note });
  return { ...row, note };
}

export async function partNote({ rooms }: Context, row: MergeRow): Promise<void> {
  const joined = noteSchema.parse(JSON.parse(row.note ?? '[]'));
  if (joined.length === 0) return;
  const room = await rooms.note(row.kept_id);
  await room.apply(row.user_id, (doc) => partNotes(doc, joined));
}

/** A person's own reading that a merge set aside: of the two, the one that is not the kept work's. */
export function asideReading(db: Database, row: MergeRow, userId: string): Reading | null {
  const replaced = doneSchema
    .parse(JSON.parse(row.done))
    .readings.find(({ user }) => user === userId);
  const aside = replaced
    ? replaced.before
    : readingRows(db, row.merged_id).find(({ user_id }) => user_id === userId);
  return aside ? toReading(aside) : null;
}
