import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { resolveWorks } from '../../../app/domain/graph/aliases.ts';
import * as commands from '../../../app/domain/graph/commands.ts';
import { project } from '../../../app/domain/graph/projection.ts';
import { worksCited } from '../../../app/domain/graph/queries.ts';
import {
  columnPlaces,
  imageSize,
  overlaps,
  PALETTES,
  partOf,
  scene,
  svg,
  type WorkLook,
} from '../../../app/domain/scene/index.ts';
import { furnished } from '../graph/support/random-commands.ts';

const IMAGE = 'a'.repeat(64);
const KNOWN: Record<string, WorkLook> = {
  read: { by: 'Casilli, 2018', title: 'La plateforme <comme> mise au travail', gone: null },
  gone: { by: '', title: '', gone: 'withdrawn' },
};

function laid() {
  const doc = furnished();
  const add = (frame: Omit<Parameters<typeof commands.addFrame>[1], 'map' | 'box'>, x: number) =>
    commands.addFrame(doc, { map: 'map', box: [x, 600, 232, 84], ...frame });
  const ids = {
    image: add({ look: 'image', image: IMAGE, title: { fr: 'Un "point" & <un trait>' } }, 0),
    read: add({ look: 'work', work: 'read' }, 300),
    gone: add({ look: 'work', work: 'gone' }, 600),
    lost: add({ look: 'work', work: 'lost' }, 900),
    frame: add({ title: { fr: 'Cadre' } }, 1200),
  };
  return { doc, ids, graph: project(doc) };
}

const drawn = (graph: ReturnType<typeof laid>['graph']) =>
  scene(graph, { map: 'map', language: 'fr', works: (id) => KNOWN[id] ?? null });
const words = (item: { lines: { runs: { text: string }[] }[] } | undefined) =>
  item?.lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ');

describe('G27 an image on a map', () => {
  it('is drawn from its bytes, or told in words where they are not to be had', () => {
    const { graph } = laid();
    const options = { palette: PALETTES.light, title: 'T' };
    const shown = svg(drawn(graph), { ...options, images: (id) => `/image/${id}?"<>` });
    expect(shown).toContain(`href="/image/${IMAGE}?&quot;&lt;&gt;"`);
    expect(shown).toContain('<title>Un &quot;point&quot; &amp; &lt;un trait&gt;</title>');
    const told = svg(drawn(graph), options);
    expect(told).not.toContain('<image');
    expect(told).toMatch(/Un &quot;point&quot; &amp; &lt;un/);
  });

  it('is refused without the name of its bytes, and set aside where a document lacks it', () => {
    const { doc } = laid();
    for (const image of [undefined, 'https://elsewhere.example/a.png', 'A'.repeat(64)]) {
      expect(() =>
        commands.addFrame(doc, { map: 'map', look: 'image', image, box: [0, 0, 9, 9] } as never),
      ).toThrow('bad-request');
    }
    const frames = doc.getMap('frames') as Y.Map<Y.Map<unknown>>;
    for (const [id, image] of Object.entries({ one: 4, two: undefined, three: '../x' })) {
      const fields = { deleted: false, map: 'map', look: 'image', box: [0, 0, 9, 9], image };
      frames.set(id, new Y.Map(Object.entries(fields)));
    }
    const { maps, illTyped } = project(doc);
    expect(maps.map!.frames).toHaveLength(5);
    expect(illTyped).toEqual(['frames/one/image', 'frames/three/image', 'frames/two']);
  });

  it('is laid as it is where it is small, and smaller where it is large', () => {
    expect(imageSize({ width: 120, height: 90 })).toEqual({ width: 120, height: 90 });
    expect(imageSize({ width: 4000, height: 1000 })).toEqual({ width: 360, height: 90 });
    expect(imageSize({ width: 8000, height: 1 })).toEqual({ width: 360, height: 24 });
  });
});

describe('G28 the card of a work', () => {
  it('says who, when and what, or why there is no more to it', () => {
    const { graph, ids } = laid();
    const { frames } = drawn(graph);
    const of = (id: string) => words(frames.find((frame) => frame.id === id));
    expect(of(ids.read)).toMatch(/^Casilli, 2018 La plateforme <comme> mise/);
    expect(of(ids.gone)).toBe('Source retirée');
    expect(of(ids.lost)).toBe('Référence supprimée de la bibliothèque');
    expect(frames[0]!.id).toBe(ids.frame); // What a frame is drawn round lies over it.
  });

  it('follows a merge, is read in the bibliography of its map, and goes along with a copy', () => {
    const { doc, ids, graph } = laid();
    const merged = resolveWorks(graph, { read: 'kept' });
    const workOf = (of: typeof graph, map = 'map') =>
      of.maps[map]!.frames.find(({ id }) => id === ids.read)?.work;
    expect([workOf(graph), workOf(merged)]).toEqual(['read', 'kept']);
    expect(merged.maps.other).toBe(graph.maps.other);
    expect(worksCited(merged, merged.maps.map)).toEqual(
      expect.arrayContaining(['kept', 'gone', 'lost']),
    );
    const copy = commands.duplicateMap(doc, { id: 'map', name: { fr: 'Copie' } });
    expect(
      project(doc)
        .maps[copy]!.frames.map(({ image, work }) => image ?? work)
        .sort(),
    ).toEqual([IMAGE, 'gone', 'lost', 'read', undefined]);
    commands.repointEvidence(doc, { from: 'read', to: 'other' });
    expect(workOf(project(doc))).toBe('other');
  });
});

describe('a part of a scene', () => {
  it('holds what is named, the lines between, and the ends of a line named alone', () => {
    const { graph, ids } = laid();
    const whole = drawn(graph);
    const part = partOf(whole, new Set(['a', 'b', ids.image]));
    expect(part.cards.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(part.frames.map(({ id }) => id)).toEqual([ids.image]);
    expect(part.edges.every(({ from, to }) => 'ab'.includes(from) && 'ab'.includes(to))).toBe(true);
    expect(part.edges.length).toBeGreaterThan(0);
    expect(part.bounds.width).toBeLessThan(whole.bounds.width);
    const [edge] = whole.edges;
    expect(partOf(whole, new Set([edge!.id])).cards).toHaveLength(2);
  });
});

describe('columns', () => {
  it('set thousands of things without one over another, as wide as a screen is', () => {
    const sizes = Array.from({ length: 2_000 }, (_, i) => ({
      width: [184, 232, 288][i % 3]!,
      height: 40 + (i % 7) * 19,
    }));
    const places = columnPlaces(sizes);
    const rects = places.map(([x, y], i) => ({ x, y, ...sizes[i]! }));
    for (let i = 1; i < rects.length; i += 1) {
      for (const other of rects.slice(Math.max(0, i - 80), i)) {
        expect(overlaps(rects[i]!, other)).toBe(false);
      }
    }
    const width = Math.max(...rects.map((one) => one.x + one.width));
    const height = Math.max(...rects.map((one) => one.y + one.height));
    expect(width / height).toBeGreaterThan(1);
    expect(width / height).toBeLessThan(2.6);
  });
});
