/** A larger file is refused whole, here before it is sent and again where it arrives. */
export const MAX_UPLOAD_BYTES = 64 * 1024 * 1024;
