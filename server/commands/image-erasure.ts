import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { forgetImage } from '../../app/domain/graph/commands.ts';
import { textsEverShown } from '../../app/domain/graph/quoted.ts';
import { timestamp, type Context } from '../context.ts';
import { deleteImage, imageById, imageIsHeld } from '../db/queries/images.ts';
import { insertAudit } from '../db/queries/lab.ts';
import { createImageFiles } from '../files/image-files.ts';
import type { Withdrawal } from '../types.ts';
import { stillHeld, textsInHistory } from './withdrawal.ts';

const LIST = z.array(z.object({ workspace: z.string(), image: z.string(), at: z.string() }));
type Erased = z.infer<typeof LIST>[number];

/** Beside the databases, as `withdrawn.json` is: what a restore brings back is erased again. */
const listFile = (context: Pick<Context, 'folder'>) =>
  path.join(context.folder.root, 'erased-images.json');

function readList(context: Pick<Context, 'folder'>): Erased[] {
  const file = listFile(context);
  return existsSync(file) ? LIST.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

/**
 * Erases an image of a project for good: its bytes, its frames, and whatever was ever said that it
 * shows. Written down first, so that the next start goes on where the machine stopped.
 */
export async function eraseImage(
  context: Context,
  workspace: string,
  image: string,
  by: string,
): Promise<Withdrawal> {
  const at = timestamp(context);
  const list = [...readList(context), { workspace, image, at }];
  writeFileSync(listFile(context), JSON.stringify(list), { mode: 0o600 });
  await erase(context, workspace, image);
  insertAudit(context.db, { at, actor: by, workspace, act: 'image-erased', params: { image } });
  return stillHeld(context, at);
}

/** Call when the data has been opened. One that was added anew since stays. */
export async function eraseImagesAgain(context: Context): Promise<void> {
  for (const { workspace, image, at } of readList(context)) {
    const row = imageById(context.db, workspace, image);
    if (row && row.created_at <= at) await erase(context, workspace, image);
  }
}

async function erase(context: Context, workspace: string, image: string): Promise<void> {
  const { db, rooms, folder } = context;
  const room = await rooms.graph(workspace);
  await room.apply('system', (doc) => forgetImage(doc, { image }));
  const texts = textsInHistory(context, workspace, (doc) => textsEverShown(doc, image));
  if (texts.length > 0) await rooms.mask(workspace, texts);
  if (!imageIsHeld(db, image, workspace)) createImageFiles(folder.images).remove(image);
  // Last of all the row that says that there is something to erase.
  deleteImage(db, workspace, image);
}
