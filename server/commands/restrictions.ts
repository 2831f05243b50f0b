import { setEvidence } from '../../app/domain/graph/commands.ts';
import { usesOfWork } from '../../app/domain/graph/queries.ts';
import { CanevasError } from '../../app/domain/errors.ts';
import { authorise, authorOf, requireUser, sightOf } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import { copiesOf } from '../db/queries/copies.ts';
import { insertExcerpt } from '../db/queries/excerpts.ts';
import { insertAudit } from '../db/queries/lab.ts';
import { namesOfWork } from '../db/queries/merges.ts';
import {
  hiddenWorks,
  readersOf,
  realNameOf,
  writeReaders,
  writeRealName,
} from '../db/queries/restrictions.ts';
import { roleOf } from '../db/queries/workspaces.ts';
import { NOBODY } from '../db/sight.ts';
import { newId } from '../ids.ts';
import { personLookup } from '../people.ts';
import type { RestrictionService } from '../services.ts';
import type { Person } from '../types.ts';
import { findWork } from './library.ts';
import { backupsUntil, withdrawWork } from './withdrawal.ts';

const REAL_NAME_MAX = 300;

/**
 * Field material that named members alone may see. Whoever restricts a work is one of them. The text
 * that the map quoted moves into excerpts, where the restriction reaches it.
 */
export function createRestrictionService(context: Context): RestrictionService {
  const { db, rooms } = context;

  /** Every passage of the work that stands in the graph, taken out of it; what it is evidence for stays. */
  async function takeQuotationsBack(workspaceId: string, workId: string, by: string) {
    const room = await rooms.graph(workspaceId);
    const at = timestamp(context);
    const quoting = usesOfWork(room.projection(), workId)
      .map(({ evidence }) => evidence)
      .filter(({ quotation, attributedTo }) => quotation !== null || attributedTo !== null);
    if (quoting.length === 0) return;
    const excerptOf = new Map(quoting.map(({ id, excerpt }) => [id, excerpt ?? newId()]));
    db.transaction(() => {
      for (const { id, excerpt, quotation, attributedTo, locator } of quoting) {
        if (excerpt) continue;
        insertExcerpt(db, {
          id: excerptOf.get(id)!,
          work_id: workId,
          quotation: quotation ?? '',
          language: '',
          translation: '',
          locator_label: locator?.label ?? null,
          locator_value: locator?.value ?? null,
          comment: '',
          speaker: attributedTo ?? '',
          tags: '[]',
          concepts: '[]',
          colour: null,
          version: 1,
          created_at: at,
          created_by: by,
          updated_at: at,
          updated_by: by,
          deleted_at: null,
        });
      }
    });
    await room.apply(by, (doc) => {
      for (const { id } of quoting) {
        setEvidence(doc, { id, quotation: null, attributedTo: null, excerpt: excerptOf.get(id)! });
      }
    });
  }

  return {
    get(actor, ref, work) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const { id } = findWork(db, workspace.id, work, sightOf(actor));
      const readers = readersOf(db, id);
      if (readers === null) return { restricted: false, readers: [], realName: '' };
      const person = personLookup(db, workspace.id);
      return {
        restricted: true,
        readers: readers.map((one) => person(one)).filter((one): one is Person => one !== null),
        realName: realNameOf(db, id),
      };
    },

    hidden(actor, ref, { onPaper = false } = {}) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const now = context.clock().toISOString();
      return hiddenWorks(db, workspace.id, onPaper ? NOBODY : sightOf(actor)).map(
        ({ id, withdrawn_at: at }) => {
          const until = at === null ? null : backupsUntil(at);
          return { id, withdrawn: at !== null, backupsUntil: until && until > now ? until : null };
        },
      );
    },

    async set(actor, ref, work, readers) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const userId = requireUser(actor);
      const { id } = findWork(db, workspace.id, work, userId);
      const named = readers && [...new Set([...readers, userId])];
      const stranger = named?.find((one) => roleOf(db, workspace.id, one) === null);
      if (stranger !== undefined) throw new CanevasError('not-found', { field: 'readers' });
      for (const one of namesOfWork(db, id)) writeReaders(db, one, named);
      insertAudit(db, {
        at: timestamp(context),
        actor: authorOf(actor),
        workspace: workspace.id,
        act: named ? 'work-restricted' : 'work-unrestricted',
        params: { work: id },
      });
      // A project duplicated earlier holds a copy: what is said of the work holds for it too.
      const copies = copiesOf(db, id);
      for (const copy of copies) writeReaders(db, copy.id, named);
      for (const one of [{ id, workspace_id: workspace.id }, ...copies]) {
        rooms.rolesChanged(one.workspace_id);
        if (named) await takeQuotationsBack(one.workspace_id, one.id, userId);
        // Names no work: whoever may no longer see it is only asked to look again.
        context.events.emit(one.workspace_id, { kind: 'works', ids: [], by: userId });
      }
    },

    async withdraw(actor, ref, work) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const userId = requireUser(actor);
      const { id } = findWork(db, workspace.id, work, userId);
      if (readersOf(db, id) === null) throw new CanevasError('bad-request', { field: 'work' });
      return withdrawWork(context, workspace.id, id, userId);
    },

    setRealName(actor, ref, work, name) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const { id } = findWork(db, workspace.id, work, requireUser(actor));
      // Kept apart only where it is kept from others.
      if (readersOf(db, id) === null) throw new CanevasError('bad-request', { field: 'realName' });
      const text = name.trim();
      if (text.length > REAL_NAME_MAX) {
        throw new CanevasError('too-long', { field: 'realName', max: REAL_NAME_MAX });
      }
      writeRealName(db, id, text);
    },
  };
}
