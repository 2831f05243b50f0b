import type { ImageType } from './images.ts';

export interface ImageHeader {
  type: ImageType;
  /** Pixels. */
  width: number;
  height: number;
}

/**
 * What the first bytes of a file say that it is; null for anything but PNG, JPEG, WebP and GIF. The
 * name and the type that came with it are not heard: a browser draws by the bytes.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [type, read] of Object.entries(READERS)) {
    const size = read(view);
    if (size && size.width > 0 && size.height > 0) return { type: type as ImageType, ...size };
  }
  return null;
}

type Size = { width: number; height: number } | null;

const text = (view: DataView, at: number, length: number): string =>
  at + length > view.byteLength
    ? ''
    : String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));

const READERS: Record<ImageType, (view: DataView) => Size> = {
  // https://www.w3.org/TR/png-3/#11IHDR
  'image/png': (view) =>
    text(view, 0, 8) === '\x89PNG\r\n\x1a\n' && text(view, 12, 4) === 'IHDR' && view.byteLength > 32
      ? { width: view.getUint32(16), height: view.getUint32(20) }
      : null,
  // https://www.w3.org/Graphics/GIF/spec-gif89a.txt, 18: the logical screen.
  'image/gif': (view) =>
    /^GIF8[79]a$/.test(text(view, 0, 6)) && view.byteLength > 13
      ? { width: view.getUint16(6, true), height: view.getUint16(8, true) }
      : null,
  'image/webp': webpSize,
  'image/jpeg': jpegSize,
};

/** RFC 9649: a simple lossy, a simple lossless, or an extended file. */
function webpSize(view: DataView): Size {
  if (text(view, 0, 4) !== 'RIFF' || text(view, 8, 4) !== 'WEBP' || view.byteLength < 30)
    return null;
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (text(view, 12, 4)) {
    case 'VP8 ':
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    default:
      return null;
  }
}

/** ITU T.81, B.2.2: the frame header, which stands behind as many other segments as there are. */
function jpegSize(view: DataView): Size {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}
