import type { CardItem, Scene } from './scene.ts';
import type { EdgeItem } from './edges.ts';
import type { HubItem } from './hubs.ts';
import { round } from './geometry.ts';
import type { Rect } from './geometry.ts';
import { KIND, TITLE } from './card.ts';
import { FRAME_TITLE } from './frames.ts';
import { COUNT, PHRASE } from './labels.ts';
import { CONTESTED_WIDTH, STATUS_STYLES } from './palette.ts';
import type { Palette } from './palette.ts';
import {
  element,
  escapeXml,
  lineElement,
  shapeElement,
  signElement,
  textElement,
} from './svg-elements.ts';
import type { Attributes } from './svg-elements.ts';
import { legendSize, svgLegend } from './svg-legend.ts';

export interface SvgOptions {
  palette: Palette;
  /** Title and description of the drawing, for those who do not see it. */
  title: string;
  description?: string;
  /** Writes the legend under the map. */
  legend?: boolean;
  /** Sets the drawing in the middle of a landscape page; by default it is as large as the map. */
  page?: PageName;
  /** Leaves the paper white or transparent. */
  background?: boolean;
  /** Where an image's bytes are; by default what it shows is written in its place. */
  images?: (id: string) => string | null;
}

export type PageName = 'A4' | 'A3';
/** Millimetres, landscape, and the margin that printers leave. */
const PAGES: Record<PageName, { width: number; height: number; margin: number }> = {
  A4: { width: 297, height: 210, margin: 10 },
  A3: { width: 420, height: 297, margin: 12 },
};

const DIMMED = '0.28';

function cardElement(card: CardItem, palette: Palette): string {
  const isQuestion = card.appearance === 'question';
  const ink = isQuestion ? palette.onQuestion : palette.ink;
  const soft = isQuestion ? palette.onQuestion : palette.inkSoft;
  const parts = [
    element('title', {}, escapeXml(card.label)),
    element('rect', {
      width: card.width,
      height: card.height,
      rx: 9,
      fill: isQuestion ? palette.question : palette.card,
      stroke: isQuestion ? palette.question : palette.line,
      'stroke-width': 1,
    }),
    ...card.bars.map(({ x, y, width, height, hue }) =>
      element('rect', { x, y, width, height, rx: 1.5, fill: palette.hues[hue] }),
    ),
    ...card.lines.map((line) => lineElement(line, TITLE.size, ink)),
  ];
  if (card.kindLine) {
    const { baseline, shapes, text, tag } = card.kindLine;
    parts.push(
      ...shapes.map(({ x, y, size, shape, hue }) =>
        shapeElement(shape, { x, y, size, fill: palette.hues[hue] }),
      ),
    );
    if (text.text !== '') {
      const at = { x: text.x, y: baseline, size: KIND.size, fill: soft };
      parts.push(textElement(text.text, 'sans', at));
    }
    if (tag) {
      const { x, y, width, height } = tag;
      parts.push(
        element('rect', { x, y, width, height, rx: 3, fill: 'none', stroke: soft }),
        textElement(tag.text, 'sans-semibold', {
          x: x + 4,
          y: baseline,
          size: 12,
          fill: soft,
        }),
      );
    }
  }
  return element(
    'g',
    {
      class: 'card',
      'data-id': card.id,
      transform: `translate(${round(card.x)} ${round(card.y)})`,
      opacity: card.dimmed ? DIMMED : null,
    },
    parts.join(''),
  );
}

function edgeElement(edge: EdgeItem, palette: Palette): string {
  const style = STATUS_STYLES[edge.status];
  const stroke = edge.hue
    ? palette.hues[edge.hue]
    : edge.contested
      ? palette.ink
      : palette[style.line];
  const width = edge.contested ? CONTESTED_WIDTH : style.width;
  const points = edge.arrow.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
  return element(
    'g',
    { class: 'edge', 'data-id': edge.id, opacity: edge.dimmed ? DIMMED : null },
    [
      element('title', {}, escapeXml(edge.sentence)),
      element('path', {
        d: edge.path,
        fill: 'none',
        stroke,
        'stroke-width': width,
        'stroke-dasharray': style.dash,
        'stroke-linecap': style.cap,
        'stroke-linejoin': 'round',
      }),
      element('polygon', {
        points,
        fill: style.arrow === 'filled' ? stroke : palette.paper,
        stroke,
        'stroke-width': style.arrow === 'filled' ? 0 : 1.3,
        'stroke-linejoin': 'round',
      }),
      edge.label.width > 0 ? labelElement(edge.label, palette[style.text], palette) : '',
    ].join(''),
  );
}

