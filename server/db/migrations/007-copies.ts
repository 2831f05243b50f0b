/** What a work was copied from: a restriction, and a withdrawal, follow its copies. */
export const copies = `
ALTER TABLE work ADD COLUMN origin TEXT;
CREATE INDEX work_origin ON work (origin) WHERE origin IS NOT NULL;
`;
