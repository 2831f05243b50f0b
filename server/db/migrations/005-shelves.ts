/** Searches that people keep, and what an act on many works did, so that it can be taken back. */
export const shelves = `
CREATE TABLE saved_search (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL,
  shared INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX saved_search_workspace ON saved_search (workspace_id);

CREATE TABLE library_act (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL, at TEXT NOT NULL, undone_at TEXT
) STRICT;
CREATE TABLE library_act_work (
  act_id TEXT NOT NULL REFERENCES library_act (id) ON DELETE CASCADE,
  work_id TEXT NOT NULL, done TEXT NOT NULL,
  PRIMARY KEY (act_id, work_id)
) STRICT;
CREATE INDEX library_act_work_work ON library_act_work (work_id);
`;
