import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  addConcept,
  addEvidence,
  addMap,
  deleteConcepts,
  linkConcepts,
  numberPropositions,
  removeEvidence,
  restoreConcepts,
  run,
} from '../../../app/domain/graph/commands.ts';
import { createProjector } from '../../../app/domain/graph/projector.ts';
import * as commands from '../../../app/domain/graph/commands.ts';
import { project } from '../../../app/domain/graph/projection.ts';
import { peerOf, sync } from './support/peers.ts';
import { furnished } from './support/random-commands.ts';

describe('commands and projection', () => {
  it('G12 hides a proposition with a deleted end and shows it again with it', () => {
    const doc = new Y.Doc();
    const projector = createProjector(doc);
    const map = run(doc, 'me', addMap, { name: { fr: 'Carte' } });
    const a = run(doc, 'me', addConcept, { label: { fr: 'A' }, on: { map, at: [10, 20] } });
    const b = run(doc, 'me', addConcept, { label: { en: 'B' } });
    const p = run(doc, 'me', linkConcepts, { from: a, to: b });
    numberPropositions(doc);
    const e = run(doc, 'me', addEvidence, { on: ['proposition', p], work: 'w' });
    const before = projector.getSnapshot();
    expect(before.propositions[p]).toMatchObject({ number: 1, status: 'sourced', from: a, to: b });
    expect(before.maps[map]?.places).toEqual({ [a]: [10, 20] });
    run(doc, 'me', deleteConcepts, { ids: [a] });
    const without = projector.getSnapshot();
    expect(Object.keys(without.propositions)).toEqual([]);
    expect(without.trash.propositions.map(({ id }) => id)).toEqual([p]);
    expect(without.maps[map]?.places).toEqual({});
    expect(without.concepts[b]).toBe(before.concepts[b]);
    run(doc, 'me', restoreConcepts, { ids: [a] });
    expect(projector.getSnapshot()).toEqual(before);
    expect(projector.getSnapshot()).toEqual(project(doc));
    run(doc, 'me', removeEvidence, { id: e });
    expect(projector.getSnapshot().propositions[p]?.status).toBe('to-source');
  });
});

describe('G24, G25 what a map holds besides its concepts', () => {
  const mapOf = (doc: Y.Doc) => project(doc).maps.map!;

  it('G24 locks and frees concepts and frames, and keeps what two people locked at once', () => {
    const doc = furnished();
    const other = peerOf(doc);
    commands.setLocked(doc, { map: 'map', ids: ['a', 'b'], locked: true });
    commands.setLocked(other, { map: 'map', ids: ['c'], locked: true });
    sync(doc, other);
    expect(mapOf(doc).locked).toEqual(['a', 'b', 'c']);
    commands.setLocked(doc, { map: 'map', ids: ['a'], locked: false });
    expect(mapOf(doc).locked).toEqual(['b', 'c']);
  });

  it('G26 colours a map by literature unless told otherwise', () => {
    const doc = furnished();
    expect(mapOf(doc).colours).toBe('literature');
    commands.setColours(doc, { id: 'map', colours: 'level' });
    expect(mapOf(doc).colours).toBe('level');
    const copy = commands.duplicateMap(doc, { id: 'map', name: { fr: 'Copie' } });
    expect(project(doc).maps[copy]!.colours).toBe('level');
    commands.setColours(doc, { id: 'map', colours: 'literature' });
    expect(doc.getMap<Y.Map<unknown>>('maps').get('map')!.has('colours')).toBe(false);
    expect(() => commands.setColours(doc, { id: 'map', colours: 'moon' as never })).toThrow();
    doc.getMap<Y.Map<unknown>>('maps').get('map')!.set('colours', 'moon');
    expect(mapOf(doc).colours).toBe('literature');
    expect(project(doc).illTyped).toContain('maps/map/colours');
  });

  it('G24 draws lines curved unless told otherwise', () => {
    const doc = furnished();
    expect(mapOf(doc).lines).toBe('curved');
    commands.setLines(doc, { id: 'map', lines: 'orthogonal' });
    expect(mapOf(doc).lines).toBe('orthogonal');
    doc.getMap<Y.Map<unknown>>('maps').get('map')!.set('lines', 'wavy');
    expect(mapOf(doc).lines).toBe('curved');
    expect(project(doc).illTyped).toContain('maps/map/lines');
  });

  it('G25 keeps a remark as a frame of another look, with a longer text', () => {
    const doc = furnished();
    const text = 'À relire. '.repeat(100).trim();
    const id = commands.addFrame(doc, {
      map: 'map',
      look: 'remark',
      title: { fr: text },
      box: [0, 0, 200, 120],
    });
    expect(mapOf(doc).frames).toEqual([
      { id, look: 'remark', title: { fr: text }, box: [0, 0, 200, 120] },
    ]);
    doc.getMap<Y.Map<unknown>>('frames').get(id)!.set('look', 'cloud');
    expect(mapOf(doc).frames[0]).toMatchObject({ look: 'frame', title: { fr: text } });
  });

  it('moves cards and frames as one update', () => {
    const doc = furnished();
    const id = commands.addFrame(doc, { map: 'map', box: [0, 0, 200, 120] });
    let updates = 0;
    doc.on('update', () => updates++);
    commands.run(doc, 'me', commands.moveOnMap, {
      map: 'map',
      places: { a: [5, 6], b: [7, 8] },
      boxes: { [id]: [10, 10, 200, 120] },
    });
    expect(updates).toBe(1);
    expect(mapOf(doc)).toMatchObject({ places: { a: [5, 6], b: [7, 8] } });
    expect(mapOf(doc).frames[0]!.box).toEqual([10, 10, 200, 120]);
  });
});
