import { followPage } from './follow-page.ts';
import { SyncEngine } from './sync-engine.ts';
import type { NoteSession, OpenNoteOptions } from './types.ts';

/** Opens the note of a work to be read and written, with or without the server. Close it when done. */
export function openNote(options: OpenNoteOptions): NoteSession {
  const engine = new SyncEngine('note', options.workId, options);
  const stopPage = followPage(engine);
  let closing: Promise<void> | null = null;
  return {
    workId: options.workId,
    user: options.user,
    doc: engine.doc,
    awareness: engine.awareness,
    status: engine.status,
    opened: engine.opened,
    reconnect: () => engine.retryNow(),
    exportHeld: async () => engine.exportHeld(),
    discardHeld: () => engine.discardHeld(),
    close() {
      stopPage();
      closing ??= engine.close();
      return closing;
    },
  };
}
