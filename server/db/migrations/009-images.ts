/**
 * Images on maps. The bytes are in files that the id, their SHA-256, names; several projects may hold
 * the same. `unused_since`: since when no map shows it, null while one does.
 */
export const images = `
CREATE TABLE image (
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  type TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL,
  unused_since TEXT,
  PRIMARY KEY (workspace_id, id)
) STRICT;
CREATE INDEX image_id ON image (id);
`;
