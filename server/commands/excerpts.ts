import { z } from 'zod';
import { addEvidence, setEvidence } from '../../app/domain/graph/commands.ts';
import type { EvidenceTarget } from '../../app/domain/graph/schema.ts';
import type { Graph } from '../../app/domain/graph/types.ts';
import { CanevasError } from '../../app/domain/errors.ts';
import {
  EXCERPT_COLOURS,
  EXCERPT_LIMITS,
  type ExcerptColour,
  type ExcerptFields,
} from '../../app/domain/excerpts.ts';
import { LOCATOR_LABELS } from '../../bibliography/index.ts';
import { authorise, authorOf, sightOf } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import {
  excerptById,
  insertExcerpt,
  listExcerpts,
  updateExcerpt,
  type ListedExcerpt,
} from '../db/queries/excerpts.ts';
import { usesOf } from '../graph-uses.ts';
import { newId } from '../ids.ts';
import { personLookup } from '../people.ts';
import type { ExcerptService } from '../services.ts';
import type { Actor, Excerpt, WorkUse } from '../types.ts';
import { findWork } from './library.ts';

const text = (max: number) => z.string().trim().max(max);
const FIELDS = z.object({
  quotation: text(EXCERPT_LIMITS.quotation).min(1),
  language: z.string().regex(/^([a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*)?$/),
  translation: text(EXCERPT_LIMITS.translation),
  locator: z
    .object({ label: z.enum(LOCATOR_LABELS), value: text(EXCERPT_LIMITS.locator).min(1) })
    .nullable(),
  comment: text(EXCERPT_LIMITS.comment),
  speaker: text(EXCERPT_LIMITS.speaker),
  tags: z.array(text(EXCERPT_LIMITS.tag).min(1)).max(EXCERPT_LIMITS.tags),
  concepts: z.array(z.string().max(64)).max(EXCERPT_LIMITS.concepts),
  colour: z.enum(EXCERPT_COLOURS).nullable(),
});

function checkFields(fields: ExcerptFields): ExcerptFields {
  const parsed = FIELDS.safeParse(fields);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0] ?? '');
  if (issue?.code === 'too_big') {
    throw new CanevasError('too-long', { field, max: Number(issue.maximum) });
  }
  throw new CanevasError(field === 'quotation' ? 'required' : 'bad-request', { field });
}

const columnsOf = (fields: ExcerptFields) => ({
  quotation: fields.quotation,
  language: fields.language,
  translation: fields.translation,
  locator_label: fields.locator?.label ?? null,
  locator_value: fields.locator?.value ?? null,
  comment: fields.comment,
  speaker: fields.speaker,
  tags: JSON.stringify([...new Set(fields.tags)]),
  concepts: JSON.stringify([...new Set(fields.concepts)]),
  colour: fields.colour,
});

/**
 * Excerpts go where their work goes: whoever may not see it sees none of them. What one is evidence
 * for is read from the projection, where the evidence points back at it.
 */
