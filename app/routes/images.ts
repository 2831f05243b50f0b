import { IMAGE_LIMITS } from '../domain/images.ts';
import { CanevasError } from '../domain/errors.ts';
import { attempt, requireUser } from '../session.server.ts';
import type { Route } from './+types/images.ts';

/** Takes an image for a map: the body is its bytes. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { services, actor } = requireUser(context, request);
  const outcome = await attempt(async () => {
    // Before a byte of it is read.
    services.images.mayAdd(actor, params.workspace);
    return services.images.add(actor, params.workspace, await bytesOf(request));
  });
  return Response.json(outcome);
}

/** The whole body, of which no more is read than may be kept. */
async function bytesOf(request: Request): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > IMAGE_LIMITS.bytes) {
      throw new CanevasError('image-too-large', { max: IMAGE_LIMITS.bytes / 1024 / 1024 });
    }
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}
