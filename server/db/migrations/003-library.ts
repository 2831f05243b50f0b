/** Keys by formula, identifiers still to be looked up, collections and tags, and what a large library is sorted by. */
export const library = `
CREATE INDEX work_raw_key ON work (workspace_id, json_extract(raw, '$.key'));
CREATE INDEX work_by_title ON work (workspace_id, deleted_at, sort_title);
CREATE INDEX work_by_year ON work (workspace_id, deleted_at, year, sort_creators);
CREATE INDEX work_by_update ON work (workspace_id, deleted_at, updated_at);
CREATE INDEX work_by_type ON work (workspace_id, deleted_at, type, sort_creators);

ALTER TABLE workspace ADD COLUMN key_formula TEXT;

CREATE TABLE pending_lookup (
  work_id TEXT PRIMARY KEY REFERENCES work (id) ON DELETE CASCADE,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  scheme TEXT NOT NULL, identifier TEXT NOT NULL, asked_by TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0, next_at TEXT NOT NULL
) STRICT;
CREATE INDEX pending_lookup_due ON pending_lookup (next_at);

CREATE TABLE collection (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  name TEXT NOT NULL, created_at TEXT NOT NULL, created_by TEXT, deleted_at TEXT
) STRICT;
CREATE INDEX collection_workspace ON collection (workspace_id);
CREATE TABLE collection_work (
  collection_id TEXT NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
  work_id TEXT NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  PRIMARY KEY (collection_id, work_id)
) STRICT;
CREATE INDEX collection_work_work ON collection_work (work_id);

CREATE TABLE work_tag (
  work_id TEXT NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  folded TEXT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (work_id, folded)
) STRICT;
CREATE INDEX work_tag_name ON work_tag (workspace_id, folded);
`;
