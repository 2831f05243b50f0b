import type * as Y from 'yjs';
import {
  mentionsIn,
  noteText,
  openQuestions,
  readNote,
  type NoteNode,
} from '../../app/domain/notes/document.ts';
import { escapeHtml, noteHtml } from '../../app/domain/notes/html.ts';
import { noteMarkdown } from '../../app/domain/notes/markdown.ts';
import { beginningOf } from '../../app/domain/graphemes.ts';
import { authorise, sightOf } from '../access.ts';
import type { Context } from '../context.ts';
import { namesOfWork, survivorOf } from '../db/queries/merges.ts';
import { graphMentions, notesMentioning, writeNote } from '../db/queries/notes.ts';
import { workById } from '../db/queries/works.ts';
import type { NoteService } from '../services.ts';
import { etagOf } from './bibliography.ts';
import { findWork } from './library.ts';

/** Typing makes many commits: what search and backlinks read is written once it pauses. */
const SETTLE_MS = 800;
/** What search reads of one note. */
const TEXT_MAX = 200_000;

export function createNoteService(context: Context): NoteService {
  const { db, rooms } = context;

  async function read(workId: string): Promise<NoteNode> {
    return readNote((await rooms.note(workId)).doc);
  }

  return {
    mentioning(actor, ref, mention) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const targets = mention.kind === 'work' ? namesOfWork(db, mention.target) : [mention.target];
      return notesMentioning(db, workspace.id, sightOf(actor), mention.kind, targets)
        .filter(({ work_id }) => work_id !== mention.target)
        .map(({ work_id, key, title }) => ({ id: work_id, key, title }));
    },

    mentions(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const notes = graphMentions(db, workspace.id, sightOf(actor));
      const byTarget = Map.groupBy(notes, ({ target_id }) => target_id);
      return Object.fromEntries(
        [...byTarget].map(([target, found]) => [
          target,
          found.map(({ work_id, key, title }) => ({ id: work_id, key, title })),
        ]),
      );
    },

    async export(actor, ref, work, format) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const sight = sightOf(actor);
      const { id, key, title } = findWork(db, workspace.id, work, sight);
      const note = await read(id);
      if (format === 'markdown') {
        const keyOf = (workId: string) =>
          workById(db, workspace.id, survivorOf(db, workId), sight)?.key ?? null;
        const body = noteMarkdown(note, keyOf);
        const mediaType = 'text/markdown; charset=utf-8';
        return { filename: `${fileName(key)}.md`, mediaType, body, etag: etagOf(body) };
      }
      const heading = escapeHtml(title);
      const body = `<!doctype html>\n<meta charset="utf-8">\n<title>${heading}</title>\n<h1>${heading}</h1>\n${noteHtml(note)}\n`;
      const mediaType = 'text/html; charset=utf-8';
      return { filename: `${fileName(key)}.html`, mediaType, body, etag: etagOf(body) };
    },
  };
}

const fileName = (key: string) => `note-${key.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80)}`;

export interface NoteKeeper {
  /** Call after each commit to a note. */
  changed(workId: string, note: Y.Doc): void;
  /** Writes what waits. */
  close(): void;
}

/** Keeps beside each note what search and backlinks read of it. */
export function createNoteKeeper(context: Pick<Context, 'db' | 'clock' | 'logger'>): NoteKeeper {
  const { db, clock, logger } = context;
  const waiting = new Map<string, { timer: NodeJS.Timeout; content: () => NoteNode }>();

  function write(workId: string): void {
    const entry = waiting.get(workId);
    if (!entry) return;
    clearTimeout(entry.timer);
    waiting.delete(workId);
    try {
      const note = entry.content();
      writeNote(
        db,
        workId,
        {
          text: beginningOf(noteText(note), TEXT_MAX),
          questions: openQuestions(note),
          mentions: mentionsIn(note).map(({ kind, id }) => ({ kind, target: id })),
        },
        clock().toISOString(),
      );
    } catch (error) {
      // The note itself is on disk; the next change writes this again.
      logger.error({ err: error }, 'a note could not be indexed');
    }
  }

  return {
    changed(workId, doc) {
      const before = waiting.get(workId);
      if (before) clearTimeout(before.timer);
      const timer = setTimeout(() => write(workId), SETTLE_MS).unref();
      waiting.set(workId, { timer, content: () => readNote(doc) });
    },
    close() {
      for (const workId of [...waiting.keys()]) write(workId);
    },
  };
}