/** A phrase that several propositions share. */
const hubElement = (hub: HubItem, palette: Palette): string =>
  element(
    'g',
    { class: 'phrase', 'data-id': hub.id, opacity: hub.dimmed ? DIMMED : null },
    labelElement(
      hub.label,
      palette[hub.status === null ? 'ink' : STATUS_STYLES[hub.status].text],
      palette,
    ),
  );

function labelElement(label: EdgeItem['label'], fill: string, palette: Palette): string {
  const inner = [
    element('rect', { width: label.width, height: label.height, rx: 4, fill: palette.paper }),
    ...label.lines.map((line) => lineElement(line, PHRASE.size, fill)),
    ...label.counts.flatMap(({ x, baseline, sign, count }) => [
      signElement(sign, { x, baseline, stroke: palette.ink }),
      textElement(String(count), 'sans-semibold', {
        x: x + COUNT.sign + 2,
        y: baseline,
        size: COUNT.size,
        fill: palette.ink,
      }),
    ]),
    ...[label.number, label.mark].map((item) =>
      item
        ? textElement(item.text, 'sans-semibold', {
            x: item.x,
            y: item.baseline,
            size: COUNT.size,
            fill: palette.inkSoft,
          })
        : '',
    ),
  ];
  return element(
    'g',
    { transform: `translate(${round(label.x)} ${round(label.y)})` },
    inner.join(''),
  );
}

const LEGEND_GAP = 20;

/**
 * A scene as a standalone SVG document. Every text of a person becomes a text node or an escaped
 * attribute, so that nothing in a label can become markup.
 */
export function svg(scene: Scene, options: SvgOptions): string {
  const { palette, page, background = true } = options;
  const legend = options.legend ? legendSize(scene) : null;
  const view: Rect = legend
    ? {
        ...scene.bounds,
        width: Math.max(scene.bounds.width, legend.width),
        height: scene.bounds.height + LEGEND_GAP + legend.height,
      }
    : scene.bounds;
  const content = [
    element('title', {}, escapeXml(options.title)),
    options.description ? element('desc', {}, escapeXml(options.description)) : '',
    background
      ? element('rect', {
          x: view.x,
          y: view.y,
          width: view.width,
          height: view.height,
          fill: palette.paper,
        })
      : '',
    ...scene.frames.map((frame) => frameElement(frame, options)),
    ...scene.edges.map((edge) => edgeElement(edge, palette)),
    ...scene.hubs.map((hub) => hubElement(hub, palette)),
    ...scene.cards.map((card) => cardElement(card, palette)),
    legend
      ? element(
          'g',
          {
            transform: `translate(${round(view.x)} ${round(
              scene.bounds.y + scene.bounds.height + LEGEND_GAP,
            )})`,
          },
          svgLegend(scene, palette),
        )
      : '',
  ];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      lang: scene.language,
      ...frameOf(view, page),
    },
    content.join(''),
  );
}

/** Of a work's card: the spine at its left. */
const SPINE = 5;

function frameElement(
  frame: Scene['frames'][number],
  { palette, images }: Pick<SvgOptions, 'palette' | 'images'>,
): string {
  const { id, look, title, x, y, width, height, lines } = frame;
  const isFrame = look === 'frame';
  const source = (frame.image !== null && images?.(frame.image)) || null;
  return element(
    'g',
    { class: look, 'data-id': id, transform: `translate(${round(x)} ${round(y)})` },
    [
      element('title', {}, escapeXml(title)),
      element('rect', {
        width,
        height,
        rx: isFrame ? 12 : 2,
        fill: isFrame ? 'none' : palette.card,
        stroke: palette.line,
        'stroke-width': 1.2,
      }),
      look === 'work' ? element('rect', { width: SPINE, height, fill: palette.inkSoft }) : '',
      source === null
        ? lines
            .map((line) =>
              lineElement(line, FRAME_TITLE.size, isFrame ? palette.inkSoft : palette.ink),
            )
            .join('')
        : element('image', {
            href: source,
            width,
            height,
            preserveAspectRatio: 'xMidYMid meet',
          }),
    ].join(''),
  );
}

function frameOf(view: Rect, page: PageName | undefined): Attributes {
  const box = ({ x, y, width, height }: Rect): string =>
    [x, y, width, height].map((value) => round(value)).join(' ');
  if (!page) return { width: view.width, height: view.height, viewBox: box(view) };
  const { width, height, margin } = PAGES[page];
  // Map units a millimetre, so that the whole map stands within the margins.
  const scale = Math.max(view.width / (width - 2 * margin), view.height / (height - 2 * margin));
  const paper = { width: width * scale, height: height * scale };
  return {
    width: `${width}mm`,
    height: `${height}mm`,
    viewBox: box({
      x: view.x - (paper.width - view.width) / 2,
      y: view.y - (paper.height - view.height) / 2,
      ...paper,
    }),
  };
}
