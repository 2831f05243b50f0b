/** The columns of canevas.db as Kysely sees them. Times are ISO 8601; flags are 0 or 1; JSON is text. */
import type { Generated } from 'kysely';
import type { Role } from '../../app/domain/roles.ts';
import type { CommentTarget, ReadingState, TokenRole } from '../types.ts';

export interface Tables {
  // better-auth's four, in the names it expects
  user: {
    id: string;
    name: string;
    email: string;
    emailVerified: number;
    image: string | null;
    createdAt: string;
    updatedAt: string;
    isAdministrator: Generated<number>;
  };
  session: {
    id: string;
    expiresAt: string;
    token: string;
    createdAt: string;
    updatedAt: string;
    ipAddress: string | null;
    userAgent: string | null;
    userId: string;
  };
  account: {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string | null;
    createdAt: string;
    updatedAt: string;
  };

  lab: { id: number; name: string; public_url: string };
  workspace: {
    id: string;
    slug: string;
    name: string;
    is_example: number;
    created_at: string;
    deleted_at: string | null;
    /** Of new citation keys; null for the usual one. */
    key_formula: Generated<string | null>;
  };
  member: {
    workspace_id: string;
    user_id: string;
    role: Role;
    function: string;
    joined_at: string;
  };
  invitation: {
    id: string;
    workspace_id: string;
    token_hash: string;
    role: Role;
    email: string | null;
    created_by: string | null;
    created_at: string;
    expires_at: string;
    revoked_at: string | null;
    accepted_at: string | null;
    accepted_by: string | null;
  };
  access_token: {
    id: string;
    workspace_id: string;
    token_hash: string;
    label: string;
    role: TokenRole;
    created_at: string;
    last_used_at: string | null;
    revoked_at: string | null;
  };
  reset_link: {
    token_hash: string;
    user_id: string;
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
  work: {
    /** Stable through VACUUM; the row of work_search. */
    row: Generated<number>;
    id: string;
    workspace_id: string;
    key: string;
    item: string;
    raw: string | null;
    imported_base: string | null;
    version: number;
    type: string;
    creators: string;
    title: string;
    container: string;
    year: number | null;
    /** Of the above, folded for sorting. */
    sort_creators: string;
    sort_title: string;
    created_at: string;
    created_by: string | null;
    updated_at: string;
    updated_by: string | null;
    deleted_at: string | null;
    /** Field material for named members alone: `work_reader` names them. */
    restricted: Generated<number>;
    /** Erased at the wish of the person interviewed: only the id is left. */
    withdrawn_at: Generated<string | null>;
    /** Id of the work that this one was copied from, with its project. */
    origin: Generated<string | null>;
  };
  work_reader: { work_id: string; user_id: string };
  /** Who stands behind a pseudonym; nothing joins it to what is shown. */
  work_identity: { work_id: string; real_name: string };
  /** Each name under which a work is found, its key included: unique without regard to case. */
  work_key: {
    workspace_id: string;
    folded: string;
    name: string;
    work_id: string;
    is_alias: number;
  };
  /** "doi:10.1000/1": what finds the same work under another key. */
  work_identifier: { workspace_id: string; name: string; work_id: string };
  /** Works of which only an identifier is known, and when it is asked for again. */
  pending_lookup: {
    work_id: string;
    workspace_id: string;
    scheme: string;
    identifier: string;
    asked_by: string;
    attempts: Generated<number>;
    next_at: string;
  };
  collection: {
    id: string;
    workspace_id: string;
    name: string;
    created_at: string;
    created_by: string | null;
    deleted_at: string | null;
  };
  collection_work: { collection_id: string; work_id: string };
  /** The project's own words for its works; `folded` compares them. */
  work_tag: { work_id: string; workspace_id: string; folded: string; name: string };
  saved_search: {
    id: string;
    workspace_id: string;
    user_id: string;
    name: string;
    /** The library's address: its parameters, without "?". */
    query: string;
    shared: number;
    created_at: string;
  };
  /** One act on many works, kept so that it can be taken back. */
  library_act: {
    id: string;
    workspace_id: string;
    user_id: string;
    at: string;
    undone_at: string | null;
  };
  /** `done` is JSON: what the act did to this work. */
  library_act_work: { act_id: string; work_id: string; done: string };
  /** The merged work's id and keys are names of the kept one while `undone_at` is null. */
  work_merge: {
    id: string;
    workspace_id: string;
    /** Merges done, and taken back, together. */
    batch: string;
    kept_id: string;
    merged_id: string;
    at: string;
    user_id: string;
    /** JSON: what was moved and written (server/commands/merge-done.ts). */
    done: string;
    /** JSON: what was put into the kept work's note; null until the notes are joined. */
    note: string | null;
    undone_at: string | null;
  };
  /** Looked at, and found to be two works. */
  work_apart: { workspace_id: string; a: string; b: string; at: string; user_id: string };
  /** `csl` is the file as it was brought; of one with a `parent` it is the parent that is rendered. */
  own_style: {
    id: string;
    workspace_id: string;
    title: string;
    kind: string;
    parent: string | null;
    csl: string;
    created_at: string;
    created_by: string;
  };
  image: {
    workspace_id: string;
    /** SHA-256 of its bytes, and the name of the file that holds them. */
    id: string;
    type: string;
    width: number;
    height: number;
    created_at: string;
    created_by: string;
    unused_since: string | null;
  };
  /** `work_search` is FTS5's own column to MATCH on. */
  work_search: { rowid: number; text: string; work_search: Generated<string> };
  /** Of a connection, not of the file: what its last search found. */
  found_work: { row: number };
  reading: {
    user_id: string;
    work_id: string;
    status: ReadingState | null;
    shared: number;
    updated_at: string;
    priority: number | null;
    due: string | null;
    progress_unit: string | null;
    progress_at: number | null;
    progress_of: number | null;
    /** JSON: string[]. */
    tags: Generated<string>;
    verdict: Generated<string>;
    rank: string | null;
    status_at: string | null;
  };
  recommendation: {
    id: string;
    work_id: string;
    from_id: string;
    to_id: string;
    reason: string;
    due: string | null;
    created_at: string;
  };
  reading_view: {
    id: string;
    workspace_id: string;
    user_id: string;
    name: string;
    query: string;
    created_at: string;
  };
  excerpt: {
    id: string;
    work_id: string;
    quotation: string;
    language: string;
    translation: string;
    locator_label: string | null;
    locator_value: string | null;
    comment: string;
    speaker: string;
    /** JSON: string[]. */
    tags: string;
    /** JSON: ids of concepts. */
    concepts: string;
    colour: string | null;
    version: number;
    created_at: string;
    created_by: string | null;
    updated_at: string;
    updated_by: string | null;
    deleted_at: string | null;
  };
  /** What the note of a work says, as search reads it; made from its document. */
  note: {
    work_id: string;
    text: string;
    /** JSON: string[]. */
    questions: string;
    updated_at: string;
  };
  note_mention: { work_id: string; kind: string; target_id: string };
  meeting_sheet: {
    id: string;
    workspace_id: string;
    user_id: string;
    title: string;
    since: string;
    until: string;
    /** JSON: SheetContent. */
    content: string;
    created_at: string;
  };
  comment: {
    id: string;
    workspace_id: string;
    target_kind: CommentTarget['kind'];
    target_id: string;
    body: string;
    author_id: string | null;
    created_at: string;
    edited_at: string | null;
    resolved_at: string | null;
    resolved_by: string | null;
    deleted_at: string | null;
  };
  visit: { user_id: string; workspace_id: string; seen_at: string; previous_at: string | null };
  audit: {
    id: Generated<number>;
    at: string;
    actor: string;
    workspace_id: string | null;
    act: string;
    params: string;
  };
  rate_limit: { name: string; count: number; until_ms: number };
}
