import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PALETTES, scene, svg } from '../../../app/domain/scene/index.ts';
import { graphs, HARD_LABELS } from './random-graph.ts';
import { starterGraph } from './starter-graph.ts';
import type { Layout } from './starter-graph.ts';

const file = new URL('../../../server/example/layout.json', import.meta.url);
const graph = starterGraph(JSON.parse(readFileSync(file, 'utf8')) as Layout);
const options = { palette: PALETTES.light, title: 'Travail de l’IA' };

const NAMES = ['svg', 'title', 'desc', 'g', 'rect', 'path', 'polygon', 'text', 'tspan'];
const TAG = /<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>/gu;

/** Reads a document as XML and fails on anything that is not well formed. */
function elementsOf(text: string): Array<{ name: string; attributes: string }> {
  const open: string[] = [];
  const elements: Array<{ name: string; attributes: string }> = [];
  let end = 0;
  for (const match of text.matchAll(TAG)) {
    const [tag, close, name, attributes, empty] = match;
    const between = text.slice(end, match.index);
    expect(between).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/u);
    expect(attributes).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/u);
    if (close) expect(open.pop()).toBe(name);
    else elements.push({ name: name!, attributes: attributes! });
    if (!close && !empty) open.push(name!);
    end = match.index + tag.length;
  }
  expect(text.slice(end)).toBe('');
  expect(open).toEqual([]);
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
  return elements;
}

describe('svg', () => {
  it('titles the drawing, and each edge with its sentence', () => {
    const text = svg(scene(graph, { map: 'travail-de-l-ia', language: 'fr' }), {
      ...options,
      description: '18 concepts',
    });
    expect(text).toContain('<title>Travail de l’IA</title><desc>18 concepts</desc>');
    expect(text).toContain('<title>L’IA ferait disparaître des professions.</title>');
  });

  it('numbers the propositions where asked', () => {
    const drawn = scene(graph, { map: 'travail-de-l-ia', language: 'fr', numbers: true });
    expect(svg(drawn, options)).toMatch(/<text [^>]*>P12<\/text>/u);
  });

  it('is as wide as the page, the map within its margins', () => {
    const drawn = scene(graph, { map: 'travail-de-l-ia', language: 'fr' });
    const text = svg(drawn, { ...options, page: 'A3', legend: true });
    const [, width, height, viewBox] =
      /<svg [^>]*width="([^"]+)" height="([^"]+)" viewBox="([^"]+)"/u.exec(text)!;
    expect([width, height]).toEqual(['420mm', '297mm']);
    const [x, y, w, h] = viewBox!.split(' ').map(Number);
    expect(w! / h!).toBeCloseTo(420 / 297, 2);
    const unit = w! / 420;
    expect(drawn.bounds.x).toBeGreaterThanOrEqual(x! + 12 * unit - 1);
    expect(drawn.bounds.y).toBeGreaterThanOrEqual(y! + 12 * unit - 1);
  });

  it('has no colour in greyscale', () => {
    for (const { slug } of Object.values(graph.maps)) {
      const drawn = scene(graph, { map: slug, language: 'fr' });
      const text = svg(drawn, { ...options, palette: PALETTES.greyscale, legend: true });
      for (const [, red, green, blue] of text.matchAll(
        /#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/gu,
      )) {
        expect([red, green]).toEqual([green, blue]);
      }
    }
  });

  it('writes hard labels as text, whatever is in them', () => {
    const hard = structuredClone(graph);
    Object.values(hard.concepts).forEach((concept, index) => {
      concept.label = { fr: HARD_LABELS[index % HARD_LABELS.length]! };
    });
    const drawn = scene(hard, { map: 'travail-de-l-ia', language: 'fr' });
    const names = elementsOf(svg(drawn, { ...options, title: '</title><script>' })).map(
      ({ name }) => name,
    );
    expect(names.filter((name) => !NAMES.includes(name))).toEqual([]);
  });

  it('sets a label read from the right by its middle, at the right of its card', () => {
    const other = structuredClone(graph);
    const [held] = Object.values(other.concepts);
    held!.label = { fr: 'حماية العمل' };
    const drawn = Object.values(other.maps)
      .map((map) => scene(other, { map: map.id, language: 'fr' }))
      .find(({ cards }) => cards.some(({ id }) => id === held!.id))!;
    const card = drawn.cards.find(({ id }) => id === held!.id)!;
    const [line] = card.lines;
    expect(line!.x + line!.width).toBeCloseTo(card.width - 12, 0);
    const texts = elementsOf(svg(drawn, options)).filter(({ attributes }) =>
      attributes.includes('direction="rtl"'),
    );
    expect(texts).toHaveLength(card.lines.length);
    expect(texts[0]!.attributes).toContain('text-anchor="middle"');
    expect(texts[0]!.attributes).toContain(
      `x="${String(Math.round((line!.x + line!.width / 2) * 10) / 10)}`,
    );
  });

  it('is well formed for any graph, with no element or attribute but its own', () => {
    fc.assert(
      fc.property(graphs, fc.boolean(), (any, legend) => {
        const text = svg(scene(any, { map: 'm', language: 'fr', numbers: true }), {
          ...options,
          legend,
        });
        for (const { name, attributes } of elementsOf(text)) {
          expect(NAMES).toContain(name);
          expect(attributes).not.toMatch(/ (?:on[a-z]+|href|xlink:href|style)=/u);
        }
      }),
      { numRuns: 150 },
    );
  });
});
