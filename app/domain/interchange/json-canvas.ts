import { z } from 'zod';
import { EMPTY_CLIP, type Clip } from '../graph/clip.ts';
import { withoutEmphasis } from '../graph/emphasis.ts';
import { LIMITS } from '../graph/limits.ts';
import type { Language, LocalizedText } from '../graph/types.ts';
import type { Scene } from '../scene/index.ts';

/**
 * JSON Canvas 1.0 (https://jsoncanvas.org/spec/1.0/): concepts and remarks are text nodes, frames
 * are groups, propositions are edges labelled with their linking phrase. A work's card is a text
 * node that names it, and an image one that says what it shows: the file holds no images.
 */
const node = z.looseObject({
  id: z.string(),
  type: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  text: z.string().optional(),
  label: z.string().optional(),
  file: z.string().optional(),
  url: z.string().optional(),
});
const edge = z.looseObject({
  id: z.string(),
  fromNode: z.string(),
  toNode: z.string(),
  label: z.string().optional(),
});
const canvas = z.looseObject({
  nodes: z.array(node).default([]),
  edges: z.array(edge).default([]),
});

/** The colours that the format names: 1 red, 2 orange, 3 yellow, 4 green, 5 cyan, 6 purple. */
const COLORS = {
  red: '1',
  ochre: '3',
  green: '4',
  blue: '5',
  violet: '6',
  grey: undefined,
} as const;

export function writeJsonCanvas(scene: Scene): string {
  const box = ({
    x,
    y,
    width,
    height,
  }: {
    x: number;
    y: number;
    width: number;
    height: number;
  }) => ({
    x: Math.round(x),
    y: Math.round(y),
    width: Math.ceil(width),
    height: Math.ceil(height),
  });
  const nodes = [
    ...scene.frames.map((frame) =>
      frame.look === 'frame'
        ? { id: frame.id, type: 'group', label: frame.title, ...box(frame) }
        : { id: frame.id, type: 'text', text: frame.title, ...box(frame) },
    ),
    ...scene.cards.map((card) => {
      const hue = card.bars[0]?.hue;
      const color = hue && COLORS[hue];
      return { id: card.id, type: 'text', text: card.label, ...box(card), ...(color && { color }) };
    }),
  ];
  const hubs = new Map(scene.hubs.map((hub) => [hub.id, hub]));
  // A phrase that several share has no node of its own there: each edge goes out whole.
  const edges = scene.edges.map(({ id, from, to, hub, content, route }) => {
    const trunk = hub === null ? undefined : hubs.get(hub);
    const start = trunk?.end === 'from' ? trunk.route : route;
    const end = trunk?.end === 'to' ? trunk.route : route;
    return {
      id,
      fromNode: from,
      ...('sides' in start && { fromSide: start.sides[0] }),
      toNode: to,
      ...('sides' in end && { toSide: end.sides[1] }),
      label: withoutEmphasis(content.phrase),
    };
  });
  return `${JSON.stringify({ nodes, edges }, null, 2)}\n`;
}

/**
 * A canvas of another program as a part of a map; null where the text is none. A text too long for
 * a concept's label becomes a remark; files and links give their names.
 */
export function readJsonCanvas(text: string, language: Language): Clip | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // Any text may be offered.
  }
  const parsed = canvas.safeParse(value);
  if (!parsed.success || parsed.data.nodes.length === 0) return null;
  const said = (words: string): LocalizedText => (words === '' ? {} : { [language]: words });
  const clip: Clip = { ...EMPTY_CLIP, concepts: [], propositions: [], frames: [] };
  for (const { id, type, x, y, width, height, ...rest } of parsed.data.nodes) {
    const words = (rest.text ?? rest.file ?? rest.url ?? rest.label ?? '').trim();
    const box = [x, y, width, height] as [number, number, number, number];
    if (type === 'group') {
      clip.frames.push({ look: 'frame', title: said(words.slice(0, LIMITS.frameTitle)), box });
    } else if (words.length > LIMITS.label) {
      clip.frames.push({ look: 'remark', title: said(words.slice(0, LIMITS.remark)), box });
    } else if (words !== '') {
      const label = said(words.replace(/^#+\s+/, '').replace(/\s+/g, ' '));
      clip.concepts.push({ id, label, form: {}, kind: null, literatures: [], place: [x, y] });
    }
  }
  for (const { fromNode, toNode, label = '' } of parsed.data.edges) {
    const phrase = said(label.trim().slice(0, LIMITS.phrase));
    clip.propositions.push({
      from: fromNode,
      to: toNode,
      phrase,
      sentence: {},
      status: 'to-source',
    });
  }
  return clip;
}
