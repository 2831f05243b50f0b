import { pdfOf } from '../../../domain/interchange/pdf.ts';
import { dataAddress } from '../images/embedded.ts';

/** Browsers draw no larger canvas than about this; a map beyond it is drawn smaller. */
const MOST_PIXELS = 7_000;
/** Points (1/72 inch) to a CSS pixel (1/96 inch). */
const POINTS = 72 / 96;

interface Drawn {
  canvas: HTMLCanvasElement;
  /** CSS pixels of the drawing. */
  width: number;
  height: number;
}

/** A drawing of the scene, by the browser's own SVG and never of the page (xyflow #5194). */
async function draw(svg: string, scale: number): Promise<Drawn> {
  const image = new Image();
  const address = URL.createObjectURL(
    new Blob([await withFonts(svg)], { type: 'image/svg+xml;charset=utf-8' }),
  );
  try {
    image.src = address;
    await image.decode();
    const [width, height] = [image.naturalWidth, image.naturalHeight];
    const used = Math.min(scale, MOST_PIXELS / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(width * used);
    canvas.height = Math.ceil(height * used);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return { canvas, width, height };
  } finally {
    URL.revokeObjectURL(address);
  }
}

const blobOf = (canvas: HTMLCanvasElement, type: string): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))),
      type,
      0.94,
    );
  });

export async function pngOf(svg: string): Promise<Blob> {
  return blobOf((await draw(svg, 2)).canvas, 'image/png');
}

/** One page as large as the map. */
export async function pdfOfMap(svg: string, title: string): Promise<Blob> {
  const { canvas, width, height } = await draw(svg, 3);
  const jpeg = await blobOf(canvas, 'image/jpeg');
  const file = pdfOf({
    jpeg: new Uint8Array(await jpeg.arrayBuffer()),
    pixels: { width: canvas.width, height: canvas.height },
    page: { width: width * POINTS, height: height * POINTS },
    title,
  });
  return new Blob([new Uint8Array(file)], { type: 'application/pdf' });
}

/** A picture sees none of the page's fonts: those in use are written into the drawing. */
async function withFonts(svg: string): Promise<string> {
  const used = new Set([...document.fonts].filter(({ status }) => status === 'loaded').map(nameOf));
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
    .filter(({ style }) =>
      used.has(
        nameOf({
          family: style.getPropertyValue('font-family'),
          style: style.getPropertyValue('font-style') || 'normal',
          unicodeRange: style.getPropertyValue('unicode-range'),
        }),
      ),
    );
  const faces = await Promise.all(rules.map(embedded));
  const style = `<defs><style>${faces.join('')}</style></defs>`;
  return svg.replace(/^<svg[^>]*>/, (opening) => opening + style);
}

const nameOf = ({
  family,
  style,
  unicodeRange,
}: Pick<FontFace, 'family' | 'style' | 'unicodeRange'>) =>
  [family.replaceAll(/["']/g, ''), style, unicodeRange.replaceAll(/\s/g, '').toLowerCase()].join(
    '|',
  );

async function embedded(rule: CSSFontFaceRule): Promise<string> {
  const source = rule.style.getPropertyValue('src');
  const address = /url\(["']?([^"')]+)["']?\)/.exec(source)?.[1];
  if (!address) return '';
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  const response = await fetch(new URL(address, base));
  const data = await dataAddress(await response.blob());
  return rule.cssText.replace(source, `url(${data}) format("woff2")`);
}
