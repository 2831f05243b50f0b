import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import * as commands from '../../../app/domain/graph/commands.ts';
import { changesBetween } from '../../../app/domain/graph/changes.ts';
import { project } from '../../../app/domain/graph/projection.ts';
import { groupsOf, shareable } from '../../../app/domain/graph/shared-phrases.ts';
import { createEditor } from '../../../app/domain/graph/undo.ts';
import { peerOf, sync } from './support/peers.ts';
import { furnished } from './support/random-commands.ts';

const mapOf = (doc: Y.Doc) => project(doc).maps.map!;
const stored = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('maps').get('map')!;
const on = { map: 'map' };

describe('G29 what a map says of one line', () => {
  it('keeps one’s bend and another’s label and style, made at once', () => {
    const doc = furnished();
    const other = peerOf(doc);
    commands.setBends(doc, { ...on, id: 'ab', bends: [[0.5, 10.4, -20]] });
    commands.placeLabelOn(other, { ...on, id: 'ab', at: [0.25, 0, 18] });
    commands.setLineStyle(other, { ...on, ids: ['ab', 'bc'], style: 'orthogonal' });
    sync(doc, other);
    expect(mapOf(doc).routes).toEqual({
      ab: { bends: [[0.5, 10, -20]], label: [0.25, 0, 18], style: 'orthogonal' },
      bc: { style: 'orthogonal' },
    });
    expect(mapOf(other)).toEqual(mapOf(doc));
  });

  it('goes back to the map’s own in one step each, and leaves no key behind', () => {
    const doc = furnished();
    const before = [...stored(doc).keys()];
    const editor = createEditor(doc);
    editor.run(commands.setBends, { ...on, id: 'ab', bends: [[0.5, 0, 40]] });
    editor.run(commands.setBends, { ...on, id: 'ab', bends: [[0.5, 0, 80]] });
    expect(editor.undo()).toEqual({ changed: true, maps: ['map'] });
    expect(mapOf(doc).routes.ab).toEqual({ bends: [[0.5, 0, 40]] });
    editor.run(commands.setBends, { ...on, id: 'ab', bends: [] });
    editor.run(commands.setLineStyle, { ...on, ids: ['ab'], style: 'straight' });
    editor.run(commands.setLineStyle, { ...on, ids: ['ab'], style: null });
    editor.run(commands.placeLabelOn, { ...on, id: 'ab', at: [1, 0, 0] });
    editor.run(commands.placeLabelOn, { ...on, id: 'ab', at: null });
    expect(mapOf(doc).routes).toEqual({});
    expect([...stored(doc).keys()]).toEqual(before);
  });

  it('is a change of layout, and goes along to a copy of the map', () => {
    const doc = furnished();
    const before = project(doc);
    commands.setBends(doc, { ...on, id: 'ab', bends: [[0.5, 0, 40]] });
    const [change, ...rest] = changesBetween(before, project(doc));
    expect(change).toMatchObject({ entity: 'map', fields: ['routes'], layout: true });
    expect(rest).toEqual([]);
    const copy = commands.duplicateMap(doc, { id: 'map', name: { fr: 'Copie' } });
    expect(project(doc).maps[copy]!.routes).toEqual(mapOf(doc).routes);
  });

  it('G10 sets aside what is ill-typed, one value at a time', () => {
    const doc = furnished();
    commands.setBends(doc, { ...on, id: 'ab', bends: [[0.5, 0, 40]] });
    const garbage: Record<string, unknown> = {
      'style.ab': 'wavy',
      'label.ab': [2, 0, 0],
      'bends.bc': [[0.5, 0]],
      'bends.cd': Array(100).fill([0.5, 0, 0]),
      'group.ab': 7,
      'hub.g': ['x', 0],
    };
    for (const [key, value] of Object.entries(garbage)) stored(doc).set(key, value);
    // No id: not a value of ours, and nothing to report.
    stored(doc).set('bends.__proto__', [[0.5, 0, 0]]);
    expect(mapOf(doc)).toMatchObject({ routes: { ab: { bends: [[0.5, 0, 40]] } }, hubs: {} });
    expect(Object.keys(mapOf(doc).routes)).toEqual(['ab']);
    const paths = Object.keys(garbage).map((key) => `maps/map/${key}`);
    expect(project(doc).illTyped).toEqual(expect.arrayContaining(paths));
  });
});

