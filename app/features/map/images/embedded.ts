import { imageAddress } from '../../../domain/images.ts';
import type { Scene } from '../../../domain/scene/index.ts';

/** The bytes of the images that a scene shows, as data addresses: a file that leaves stands by itself. */
export async function embeddedImages(
  workspace: string,
  scene: Scene,
): Promise<(id: string) => string | null> {
  const data = new Map<string, string>();
  for (const id of new Set(scene.frames.flatMap(({ image }) => image ?? []))) {
    const response = await fetch(imageAddress(workspace, id));
    // One that is no longer kept is told by its words.
    if (response.ok) data.set(id, await dataAddress(await response.blob()));
  }
  return (id) => data.get(id) ?? null;
}

export const dataAddress = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(new Error('a file could not be read')));
    reader.readAsDataURL(blob);
  });
