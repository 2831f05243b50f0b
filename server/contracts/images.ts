import type { ImageType, StoredImage } from '../../app/domain/images.ts';
import type { Actor, Withdrawal } from '../types.ts';

export interface ImageService {
  /** @throws where `add` would, whatever the bytes are. */
  mayAdd(actor: Actor, ref: string): void;
  /**
   * Keeps the bytes of an image for this project's maps; the same bytes twice are one image.
   * @throws CanevasError `image-type`, `image-too-large` (max, in megabytes), `image-too-wide` (max, in
   *   pixels).
   */
  add(actor: Actor, ref: string, bytes: Uint8Array): Promise<StoredImage>;
  /** @throws CanevasError `not-found`, for one of another project too. */
  get(actor: Actor, ref: string, id: string): Promise<{ type: ImageType; bytes: Uint8Array }>;
  /**
   * Erases it from this project for good, history included, as someone shown on it may ask; says which
   * backups may hold it until when. A copy of the project keeps its own.
   */
  erase(actor: Actor, ref: string, id: string): Promise<Withdrawal>;
}
