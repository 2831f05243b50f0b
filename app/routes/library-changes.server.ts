import { z } from 'zod';
import { readCslData, type CslItem } from '../../bibliography/index.ts';
import type { Services } from '../../server/services.ts';
import type { Actor } from '../../server/types.ts';
import { CanevasError } from '../domain/errors.ts';
import { readForm, words, wordsOrNone } from '../form.server.ts';
import { withoutSource } from './library.server.ts';
import { READING_STATES } from '../features/library/index.ts';

const form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('reading'),
    work: words(),
    status: z.enum([...READING_STATES, 'none']),
    shared: z.enum(['yes', 'no']).optional(),
  }),
  z.object({
    intent: z.literal('save'),
    work: words(),
    item: words(2_000_000),
    key: words(),
    version: z.coerce.number().int(),
  }),
  z.object({
    intent: z.literal('delete'),
    work: words(),
    act: z.enum(['if-unused', 'confirmed', 'repoint']),
    to: wordsOrNone(),
  }),
  z.object({ intent: z.literal('look-up-again'), work: words() }),
  z.object({ intent: z.literal('restore'), works: words(2_000_000) }),
]);

/** Every change that the list and the panel of a work make; the form's `intent` says which. */
export async function changeLibrary(
  services: Services,
  actor: Actor,
  ref: string,
  request: Request,
) {
  const input = await readForm(request, form);
  const { library, readings } = services;
  switch (input.intent) {
    case 'reading': {
      const status = input.status === 'none' ? null : input.status;
      const shared = input.shared === undefined ? {} : { shared: input.shared === 'yes' };
      const reading = readings.set(actor, ref, input.work, { status, ...shared });
      return { intent: input.intent, reading };
    }
    case 'save': {
      const item: CslItem = { ...readItem(input.item), id: input.work };
      const { key, version } = input;
      const result = await library.update(actor, ref, input.work, { item, key, version });
      return { intent: input.intent, ...present(result) };
    }
    case 'delete': {
      const plan =
        input.act === 'repoint' ? ({ act: 'repoint', to: input.to } as const) : { act: input.act };
      return {
        intent: input.intent,
        work: input.work,
        ...(await library.delete(actor, ref, input.work, plan)),
      };
    }
    case 'look-up-again':
      await library.lookUpAgain(actor, ref, input.work);
      return { intent: input.intent };
    case 'restore': {
      const restored: string[] = [];
      for (const id of input.works.split(',')) {
        restored.push((await library.restore(actor, ref, id)).id);
      }
      return { intent: input.intent, restored };
    }
  }
}

const added = z.object({ id: words(64), item: words(2_000_000), key: wordsOrNone() });

/** A work added by hand. @throws CanevasError as `LibraryService.add` */
export async function addWork(services: Services, actor: Actor, ref: string, request: Request) {
  const { id, item, key } = await readForm(request, added);
  return services.library.add(actor, ref, { id, item: readItem(item), ...(key ? { key } : {}) });
}

function readItem(json: string) {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new CanevasError('bad-request', { field: 'item' }, { cause });
  }
  return itemOf(value);
}

/** @throws CanevasError 'work-invalid' */
export function itemOf(value: unknown) {
  const item = readCslData(value);
  if (!item) throw new CanevasError('work-invalid', { field: 'type' });
  return item;
}

function present(result: Awaited<ReturnType<Services['library']['update']>>) {
  if (result.saved) return { saved: true as const, key: result.work.key };
  return { saved: false as const, theirs: withoutSource(result.theirs), mine: result.mine };
}