export function createExcerptService(context: Context): ExcerptService {
  const { db, rooms } = context;

  function find(workspaceId: string, actor: Actor, id: string): ListedExcerpt {
    const row = excerptById(db, workspaceId, sightOf(actor), id);
    if (!row) throw new CanevasError('not-found');
    return row;
  }

  async function view(workspaceId: string, row: ListedExcerpt): Promise<Excerpt> {
    const graph = (await rooms.graph(workspaceId)).projection();
    return excerptView(row, graph, personLookup(db, workspaceId));
  }

  function changed(workspaceId: string, actor: Actor, workId: string): void {
    context.events.emit(workspaceId, { kind: 'works', ids: [workId], by: authorOf(actor) });
  }

  return {
    async list(actor, ref, filter = {}) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const graph = (await rooms.graph(workspace.id)).projection();
      const person = personLookup(db, workspace.id);
      const work =
        filter.work === undefined
          ? {}
          : { work: findWork(db, workspace.id, filter.work, sightOf(actor)).id };
      return listExcerpts(db, workspace.id, sightOf(actor), { ...filter, ...work }).map((row) =>
        excerptView(row, graph, person),
      );
    },

    async add(actor, ref, workId, fields) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const { id: work_id } = findWork(db, workspace.id, workId, sightOf(actor));
      const id = newId();
      const at = timestamp(context);
      const by = authorOf(actor);
      insertExcerpt(db, {
        id,
        work_id,
        ...columnsOf(checkFields(fields)),
        version: 1,
        created_at: at,
        created_by: by,
        updated_at: at,
        updated_by: by,
        deleted_at: null,
      });
      changed(workspace.id, actor, work_id);
      return view(workspace.id, find(workspace.id, actor, id));
    },

    async update(actor, ref, id, { version, ...fields }) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const before = find(workspace.id, actor, id);
      const checked = checkFields(fields);
      const saved = updateExcerpt(db, id, version, {
        ...columnsOf(checked),
        updated_at: timestamp(context),
        updated_by: authorOf(actor),
      });
      const row = find(workspace.id, actor, id);
      if (!saved) return { saved, theirs: await view(workspace.id, row), mine: checked };
      changed(workspace.id, actor, row.work_id);
      // What the map quotes follows its excerpt; of a restricted work it quotes nothing.
      const graph = (await rooms.graph(workspace.id)).projection();
      const quoting = usesOfExcerpt(graph, before);
      if (quoting.length > 0 && row.work_restricted === 0) {
        await (
          await rooms.graph(workspace.id)
        ).apply(authorOf(actor), (doc) => {
          for (const { evidenceId } of quoting) {
            const { quotation, locator } = checked;
            setEvidence(doc, { id: evidenceId, quotation, locator });
          }
        });
      }
      return { saved, excerpt: await view(workspace.id, row) };
    },

    async setDeleted(actor, ref, id, deleted) {
      const { workspace } = authorise(db, actor, ref, 'editLibrary');
      const row = find(workspace.id, actor, id);
      const deleted_at = deleted ? timestamp(context) : null;
      updateExcerpt(db, id, row.version, { deleted_at });
      changed(workspace.id, actor, row.work_id);
      return view(workspace.id, find(workspace.id, actor, id));
    },

    async cite(actor, ref, id, { on, stance }) {
      const { workspace } = authorise(db, actor, ref, 'editGraph');
      const row = find(workspace.id, actor, id);
      if (row.deleted_at !== null) throw new CanevasError('not-found');
      const target: EvidenceTarget = [on.kind, on.id];
      const { locator } = fieldsOf(row);
      const shown =
        row.work_restricted === 1
          ? {}
          : { quotation: row.quotation, attributedTo: row.speaker || null };
      const room = await rooms.graph(workspace.id);
      await room.apply(authorOf(actor), (doc) =>
        addEvidence(doc, { on: target, work: row.work_id, excerpt: id, locator, stance, ...shown }),
      );
      changed(workspace.id, actor, row.work_id);
      return view(workspace.id, row);
    },
  };
}

function fieldsOf(row: ListedExcerpt): ExcerptFields {
  const { locator_label: label, locator_value: value } = row;
  return {
    quotation: row.quotation,
    language: row.language,
    translation: row.translation,
    locator: label && value ? { label, value } : null,
    comment: row.comment,
    speaker: row.speaker,
    tags: JSON.parse(row.tags) as string[],
    concepts: JSON.parse(row.concepts) as string[],
    colour: row.colour as ExcerptColour | null,
  };
}

function usesOfExcerpt(graph: Graph, row: ListedExcerpt): WorkUse[] {
  const evidence = [...Object.values(graph.concepts), ...Object.values(graph.propositions)].flatMap(
    (entity) => entity.evidence,
  );
  const quoting = new Set(evidence.filter(({ excerpt }) => excerpt === row.id).map(({ id }) => id));
  if (quoting.size === 0) return [];
  return usesOf(graph, row.work_id).filter(({ evidenceId }) => quoting.has(evidenceId));
}

export function excerptView(
  row: ListedExcerpt,
  graph: Graph,
  person: ReturnType<typeof personLookup>,
): Excerpt {
  return {
    id: row.id,
    ...fieldsOf(row),
    work: {
      id: row.work_id,
      key: row.work_key,
      title: row.work_title,
      creators: row.work_creators,
      year: row.work_year,
      restricted: row.work_restricted === 1,
    },
    version: row.version,
    createdAt: row.created_at,
    createdBy: person(row.created_by),
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
    uses: usesOfExcerpt(graph, row),
  };
}
