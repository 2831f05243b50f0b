/** Readings in full, recommendations, excerpts, restricted field material, notes as search reads them. */
export const readings = `
ALTER TABLE reading ADD COLUMN priority INTEGER;
ALTER TABLE reading ADD COLUMN due TEXT;
ALTER TABLE reading ADD COLUMN progress_unit TEXT;
ALTER TABLE reading ADD COLUMN progress_at INTEGER;
ALTER TABLE reading ADD COLUMN progress_of INTEGER;
ALTER TABLE reading ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE reading ADD COLUMN verdict TEXT NOT NULL DEFAULT '';
ALTER TABLE reading ADD COLUMN rank TEXT;
ALTER TABLE reading ADD COLUMN status_at TEXT;
CREATE INDEX reading_user ON reading (user_id);

CREATE TABLE recommendation (
  id TEXT PRIMARY KEY,
  work_id TEXT NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  from_id TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  to_id TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  reason TEXT NOT NULL, due TEXT, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX recommendation_to ON recommendation (to_id, work_id);
CREATE INDEX recommendation_work ON recommendation (work_id);

CREATE TABLE reading_view (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  name TEXT NOT NULL, query TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX reading_view_user ON reading_view (user_id, workspace_id);

ALTER TABLE work ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE work ADD COLUMN withdrawn_at TEXT;
CREATE TABLE work_reader (
  work_id TEXT NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  PRIMARY KEY (work_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE work_identity (
  work_id TEXT PRIMARY KEY REFERENCES work (id) ON DELETE CASCADE,
  real_name TEXT NOT NULL
) STRICT;

CREATE TABLE excerpt (
  id TEXT PRIMARY KEY,
  work_id TEXT NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  quotation TEXT NOT NULL, language TEXT NOT NULL, translation TEXT NOT NULL,
  locator_label TEXT, locator_value TEXT,
  comment TEXT NOT NULL, speaker TEXT NOT NULL, tags TEXT NOT NULL, concepts TEXT NOT NULL,
  colour TEXT, version INTEGER NOT NULL,
  created_at TEXT NOT NULL, created_by TEXT, updated_at TEXT NOT NULL, updated_by TEXT,
  deleted_at TEXT
) STRICT;
CREATE INDEX excerpt_work ON excerpt (work_id, deleted_at);

CREATE TABLE note (
  work_id TEXT PRIMARY KEY REFERENCES work (id) ON DELETE CASCADE,
  text TEXT NOT NULL, questions TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;
CREATE TABLE note_mention (
  work_id TEXT NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  kind TEXT NOT NULL, target_id TEXT NOT NULL,
  PRIMARY KEY (work_id, kind, target_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_mention_target ON note_mention (kind, target_id);

CREATE TABLE meeting_sheet (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  title TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL,
  content TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_sheet_workspace ON meeting_sheet (workspace_id, created_at);
`;
