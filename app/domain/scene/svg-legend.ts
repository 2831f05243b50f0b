import { withoutEmphasis } from '../graph/emphasis.ts';
import sceneEn from '../locales/en/scene.ts';
import sceneFr from '../locales/fr/scene.ts';

import { textWidth } from './measure.ts';
import { STATUS_STYLES } from './palette.ts';
import type { Palette } from './palette.ts';
import type { Scene } from './scene.ts';
import { element, shapeElement, textElement } from './svg-elements.ts';

const WORDS = { fr: sceneFr, en: sceneEn };
const SIZE = 13;
const ROW = 24;
const GAP = 22;
const SHAPE = 10;
const SAMPLE = 34;
const MARGIN = 24;

interface Entry {
  text: string;
  width: number;
  draw(x: number, y: number, palette: Palette): string;
}

function rows({ legend, language }: Scene): Entry[][] {
  const words = WORDS[language];
  const terms = legend.terms.map(({ label, shape, hue, count }): Entry => {
    const text = `${withoutEmphasis(label)} ${count}`;
    return {
      text,
      width: SHAPE + 6 + textWidth(text, 'sans', SIZE),
      draw: (x, y, palette) =>
        shapeElement(shape, { x, y: y - SHAPE, size: SHAPE, fill: palette.hues[hue] }) +
        textElement(text, 'sans', { x: x + SHAPE + 6, y, size: SIZE, fill: palette.ink }),
    };
  });
  const statuses = legend.statuses.map(({ status, count, hue }): Entry => {
    const text = `${words.statuses[status]} ${count}`;
    const style = STATUS_STYLES[status];
    return {
      text,
      width: SAMPLE + 6 + textWidth(text, 'sans', SIZE),
      draw: (x, y, palette) => {
        const stroke = hue ? palette.hues[hue] : palette[style.line];
        return (
          element('path', {
            d: `M${x} ${y - 4}h${SAMPLE - 10}`,
            stroke: stroke,
            'stroke-width': style.width,
            'stroke-dasharray': style.dash,
            'stroke-linecap': style.cap,
          }) +
          element('polygon', {
            points: `${x + SAMPLE},${y - 4} ${x + SAMPLE - 9},${y - 8} ${x + SAMPLE - 9},${y}`,
            fill: style.arrow === 'filled' ? stroke : palette.paper,
            stroke: stroke,
            'stroke-width': style.arrow === 'filled' ? 0 : 1.3,
          }) +
          textElement(text, 'sans', {
            x: x + SAMPLE + 6,
            y,
            size: SIZE,
            fill: status === 'to-source' ? palette.ochre : palette.ink,
          })
        );
      },
    };
  });
  return [terms, statuses].filter((row) => row.length > 0);
}

const rowWidth = (row: Entry[]): number =>
  row.reduce((width, entry) => width + entry.width, 0) + (row.length - 1) * GAP;

/** How much room the legend takes, in map units. */
export function legendSize(scene: Scene): { width: number; height: number } {
  const all = rows(scene);
  return {
    width: 2 * MARGIN + Math.max(0, ...all.map(rowWidth)),
    height: all.length * ROW + MARGIN,
  };
}

/** The legend's markup from its own top left corner: terms, then statuses. */
export function svgLegend(scene: Scene, palette: Palette): string {
  return rows(scene)
    .map((row, index) => {
      let x = MARGIN;
      return row
        .map((entry) => {
          const drawn = entry.draw(x, index * ROW + 14, palette);
          x += entry.width + GAP;
          return drawn;
        })
        .join('');
    })
    .join('');
}
