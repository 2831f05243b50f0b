/** Citation styles that a project brought itself. `parent`: the catalogue's, where the file only refers to it. */
export const styles = `
CREATE TABLE own_style (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  title TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT,
  csl TEXT NOT NULL,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL
) STRICT;
CREATE INDEX own_style_workspace ON own_style (workspace_id);
`;
