import { CanevasError, isCanevasError } from '../../app/domain/errors.ts';
import {
  findIdentifier,
  type CslData,
  type CslItem,
  type FoundIdentifier,
} from '../../bibliography/index.ts';
import { authorise, authorOf, sightOf } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import {
  deletePending,
  duePending,
  insertPending,
  pendingOf,
  postponePending,
  type PendingLookup,
} from '../db/queries/lookups.ts';
import { workById, workByIdentifier } from '../db/queries/works.ts';
import { newId } from '../ids.ts';
import { mergeImport } from '../import-merge.ts';
import { askSource, LOOKUP_DEFAULTS } from '../lookup/sources.ts';
import type { LibraryService } from '../services.ts';
import { identifierNames } from '../work-columns.ts';
import { chooseKey, storeNewWork, storeWork } from './work-store.ts';

const MINUTE_MS = 60_000;
/** After each failed attempt; then only when somebody asks. */
const WAITS_MINUTES = [5, 30, 120, 720, 1440, 2880, 10_080];
const AT_ONCE = 5;
const NEVER = '9999-12-31T00:00:00.000Z';

/** What is known of a work of which only the identifier is. */
function placeholder({ scheme, id }: FoundIdentifier): CslData {
  switch (scheme) {
    case 'doi':
      return { type: 'document', title: id, DOI: id };
    case 'isbn':
      return { type: 'book', title: `ISBN ${id}`, ISBN: id };
    case 'hal':
      return { type: 'document', title: id, archive: 'HAL', archive_location: id };
    case 'arxiv':
      return { type: 'article', title: `arXiv:${id}`, archive: 'arXiv', archive_location: id };
  }
}

function identifiersIn({ DOI, ISBN, archive, archive_location }: CslData): Partial<CslData> {
  const held = { DOI, ISBN, archive, archive_location };
  return Object.fromEntries(Object.entries(held).filter(([, value]) => value !== undefined));
}

/** How long a busy service asks to wait. */
function minutesAsked({ params }: CanevasError): number {
  return typeof params.after === 'number' ? params.after / 60 : 0;
}

function withoutId({ id: _, ...data }: CslItem): CslData {
  return data;
}

/** So that the work is found again by what it was asked for. */
function withIdentifier(item: CslData, found: FoundIdentifier): CslData {
  return { ...item, ...identifiersIn(placeholder(found)) };
}

export function createLookups(
  context: Context,
): Pick<LibraryService, 'lookUp' | 'lookUpAgain'> & { retry(): Promise<void>; close(): void } {
  const { db, config, events } = context;
  let closed = false;
  const later = (minutes: number) =>
    new Date(context.clock().getTime() + minutes * MINUTE_MS).toISOString();

  function store(workspaceId: string, author: string, item: CslData): string {
    const id = newId();
    const key = chooseKey(db, workspaceId, id, item);
    const content = { key, item: { ...item, id }, raw: null, importedBase: item };
    storeNewWork(db, workspaceId, content, [], author, timestamp(context));
    return id;
  }

  async function ask(found: FoundIdentifier): Promise<CslData> {
    const lookup = config.lookup === undefined ? LOOKUP_DEFAULTS : config.lookup;
    if (lookup === null) throw new CanevasError('lookup-unreachable', { host: found.scheme });
    return withIdentifier(await askSource(lookup, found.scheme, found.id), found);
  }

  /** Whether the service can be asked for more. */
  async function again(pending: PendingLookup): Promise<boolean> {
    const { work_id: id, attempts } = pending;
    try {
      await fill(pending, pending.asked_by);
      return true;
    } catch (error) {
      if (!isCanevasError(error)) throw error;
      if (closed) return false;
      const wait = error.code === 'lookup-unknown' ? undefined : WAITS_MINUTES[attempts + 1];
      const next = wait === undefined ? NEVER : later(Math.max(wait, minutesAsked(error)));
      postponePending(db, id, attempts + 1, next);
      return error.code !== 'lookup-busy';
    }
  }

  async function fill(pending: PendingLookup, by: string): Promise<void> {
    const { work_id: id, workspace_id: workspaceId, scheme, identifier } = pending;
    const item = await ask({ scheme, id: identifier });
    // It is asked for again when the server is back.
    if (closed) return;
    db.transaction(() => {
      deletePending(db, id);
      const row = workById(db, workspaceId, id);
      if (!row || row.deleted_at !== null) return;
      // What somebody filled in meanwhile stays.
      const merge = mergeImport(withoutId(row.item), row.importedBase, item);
      const content = {
        key: row.key,
        item: { ...merge.resolve([]), id },
        raw: row.raw,
        importedBase: item,
      };
      storeWork(db, workspaceId, content, row.version + 1, by, timestamp(context));
    });
    events.emit(workspaceId, { kind: 'works', ids: [id], by });
  }

  async function retry(): Promise<void> {
    const resting = new Set<string>();
    for (const pending of duePending(db, timestamp(context), AT_ONCE)) {
      if (closed || resting.has(pending.scheme)) continue;
      if (!(await again(pending))) resting.add(pending.scheme);
    }
  }

  let asking: Promise<void> | null = null;
  const timer = setInterval(() => {
    asking ??= retry()
      .catch((error: unknown) => context.logger.error({ err: error }, 'look-up failed'))
      .finally(() => {
        asking = null;
      });
  }, MINUTE_MS);
  timer.unref();

  return {
    retry,
    close() {
      closed = true;
      clearInterval(timer);
    },

    async lookUpAgain(actor, ref, workId) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      if (!workById(db, workspace.id, workId, sightOf(actor))) {
        throw new CanevasError('not-found');
      }
      const pending = pendingOf(db, workId);
      if (pending) await fill(pending, authorOf(actor));
    },

    async lookUp(actor, ref, text) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const found = findIdentifier(text);
      if (!found) throw new CanevasError('identifier-missing', { field: 'identifier' });
      const name = `${found.scheme}:${found.id}`;
      const known = workByIdentifier(db, workspace.id, [name]);
      if (known) return { outcome: 'known', workId: known.id, key: known.key };
      const author = authorOf(actor);
      let item: CslData | null = null;
      let failure: CanevasError | null = null;
      try {
        item = await ask(found);
      } catch (error) {
        if (!isCanevasError(error) || error.code === 'lookup-unknown') throw error;
        failure = error;
      }
      const { id, isNew } = db.transaction(() => {
        // Added by another meanwhile, or here already under another name than the one that was given.
        const names = [name, ...(item ? identifierNames(item) : [])];
        const there = workByIdentifier(db, workspace.id, names);
        if (there) return { id: there.id, isNew: false };
        const made = store(workspace.id, author, item ?? placeholder(found));
        if (failure) {
          const place = { work_id: made, workspace_id: workspace.id };
          const asked = { scheme: found.scheme, identifier: found.id, asked_by: author };
          const wait = Math.max(WAITS_MINUTES[0]!, minutesAsked(failure));
          insertPending(db, { ...place, ...asked }, later(wait));
        }
        return { id: made, isNew: true };
      });
      if (!isNew) return { outcome: 'known', workId: id, key: workById(db, workspace.id, id)!.key };
      events.emit(workspace.id, { kind: 'works', ids: [id], by: author });
      const { key } = workById(db, workspace.id, id)!;
      return item
        ? { outcome: 'added', workId: id, key }
        : { outcome: 'pending', workId: id, key, reason: failure!.code };
    },
  };
}
