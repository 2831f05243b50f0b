import { z } from 'zod';
import { CanevasError } from '../../app/domain/errors.ts';
import { usesByWork, type WorkUse } from '../../app/domain/graph/queries.ts';
import type { Graph } from '../../app/domain/graph/types.ts';
import {
  SHEET_LIMITS,
  type SheetLine,
  type SheetPeriod,
  type SheetWork,
} from '../../app/domain/meeting-sheet.ts';
import { PROGRESS_UNITS } from '../../app/domain/readings.ts';
import { plainText } from '../../bibliography/index.ts';
import { authorise, requireUser } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import { listExcerpts } from '../db/queries/excerpts.ts';
import { survivorOf } from '../db/queries/merges.ts';
import { listNotes } from '../db/queries/notes.ts';
import { ownReadings } from '../db/queries/readings.ts';
import { deleteSheet, insertSheet, listSheets, type SheetRow } from '../db/queries/sheets.ts';
import { workById } from '../db/queries/works.ts';
import { NOBODY } from '../db/sight.ts';
import { requiredText } from '../fields.ts';
import { propositionLabel } from '../graph-uses.ts';
import { newId } from '../ids.ts';
import { personLookup } from '../people.ts';
import type { SheetService, SheetSummary } from '../services.ts';
import { evidenceAddedBy } from './graph-changes.ts';

/**
 * What a sheet keeps. A reading is written down as it was when its owner chose to show it: what they
 * do afterwards is theirs again. Everything else is pointed to, and read when the page is.
 */
const KEPT = z.discriminatedUnion('part', [
  z.object({
    part: z.enum(['read', 'reading']),
    work: z.string(),
    verdict: z.string(),
    progress: z
      .object({ unit: z.enum(PROGRESS_UNITS), at: z.number(), of: z.number().nullable() })
      .nullable(),
  }),
  z.object({ part: z.literal('excerpts'), excerpt: z.string() }),
  z.object({ part: z.literal('sources'), evidence: z.string() }),
  z.object({ part: z.literal('questions'), work: z.string(), question: z.string() }),
]);
type Kept = z.infer<typeof KEPT>;
const CONTENT = z.array(KEPT);

const PERIOD = z
  .object({ since: z.iso.date(), until: z.iso.date() })
  .refine(({ since, until }) => since <= until, { path: ['until'] });

/** A content without what it says of a work; null where it says nothing of it. */
export function withoutWork(content: string, workId: string): string | null {
  const kept = CONTENT.parse(JSON.parse(content));
  const rest = kept.filter((line) => !('work' in line && line.work === workId));
  return rest.length === kept.length ? null : JSON.stringify(rest);
}

/**
 * Pages for a meeting. A sheet is read by the whole project, printed and sent: a restricted work is
 * never on one, not even before its named members, and leaves those where it already stands.
 */
