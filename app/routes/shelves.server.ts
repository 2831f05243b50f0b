import { z } from 'zod';
import type { Services } from '../../server/services.ts';
import type { Actor } from '../../server/types.ts';
import { readJson } from '../form.server.ts';

const id = z.string().min(1).max(200);
const name = z.string();
const ids = z.array(id).max(20_000);
const names = z.array(z.string()).max(200).optional();

const change = z.object({
  addTags: names,
  removeTags: names,
  addTo: names,
  removeFrom: names,
  type: z.string().optional(),
  language: z.string().max(60).optional(),
  delete: z.boolean().optional(),
});

const ACT = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add-collection'), name, works: ids.default([]) }),
  z.object({ act: z.literal('rename-collection'), id, name }),
  z.object({ act: z.literal('delete-collection'), id }),
  z.object({ act: z.literal('restore-collection'), id }),
  z.object({ act: z.literal('rename-tag'), from: name, name }),
  z.object({ act: z.literal('remove-tag'), name }),
  z.object({ act: z.literal('save-search'), name, query: z.string(), shared: z.boolean() }),
  z.object({ act: z.literal('delete-search'), id }),
  z.object({ act: z.literal('preview'), works: ids, change }),
  z.object({ act: z.literal('change'), works: ids, change }),
  z.object({ act: z.literal('undo'), id }),
]);

/** Every act on collections, tags, kept searches and many works at once. @throws CanevasError as `ShelfService` */
export async function actOnShelves(
  { shelves }: Services,
  actor: Actor,
  ref: string,
  request: Request,
): Promise<unknown> {
  const input = await readJson(request, ACT);
  switch (input.act) {
    case 'add-collection': {
      const collection = shelves.addCollection(actor, ref, input.name);
      const result =
        input.works.length > 0
          ? await shelves.change(actor, ref, input.works, { addTo: [collection.id] })
          : null;
      return { collection, result };
    }
    case 'rename-collection':
      return shelves.renameCollection(actor, ref, input.id, input.name);
    case 'delete-collection':
      return shelves.deleteCollection(actor, ref, input.id);
    case 'restore-collection':
      return shelves.restoreCollection(actor, ref, input.id);
    case 'rename-tag':
      return shelves.renameTag(actor, ref, input.from, input.name);
    case 'remove-tag':
      return shelves.removeTag(actor, ref, input.name);
    case 'save-search':
      return shelves.saveSearch(actor, ref, input);
    case 'delete-search':
      return shelves.deleteSearch(actor, ref, input.id);
    case 'preview':
      return shelves.previewChange(actor, ref, input.works, input.change);
    case 'change':
      return shelves.change(actor, ref, input.works, input.change);
    case 'undo':
      return shelves.undo(actor, ref, input.id);
  }
}
