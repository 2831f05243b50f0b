import { CanevasError } from '../../../domain/errors.ts';
import { readImageHeader } from '../../../domain/image-header.ts';
import { IMAGE_LIMITS } from '../../../domain/images.ts';

/** A header stands before the picture, behind what a camera wrote of it. */
const HEADER_BYTES = 512 * 1024;
const MEGABYTE = 1024 * 1024;
const QUALITY = 0.88;

/**
 * An image as it is sent: drawn anew, no larger than a projector shows, the right way up, and without
 * what the camera wrote beside it (where it was taken, and when). A GIF that is small enough goes as
 * it came, since it may move.
 *
 * @throws CanevasError `image-too-large` and `image-too-wide`, before any of it is drawn; `image-type`.
 */
export async function prepareImage(file: Blob): Promise<Blob> {
  if (file.size > IMAGE_LIMITS.chosen) {
    throw new CanevasError('image-too-large', { max: IMAGE_LIMITS.chosen / MEGABYTE });
  }
  const start = await file.slice(0, HEADER_BYTES).arrayBuffer();
  const header = readImageHeader(new Uint8Array(start));
  if (!header) throw new CanevasError('image-type');
  const side = Math.max(header.width, header.height);
  if (side > IMAGE_LIMITS.chosenSide) {
    throw new CanevasError('image-too-wide', { max: IMAGE_LIMITS.chosenSide });
  }
  const isSmall = side <= IMAGE_LIMITS.sentSide && file.size <= IMAGE_LIMITS.bytes;
  if (header.type === 'image/gif' && isSmall) return file;
  return redraw(file, header.type);
}

async function redraw(file: Blob, type: string): Promise<Blob> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch (cause) {
    // The header says an image, and what follows is none.
    throw new CanevasError('image-type', {}, { cause });
  }
  const scale = Math.min(1, IMAGE_LIMITS.sentSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  // A photograph kept as PNG may be too large for a map; its like in WebP is not.
  for (const wanted of [type === 'image/gif' ? 'image/png' : type, 'image/webp', 'image/jpeg']) {
    const blob = await blobOf(canvas, wanted);
    if (blob && blob.size <= IMAGE_LIMITS.bytes) return blob;
  }
  throw new CanevasError('image-too-large', { max: IMAGE_LIMITS.bytes / MEGABYTE });
}

const blobOf = (canvas: HTMLCanvasElement, type: string): Promise<Blob | null> =>
  new Promise((resolve) => {
    canvas.toBlob(resolve, type, QUALITY);
  });
