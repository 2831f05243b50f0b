/**
 * What a search in a large library asks of each match, without reading the work itself: its place in
 * the usual order, and whether it is there to be seen.
 */
export const search = `
CREATE INDEX work_listed ON work
  (workspace_id, deleted_at, sort_creators, year, id, withdrawn_at, restricted);
CREATE INDEX work_probe ON work (workspace_id, row, deleted_at, withdrawn_at, restricted);
DROP INDEX work_workspace;
`;
