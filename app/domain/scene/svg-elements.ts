import { round } from './geometry.ts';
import { COUNT } from './labels.ts';
import type { Line } from './lines.ts';
import { FACE_STYLE } from './measure.ts';
import type { Face } from './measure.ts';
import { SHAPE_BOX, SHAPE_PATHS, SIGN_PATHS, SIGN_STROKE } from './signs.ts';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** What XML 1.0 cannot hold at all, lone surrogates among it. */
// eslint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** A person's text as XML text or attribute value. */
export const escapeXml = (text: string): string =>
  text.replace(NOT_XML, '\ufffd').replace(/[&<>"']/g, (character) => ESCAPES[character]!);

export type Attributes = Record<string, string | number | null | undefined>;

/** One element; children are already markup, attribute values are escaped here. */
export function element(name: string, attributes: Attributes, children = ''): string {
  let text = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    text += ` ${key}="${escapeXml(typeof value === 'number' ? String(round(value)) : value)}"`;
  }
  return children === '' ? `${text}/>` : `${text}>${children}</${name}>`;
}

export function textElement(
  text: string,
  face: Face,
  { size, ...at }: { x: number; y: number; size: number; fill: string } & Attributes,
): string {
  return element('text', { ...at, ...faceAttributes(face, size) }, escapeXml(text));
}

/**
 * Where a line is set, and how it is read. One from the right is set by its middle: so it stands in
 * its place with readers of SVG that know no direction, too.
 */
export function lineAnchor({ x, width, rtl }: Line & { x: number }): {
  x: number;
  direction?: 'rtl';
  anchor?: 'middle';
} {
  return rtl ? { x: x + width / 2, direction: 'rtl', anchor: 'middle' } : { x };
}

const faceAttributes = (face: Face, size: number): Attributes => {
  const { family, weight, italic } = FACE_STYLE[face];
  return {
    'font-family': family,
    'font-size': String(size),
    'font-weight': weight,
    'font-style': italic ? 'italic' : null,
    'xml:space': 'preserve',
  };
};

export function lineElement(
  line: Line & { x: number; baseline: number },
  size: number,
  fill: string,
): string {
  const [first] = line.runs;
  if (!first) return '';
  const { anchor, ...at } = lineAnchor(line);
  const where = { ...at, 'text-anchor': anchor, y: line.baseline, fill };
  if (line.runs.length === 1) return textElement(first.text, first.face, { ...where, size });
  const spans = line.runs.map(({ text, face }) => {
    const { italic, weight } = FACE_STYLE[face];
    const style = italic ? 'italic' : 'normal';
    return element('tspan', { 'font-style': style, 'font-weight': weight }, escapeXml(text));
  });
  const attributes = { ...where, ...faceAttributes(first.face, size) };
  return element('text', attributes, spans.join(''));
}

export function shapeElement(
  shape: keyof typeof SHAPE_PATHS,
  { x, y, size, fill }: { x: number; y: number; size: number; fill: string },
): string {
  const scale = Math.round((1000 * size) / SHAPE_BOX) / 1000;
  const transform = `translate(${round(x)} ${round(y)}) scale(${scale})`;
  return element('path', { d: SHAPE_PATHS[shape], fill, transform });
}

export function signElement(
  sign: keyof typeof SIGN_PATHS,
  { x, baseline, stroke }: { x: number; baseline: number; stroke: string },
): string {
  return element('path', {
    d: SIGN_PATHS[sign],
    fill: 'none',
    stroke,
    'stroke-width': SIGN_STROKE,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    transform: `translate(${round(x)} ${round(baseline - COUNT.sign - 0.3)})`,
  });
}
