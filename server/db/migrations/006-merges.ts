/** Works that became one, what that did so that it can be taken back, and pairs that are no duplicates. */
export const merges = `
CREATE TABLE work_merge (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  batch TEXT NOT NULL,
  kept_id TEXT NOT NULL, merged_id TEXT NOT NULL,
  at TEXT NOT NULL, user_id TEXT NOT NULL,
  done TEXT NOT NULL, note TEXT, undone_at TEXT
) STRICT;
CREATE INDEX work_merge_merged ON work_merge (merged_id, undone_at);
CREATE INDEX work_merge_kept ON work_merge (kept_id, undone_at);
CREATE INDEX work_merge_workspace ON work_merge (workspace_id, undone_at, at);

CREATE TABLE work_apart (
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  a TEXT NOT NULL, b TEXT NOT NULL, at TEXT NOT NULL, user_id TEXT NOT NULL,
  PRIMARY KEY (workspace_id, a, b)
) STRICT;
`;