export function createSheetService(context: Context): SheetService {
  const { db, rooms } = context;

  async function propose(workspaceId: string, userId: string, input: SheetPeriod) {
    const { since, until } = checkPeriod(input);
    const [from, to] = [`${since}T00:00:00.000Z`, `${until}T23:59:59.999Z`];
    const within = (at: string | null): boolean => at !== null && at >= from && at <= to;
    const kept: Kept[] = [];
    for (const [work, { status, statusAt, verdict, progress }] of ownReadings(
      db,
      workspaceId,
      userId,
    )) {
      if (status === 'reading' || (status === 'read' && within(statusAt))) {
        kept.push({ part: status, work, verdict, progress });
      }
    }
    for (const row of listExcerpts(db, workspaceId, NOBODY)) {
      if (row.created_by === userId && within(row.created_at)) {
        kept.push({ part: 'excerpts', excerpt: row.id });
      }
    }
    for (const evidence of evidenceAddedBy(context, workspaceId, userId, [from, to])) {
      kept.push({ part: 'sources', evidence });
    }
    for (const note of listNotes(db, workspaceId, NOBODY)) {
      if (!within(note.updated_at)) continue;
      for (const question of new Set(JSON.parse(note.questions) as string[])) {
        kept.push({ part: 'questions', work: note.work_id, question });
      }
    }
    return resolve(workspaceId, kept);
  }

  /** What was kept, as it may be shown now: what is deleted, restricted or withdrawn is left out. */
  async function resolve(workspaceId: string, kept: readonly Kept[]) {
    const graph = (await rooms.graph(workspaceId)).projection();
    const excerpts = new Map(
      listExcerpts(db, workspaceId, NOBODY).map((excerpt) => [excerpt.id, excerpt]),
    );
    const sources = usesByEvidence(graph);
    const works = new Map<string, SheetWork | null>();
    const workOf = (id: string): SheetWork | null => {
      if (!works.has(id)) works.set(id, shownWork(workspaceId, id));
      return works.get(id)!;
    };
    const told = new Set<string>();
    return kept.flatMap((line): Array<{ kept: Kept; line: SheetLine }> => {
      const made = lineOf(line);
      // Of two works that became one, both lines would say the same.
      if (!made || told.has(made.id)) return [];
      told.add(made.id);
      return [{ kept: line, line: made }];
    });

    function lineOf(line: Kept): SheetLine | null {
      if (line.part === 'excerpts') {
        const row = excerpts.get(line.excerpt);
        const work = row && workOf(row.work_id);
        if (!work) return null;
        const { quotation, language, translation, speaker, locator_label, locator_value } = row;
        const locator =
          locator_label && locator_value ? { label: locator_label, value: locator_value } : null;
        const id = `excerpt:${row.id}`;
        return { id, part: 'excerpts', work, quotation, language, translation, locator, speaker };
      }
      if (line.part === 'sources') {
        const source = sources.get(line.evidence);
        const work = source && workOf(source.work);
        if (!work) return null;
        const { stance, locator } = source.use.evidence;
        const id = `source:${line.evidence}`;
        return { id, part: 'sources', work, stance, locator, on: namedBy(graph, source.use) };
      }
      const work = workOf(line.work);
      if (!work) return null;
      if (line.part === 'questions') {
        const { question } = line;
        return { id: `question:${work.id}:${question}`, part: 'questions', work, question };
      }
      const { part, verdict, progress } = line;
      return { id: `${part}:${work.id}`, part, work, verdict, progress };
    }
  }

  function shownWork(workspaceId: string, id: string): SheetWork | null {
    const row = workById(db, workspaceId, survivorOf(db, id), NOBODY);
    if (!row || row.deleted_at !== null) return null;
    const { key, title, creators, year } = row;
    return { id: row.id, key, title: plainText(title), creators, year };
  }

  function summary(workspaceId: string, row: SheetRow): SheetSummary {
    const { id, title, since, until, created_at: createdAt } = row;
    return { id, title, since, until, createdAt, by: personLookup(db, workspaceId)(row.user_id) };
  }

  return {
    async propose(actor, ref, period) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      const proposed = await propose(workspace.id, requireUser(actor), period);
      return proposed.map(({ line }) => line);
    },

    async compose(actor, ref, input) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      const title = requiredText(input.title, 'title', SHEET_LIMITS.title);
      const chosen = new Set(input.lines);
      const proposed = await propose(workspace.id, requireUser(actor), input);
      const lines = proposed.map(({ line }) => line).filter(({ id }) => chosen.has(id));
      return { title, since: input.since, until: input.until, lines };
    },

    async share(actor, ref, input) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      const user_id = requireUser(actor);
      const title = requiredText(input.title, 'title', SHEET_LIMITS.title);
      // Only what is one's own to show: whatever else is named is not heard.
      const chosen = new Set(input.lines);
      const kept = (await propose(workspace.id, user_id, input))
        .filter(({ line }) => chosen.has(line.id))
        .slice(0, SHEET_LIMITS.lines)
        .map((one) => one.kept);
      if (kept.length === 0) throw new CanevasError('required', { field: 'lines' });
      const { since, until } = input;
      const created_at = timestamp(context);
      const content = JSON.stringify(kept);
      const row = { id: newId(), user_id, title, since, until, content, created_at };
      insertSheet(db, { ...row, workspace_id: workspace.id });
      return summary(workspace.id, row);
    },

    list(actor, ref) {
      const { workspace } = authorise(db, actor, ref, 'read');
      requireUser(actor);
      return listSheets(db, workspace.id).map((row) => summary(workspace.id, row));
    },

    async get(actor, ref, id) {
      const { workspace } = authorise(db, actor, ref, 'read');
      requireUser(actor);
      const row = listSheets(db, workspace.id).find((one) => one.id === id);
      if (!row) throw new CanevasError('not-found');
      const kept = CONTENT.parse(JSON.parse(row.content));
      const lines = (await resolve(workspace.id, kept)).map(({ line }) => line);
      return { ...summary(workspace.id, row), lines };
    },

    takeBack(actor, ref, id) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      if (!deleteSheet(db, workspace.id, requireUser(actor), id)) {
        throw new CanevasError('not-found');
      }
    },
  };
}

function checkPeriod(period: SheetPeriod): SheetPeriod {
  const parsed = PERIOD.safeParse(period);
  if (parsed.success) return parsed.data;
  throw new CanevasError('bad-request', { field: String(parsed.error.issues[0]?.path[0] ?? '') });
}

function usesByEvidence(graph: Graph): Map<string, { work: string; use: WorkUse }> {
  return new Map(
    [...usesByWork(graph)].flatMap(([work, uses]) =>
      uses.map((use) => [use.evidence.id, { work, use }] as const),
    ),
  );
}

function namedBy(graph: Graph, use: WorkUse): Extract<SheetLine, { part: 'sources' }>['on'] {
  if (use.on === 'concept') return { number: null, label: use.concept.label };
  return { number: use.proposition.number, label: propositionLabel(graph, use.proposition) };
}
