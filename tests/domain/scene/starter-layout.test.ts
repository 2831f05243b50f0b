import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scene } from '../../../app/domain/scene/index.ts';
import { maps } from '../../../server/example/starter-map.ts';
import { faultsOf } from './quality.ts';
import { starterGraph } from './starter-graph.ts';
import type { Layout } from './starter-graph.ts';

const file = new URL('../../../server/example/layout.json', import.meta.url);
const layout = JSON.parse(readFileSync(file, 'utf8')) as Layout;
const graph = starterGraph(layout);

/** Map units that a 1440 by 900 window shows at zoom 0.75 beside the rail and under the bar. */
const WINDOW = {
  withInspector: (1440 - 92 - 360) / 0.75,
  height: (900 - 52) / 0.75,
};

describe.each(maps.map(({ slug }) => slug))('the example map %s', (slug) => {
  it('has a place for each of its concepts and for no other', () => {
    const concepts = maps.find((map) => map.slug === slug)!.concepts;
    expect(Object.keys(layout[slug]!).sort()).toEqual([...concepts].sort());
  });

  it.each(['fr', 'en'] as const)('is easy to read in %s', (language) => {
    expect(faultsOf(scene(graph, { map: slug, language }))).toEqual({
      cardOnCard: [],
      labelOnCard: [],
      labelOnLabel: [],
      lineThroughCard: [],
      lineThroughLabel: [],
      arrowHidden: [],
      crossings: [],
    });
  });

  it.each(['fr', 'en'] as const)(
    'stays clear in %s when its propositions are numbered',
    (language) => {
      const faults = faultsOf(scene(graph, { map: slug, language, numbers: true }));
      expect(faults).toMatchObject({ labelOnCard: [], labelOnLabel: [], arrowHidden: [] });
    },
  );

  it('fits a laptop window beside the open inspector, at zoom 0.75', () => {
    const { bounds } = scene(graph, { map: slug, language: 'fr' });
    expect(bounds.width).toBeLessThanOrEqual(WINDOW.withInspector);
    expect(bounds.height).toBeLessThanOrEqual(WINDOW.height);
  });
});
