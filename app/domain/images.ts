/** Images on maps: what both sides hold to. */

export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

const MEGABYTE = 1024 * 1024;

export const IMAGE_LIMITS = {
  /** Bytes of a file that a person may choose: it is made smaller before it is sent. */
  chosen: 25 * MEGABYTE,
  /** Pixels of a side of it: what is drawn to be made smaller takes four bytes each. */
  chosenSide: 10_000,
  /** Bytes that the server takes. */
  bytes: 8 * MEGABYTE,
  /** Pixels of the longer side as it is sent: enough for a projector and for paper. */
  sentSide: 2_000,
  /** Pixels of a side that the server takes: a small file may claim far more than can be drawn. */
  side: 8_192,
} as const;

export interface StoredImage {
  /** SHA-256 of its bytes. */
  id: string;
  type: ImageType;
  /** Pixels. */
  width: number;
  height: number;
}

/** Where a project's image is read, and where one is sent (`ref`: the project's id or slug). */
export const imageAddress = (ref: string, id: string): string =>
  `/p/${encodeURIComponent(ref)}/image/${id}`;
export const imagesAddress = (ref: string): string => `/p/${encodeURIComponent(ref)}/images`;
