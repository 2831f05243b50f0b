import { CanevasError } from '../../app/domain/errors.ts';
import type { Graph } from '../../app/domain/graph/types.ts';
import { IMAGE_LIMITS, type ImageType } from '../../app/domain/images.ts';
import type { PlainImage } from '../../app/domain/interchange/graph-json.ts';
import { authorise, authorOf, requireUser } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import {
  deleteImage,
  imageById,
  imageIsHeld,
  listImages,
  putImage,
  setUnused,
} from '../db/queries/images.ts';
import { workspaceByRef } from '../db/queries/workspaces.ts';
import { createImageFiles, type ImageFiles } from '../files/image-files.ts';
import { readImageHeader } from '../../app/domain/image-header.ts';
import type { ImageService } from '../services.ts';
import { eraseImage } from './image-erasure.ts';

const DAY_MS = 24 * 3600_000;
/** What no map shows is kept so long: an undo, or a map brought back, may show it again. */
export const KEPT_UNUSED_DAYS = 30;

const filesOf = ({ folder }: Pick<Context, 'folder'>): ImageFiles =>
  createImageFiles(folder.images);

export interface Images extends ImageService {
  /** Takes away what no map has shown for `KEPT_UNUSED_DAYS`. */
  sweep(): Promise<void>;
}

export function createImageService(context: Context): Images {
  const { db } = context;
  return {
    mayAdd(actor, ref) {
      authorise(db, actor, ref, 'editGraph');
    },
    async add(actor, ref, bytes) {
      const { workspace } = authorise(db, actor, ref, 'editGraph');
      return storeImage(context, workspace.id, authorOf(actor), bytes);
    },
    async get(actor, ref, id) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const row = imageById(db, workspace.id, id);
      const bytes = row && (await filesOf(context).read(id));
      if (!bytes) throw new CanevasError('not-found');
      return { type: row.type as ImageType, bytes };
    },
    async erase(actor, ref, id) {
      const { workspace } = authorise(db, actor, ref, 'editGraph');
      const userId = requireUser(actor);
      if (!imageById(db, workspace.id, id)) throw new CanevasError('not-found');
      return eraseImage(context, workspace.id, id, userId);
    },
    sweep: () => sweep(context),
  };
}

/** As `ImageService.add`, for a caller that has asked already. */
export async function storeImage(
  context: Context,
  workspaceId: string,
  author: string,
  bytes: Uint8Array,
) {
  const { db } = context;
  if (bytes.byteLength > IMAGE_LIMITS.bytes) {
    throw new CanevasError('image-too-large', { max: IMAGE_LIMITS.bytes / 1024 / 1024 });
  }
  const header = readImageHeader(bytes);
  if (!header) throw new CanevasError('image-type');
  if (Math.max(header.width, header.height) > IMAGE_LIMITS.side) {
    throw new CanevasError('image-too-wide', { max: IMAGE_LIMITS.side });
  }
  const { id, keep, drop } = await filesOf(context).write(bytes);
  const at = timestamp(context);
  try {
    // In one turn with the row: a sweep between the two would take the file away.
    keep();
    putImage(db, {
      workspace_id: workspaceId,
      id,
      ...header,
      created_at: at,
      created_by: author,
      // No map shows it yet.
      unused_since: at,
    });
  } finally {
    await drop();
  }
  return { id, ...header };
}

/** The images of one project, for a copy of it: the bytes are the same files. */
export function copyImages({ db }: Context, sourceId: string, workspaceId: string): void {
  db.transaction(() => {
    for (const row of listImages(db, sourceId)) putImage(db, { ...row, workspace_id: workspaceId });
  });
}

/** The images that the maps of a graph show, for a file that is to be whole by itself. */
export async function imagesShown(
  context: Context,
  workspaceId: string,
  graph: Graph,
): Promise<Record<string, PlainImage>> {
  const files = filesOf(context);
  const images: Record<string, PlainImage> = {};
  for (const id of [...shownIn(graph)].sort()) {
    const row = imageById(context.db, workspaceId, id);
    const bytes = row && (await files.read(id));
    if (bytes) images[id] = { type: row.type, data: Buffer.from(bytes).toString('base64') };
  }
  return images;
}

const shownIn = (graph: Graph): Set<string> =>
  new Set(
    Object.values(graph.maps).flatMap(({ frames }) => frames.flatMap(({ image }) => image ?? [])),
  );

async function sweep(context: Context): Promise<void> {
  const { db, rooms, clock } = context;
  const files = filesOf(context);
  for (const [workspaceId, rows] of Map.groupBy(listImages(db), (row) => row.workspace_id)) {
    // A project that may be brought back is brought back whole.
    if (workspaceByRef(db, workspaceId)?.deleted_at !== null) continue;
    const shown = shownIn((await rooms.graph(workspaceId)).projection());
    for (const row of rows) {
      const isShown = shown.has(row.id);
      if (isShown) {
        if (row.unused_since !== null) setUnused(db, row, null);
      } else if (row.unused_since === null) setUnused(db, row, timestamp(context));
      else if (clock().getTime() - Date.parse(row.unused_since) > KEPT_UNUSED_DAYS * DAY_MS) {
        deleteImage(db, workspaceId, row.id);
      }
    }
  }
  files.dropLeft(new Date(clock().getTime() - DAY_MS));
  for (const id of files.ids()) if (!imageIsHeld(db, id)) files.remove(id);
}