describe('G30 propositions that share a linking phrase', () => {
  /** a produces b, a produces c, d produces c. */
  function produced(): Y.Doc {
    const doc = furnished();
    const phrase = { text: { fr: 'produit' } };
    commands.linkConcepts(doc, { id: 'p1', from: 'a', to: 'b', phrase });
    commands.linkConcepts(doc, { id: 'p2', from: 'a', to: 'c', phrase });
    commands.linkConcepts(doc, { id: 'p3', from: 'd', to: 'c', phrase });
    commands.linkConcepts(doc, { id: 'p4', from: 'a', to: 'd', phrase: { text: { fr: 'est' } } });
    return doc;
  }
  const groups = (doc: Y.Doc) => {
    const graph = project(doc);
    return groupsOf(graph.maps.map!, Object.values(graph.propositions)).map(
      ({ end, concept, members }) => [end, concept, members.map(({ id }) => id)],
    );
  };
  const offered = (doc: Y.Doc, ...ids: string[]) => shareable(project(doc), mapOf(doc), ids);

  it('are drawn through one where they leave one concept, or come to one', () => {
    const doc = produced();
    expect(offered(doc, 'p1')).toEqual(['p1', 'p2']);
    expect(offered(doc, 'p3')).toEqual(['p2', 'p3']);
    expect(offered(doc, 'p1', 'p4')).toEqual([]);
    const group = commands.sharePhrase(doc, { ...on, ids: ['p1', 'p2'] });
    expect(groups(doc)).toEqual([['from', 'a', ['p1', 'p2']]]);
    expect(offered(doc, 'p1')).toEqual([]);
    // One more joins the group that is there.
    commands.linkConcepts(doc, {
      id: 'p5',
      from: 'a',
      to: 'e',
      phrase: { text: { fr: 'produit' } },
    });
    expect(commands.sharePhrase(doc, { ...on, ids: offered(doc, 'p5') })).toBe(group);
    expect(groups(doc)).toEqual([['from', 'a', ['p1', 'p2', 'p5']]]);
    commands.unsharePhrase(doc, { ...on, ids: ['p1', 'p2', 'p5'] });
    commands.sharePhrase(doc, { ...on, ids: ['p2', 'p3'] });
    expect(groups(doc)).toEqual([['to', 'c', ['p2', 'p3']]]);
  });

  it('each stay a proposition: who says something else, is deleted or leaves is drawn alone', () => {
    const doc = produced();
    commands.linkConcepts(doc, {
      id: 'p5',
      from: 'a',
      to: 'e',
      phrase: { text: { fr: 'produit' } },
    });
    commands.sharePhrase(doc, { ...on, ids: ['p1', 'p2', 'p5'] });
    commands.setPhrase(doc, { id: 'p2', phrase: { text: { fr: 'suppose' } } });
    expect(groups(doc)).toEqual([['from', 'a', ['p1', 'p5']]]);
    commands.setPhrase(doc, { id: 'p2', phrase: { text: { fr: 'produit' } } });
    commands.reverseProposition(doc, { id: 'p5' });
    expect(groups(doc)).toEqual([['from', 'a', ['p1', 'p2']]]);
    commands.deletePropositions(doc, { ids: ['p1'] });
    expect(groups(doc)).toEqual([]);
    commands.restorePropositions(doc, { ids: ['p1'] });
    expect(groups(doc)).toEqual([['from', 'a', ['p1', 'p2']]]);
    commands.removeFromMap(doc, { map: 'map', ids: ['b'] });
    const graph = project(doc);
    expect(shareable(graph, graph.maps.map!, ['p1'])).toEqual([]);
  });

  it('keep the place of their phrase, until it is put back', () => {
    const doc = produced();
    const group = commands.sharePhrase(doc, { ...on, ids: ['p1', 'p2'] });
    commands.placeHub(doc, { ...on, group, at: [12, -30] });
    expect(mapOf(doc).hubs).toEqual({ [group]: [12, -30] });
    commands.placeHub(doc, { ...on, group, at: null });
    expect(mapOf(doc).hubs).toEqual({});
  });
});
