import { z } from 'zod';
import type { Services } from '../../server/services.ts';
import type { Actor, ReadingChange } from '../../server/types.ts';
import type { ExcerptFields } from '../domain/excerpts.ts';
import { STANCES } from '../domain/graph/types.ts';
import { readJson } from '../form.server.ts';

const id = z.string().min(1).max(200);
const ids = z.array(id).max(20_000);
/** Checked by the services, field by field. */
const fields = z.record(z.string(), z.unknown());

const ACT = z.discriminatedUnion('act', [
  z.object({ act: z.literal('set'), works: ids, change: fields }),
  z.object({ act: z.literal('rank'), work: id, behind: id.nullable() }),
  z.object({
    act: z.literal('recommend'),
    work: id,
    to: id,
    reason: z.string(),
    due: z.string().nullable(),
  }),
  z.object({ act: z.literal('remove-recommendation'), id }),
  z.object({ act: z.literal('save-view'), name: z.string(), query: z.string() }),
  z.object({ act: z.literal('delete-view'), id }),
  z.object({ act: z.literal('add-excerpt'), work: id, fields }),
  z.object({ act: z.literal('update-excerpt'), id, version: z.number().int(), fields }),
  z.object({ act: z.literal('delete-excerpt'), id, deleted: z.boolean() }),
  z.object({
    act: z.literal('cite-excerpt'),
    id,
    on: z.object({ kind: z.enum(['concept', 'proposition']), id }),
    stance: z.enum(STANCES).optional(),
  }),
  z.object({
    act: z.literal('share-sheet'),
    title: z.string(),
    since: z.string(),
    until: z.string(),
    lines: z.array(z.string()).max(20_000),
  }),
  z.object({ act: z.literal('take-back-sheet'), id }),
  z.object({ act: z.literal('find-mentions'), query: z.string().max(200) }),
  z.object({ act: z.literal('restrict'), work: id, readers: ids.nullable() }),
  z.object({ act: z.literal('withdraw'), work: id }),
  z.object({ act: z.literal('set-real-name'), work: id, name: z.string() }),
]);

/** @throws CanevasError as the service named by the act */
export async function actOnReadings(
  services: Services,
  actor: Actor,
  ref: string,
  request: Request,
): Promise<unknown> {
  const { readings, excerpts, restrictions } = services;
  const input = await readJson(request, ACT);
  switch (input.act) {
    case 'set':
      return readings.setMany(actor, ref, input.works, input.change as ReadingChange);
    case 'rank':
      return { [input.work]: readings.rank(actor, ref, input.work, input.behind) };
    case 'recommend':
      readings.recommend(actor, ref, input);
      return readings.recommendations(actor, ref, input.work);
    case 'remove-recommendation':
      readings.removeRecommendation(actor, ref, input.id);
      return null;
    case 'save-view':
      return readings.saveView(actor, ref, input);
    case 'delete-view':
      readings.deleteView(actor, ref, input.id);
      return null;
    case 'add-excerpt':
      return excerpts.add(actor, ref, input.work, excerptFields(input.fields));
    case 'update-excerpt': {
      const { version } = input;
      return excerpts.update(actor, ref, input.id, { ...excerptFields(input.fields), version });
    }
    case 'delete-excerpt':
      return excerpts.setDeleted(actor, ref, input.id, input.deleted);
    case 'cite-excerpt':
      return excerpts.cite(actor, ref, input.id, {
        on: input.on,
        ...(input.stance ? { stance: input.stance } : {}),
      });
    case 'share-sheet':
      return services.sheets.share(actor, ref, input);
    case 'take-back-sheet':
      services.sheets.takeBack(actor, ref, input.id);
      return null;
    case 'find-mentions': {
      const hits = await services.search.find(actor, ref, input.query, 8);
      return hits.flatMap((hit) =>
        hit.kind === 'work'
          ? [{ id: hit.id, creators: hit.creators, title: hit.title, year: hit.year }]
          : [],
      );
    }
    case 'restrict':
      await restrictions.set(actor, ref, input.work, input.readers);
      return restrictions.get(actor, ref, input.work);
    case 'withdraw':
      return restrictions.withdraw(actor, ref, input.work);
    case 'set-real-name':
      restrictions.setRealName(actor, ref, input.work, input.name);
      return null;
  }
}

/** What a form holds; the service reads every field and refuses what it is not. */
const excerptFields = (value: Record<string, unknown>) => value as unknown as ExcerptFields;
