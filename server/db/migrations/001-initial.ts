/** user, session, account and verification are better-auth 1.7's, as `compileMigrations()` writes them. */
export const initial = `
CREATE TABLE "user" (
  "id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "email" TEXT NOT NULL UNIQUE,
  "emailVerified" INTEGER NOT NULL, "image" TEXT,
  "createdAt" DATE NOT NULL, "updatedAt" DATE NOT NULL,
  "isAdministrator" INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE "session" (
  "id" TEXT NOT NULL PRIMARY KEY, "expiresAt" DATE NOT NULL, "token" TEXT NOT NULL UNIQUE,
  "createdAt" DATE NOT NULL, "updatedAt" DATE NOT NULL, "ipAddress" TEXT, "userAgent" TEXT,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE
);
CREATE INDEX "session_userId_idx" ON "session" ("userId");
CREATE TABLE "account" (
  "id" TEXT NOT NULL PRIMARY KEY, "accountId" TEXT NOT NULL, "providerId" TEXT NOT NULL,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "accessToken" TEXT, "refreshToken" TEXT, "idToken" TEXT,
  "accessTokenExpiresAt" DATE, "refreshTokenExpiresAt" DATE, "scope" TEXT, "password" TEXT,
  "createdAt" DATE NOT NULL, "updatedAt" DATE NOT NULL
);
CREATE INDEX "account_userId_idx" ON "account" ("userId");
CREATE TABLE "verification" (
  "id" TEXT NOT NULL PRIMARY KEY, "identifier" TEXT NOT NULL, "value" TEXT NOT NULL,
  "expiresAt" DATE NOT NULL, "createdAt" DATE NOT NULL, "updatedAt" DATE NOT NULL
);
CREATE INDEX "verification_identifier_idx" ON "verification" ("identifier");

CREATE TABLE lab (
  id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL, public_url TEXT NOT NULL
) STRICT;

CREATE TABLE workspace (
  id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  is_example INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL, deleted_at TEXT
) STRICT;

CREATE TABLE member (
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  role TEXT NOT NULL, function TEXT NOT NULL DEFAULT '', joined_at TEXT NOT NULL,
  PRIMARY KEY (workspace_id, user_id)
) STRICT;
CREATE INDEX member_user ON member (user_id);

CREATE TABLE invitation (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL, email TEXT,
  created_by TEXT REFERENCES "user" ("id") ON DELETE SET NULL,
  created_at TEXT NOT NULL, expires_at TEXT NOT NULL, revoked_at TEXT, accepted_at TEXT,
  accepted_by TEXT REFERENCES "user" ("id") ON DELETE SET NULL
) STRICT;
CREATE INDEX invitation_workspace ON invitation (workspace_id);

CREATE TABLE access_token (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE, label TEXT NOT NULL, role TEXT NOT NULL,
  created_at TEXT NOT NULL, last_used_at TEXT, revoked_at TEXT
) STRICT;
CREATE INDEX access_token_workspace ON access_token (workspace_id);

CREATE TABLE reset_link (
  token_hash TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  created_at TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT
) STRICT;

CREATE TABLE work (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  key TEXT NOT NULL, item TEXT NOT NULL, raw TEXT, imported_base TEXT,
  version INTEGER NOT NULL,
  type TEXT NOT NULL, creators TEXT NOT NULL, title TEXT NOT NULL, container TEXT NOT NULL,
  year INTEGER, sort_creators TEXT NOT NULL, sort_title TEXT NOT NULL,
  created_at TEXT NOT NULL, created_by TEXT, updated_at TEXT NOT NULL, updated_by TEXT,
  deleted_at TEXT
) STRICT;
CREATE INDEX work_workspace ON work (workspace_id, deleted_at, sort_creators);


CREATE TABLE work_key (
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  folded TEXT NOT NULL, name TEXT NOT NULL,
  work_id TEXT NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  is_alias INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, folded)
) STRICT;
CREATE INDEX work_key_work ON work_key (work_id);

CREATE TABLE work_identifier (
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  work_id TEXT NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  PRIMARY KEY (workspace_id, name, work_id)
) STRICT;
CREATE INDEX work_identifier_work ON work_identifier (work_id);

CREATE VIRTUAL TABLE work_search USING fts5 (
  text, content = '', contentless_delete = 1, detail = 'full',
  prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER work_search_gone AFTER DELETE ON work BEGIN
  DELETE FROM work_search WHERE rowid = old.row;
END;

CREATE TABLE reading (
  user_id TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  work_id TEXT NOT NULL REFERENCES work (id) ON DELETE CASCADE,
  status TEXT, shared INTEGER NOT NULL DEFAULT 0, updated_at TEXT NOT NULL,
  PRIMARY KEY (work_id, user_id)
) STRICT;

CREATE TABLE comment (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  target_kind TEXT NOT NULL, target_id TEXT NOT NULL, body TEXT NOT NULL,
  author_id TEXT REFERENCES "user" ("id") ON DELETE SET NULL,
  created_at TEXT NOT NULL, edited_at TEXT, resolved_at TEXT,
  resolved_by TEXT REFERENCES "user" ("id") ON DELETE SET NULL, deleted_at TEXT
) STRICT;
CREATE INDEX comment_target ON comment (workspace_id, target_kind, target_id);

CREATE TABLE visit (
  user_id TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  workspace_id TEXT NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  seen_at TEXT NOT NULL, previous_at TEXT,
  PRIMARY KEY (user_id, workspace_id)
) STRICT;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, workspace_id TEXT,
  act TEXT NOT NULL, params TEXT NOT NULL
) STRICT;
CREATE INDEX audit_workspace ON audit (workspace_id, at);

CREATE TABLE rate_limit (
  name TEXT PRIMARY KEY, count INTEGER NOT NULL, until_ms INTEGER NOT NULL
) STRICT;
`;
