/** What an act on many works did to one of them, as it is kept so that it can be taken back. */
import { z } from 'zod';
import type { CslData, CslItem, RawEntry } from '../../bibliography/index.ts';

const part = z.object({ from: z.string(), to: z.string() }).optional();

const edited = z.object({
  act: z.literal('edited'),
  tag: z.array(z.string()),
  untag: z.array(z.string()),
  put: z.array(z.string()),
  take: z.array(z.string()),
  type: part,
  language: part,
  keyword: part,
  deleted: z.boolean(),
});

/** Come in with a file. */
const imported = z.object({ act: z.literal('imported'), version: z.number() });

/** Changed by a file: as it was before, written by this program and read by it alone. */
const updated = z.object({
  act: z.literal('updated'),
  version: z.number(),
  key: z.string(),
  item: z.custom<CslItem>((value) => typeof value === 'object'),
  raw: z.custom<RawEntry | null>((value) => typeof value === 'object'),
  importedBase: z.custom<CslData | null>((value) => typeof value === 'object'),
  deleted: z.boolean(),
});

export const DONE = z.discriminatedUnion('act', [edited, imported, updated]);
export type Done = z.infer<typeof DONE>;
export type Edited = z.infer<typeof edited>;
