import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  addConcept,
  addMap,
  deleteConcepts,
  duplicateMap,
  placeConcepts,
  renameConcept,
  setConcept,
  setDefinition,
} from '../../../app/domain/graph/commands.ts';
import { project } from '../../../app/domain/graph/projection.ts';
import { createEditor } from '../../../app/domain/graph/undo.ts';
import type { Graph } from '../../../app/domain/graph/types.ts';
import { peerOf, sync } from './support/peers.ts';
import { furnished, perform, randomAct } from './support/random-commands.ts';

function visible({ trash: _, ...graph }: Graph) {
  return graph;
}

describe('undo', () => {
  it('G20 takes back one command at a time, and redoes it', () => {
    const doc = new Y.Doc();
    const editor = createEditor(doc);
    const map = editor.run(addMap, { name: { fr: 'Carte' } });
    const id = editor.run(addConcept, { label: { fr: 'A' }, on: { map, at: [1, 2] } });
    editor.run(renameConcept, { id, label: { fr: 'B' } });
    editor.run(renameConcept, { id, label: { fr: 'C', en: 'C' } });
    const full = project(doc);
    editor.undo();
    expect(project(doc).concepts[id]?.label).toEqual({ fr: 'B' });
    editor.undo();
    expect(project(doc).concepts[id]?.label).toEqual({ fr: 'A' });
    editor.undo();
    expect(project(doc).concepts).toEqual({});
    expect(project(doc).maps[map]?.places).toEqual({});
    editor.undo();
    expect(project(doc).maps).toEqual({});
    expect(editor.undo()).toBeNull();
    while (editor.canRedo()) editor.redo();
    expect(project(doc)).toEqual(full);
  });

  it('G4 undoing a creation keeps what another added to it, for the redo', () => {
    const doc = new Y.Doc();
    const editor = createEditor(doc);
    const id = editor.run(addConcept, { label: { fr: 'A' }, definition: { fr: 'un' } });
    const peer = peerOf(doc);
    const theirs = createEditor(peer);
    theirs.run(setConcept, { id, label: { en: 'A in English' }, aliases: ['alias'] });
    theirs.run(setDefinition, { id, language: 'fr', text: 'un deux' });
    sync(doc, peer);
    editor.undo();
    sync(doc, peer);
    expect(project(peer).concepts).toEqual({});
    editor.redo();
    sync(doc, peer);
    expect(project(peer).concepts[id]).toMatchObject({
      label: { fr: 'A', en: 'A in English' },
      aliases: ['alias'],
      definition: { fr: 'un deux' },
    });
  });

  it('G20 groups typing where told to, and ends the group with any other command', () => {
    const doc = new Y.Doc();
    const editor = createEditor(doc);
    const id = editor.run(addConcept, { label: { fr: 'A' } });
    for (const label of ['Ab', 'Abc', 'Abcd']) {
      editor.run(renameConcept, { id, label: { fr: label } }, { group: id });
    }
    editor.run(setConcept, { id, fieldSite: true });
    editor.undo();
    expect(project(doc).concepts[id]?.label.fr).toBe('Abcd');
    editor.undo();
    expect(project(doc).concepts[id]?.label.fr).toBe('A');
    editor.redo();
    expect(project(doc).concepts[id]?.label.fr).toBe('Abcd');
  });

  it('G20 tells which maps show what was taken back', () => {
    const doc = new Y.Doc();
    const editor = createEditor(doc);
    const here = editor.run(addMap, { name: { fr: 'Ici' } });
    const id = editor.run(addConcept, { label: { fr: 'A' }, on: { map: here, at: [0, 0] } });
    const there = editor.run(duplicateMap, { id: here, name: { fr: 'Là' } });
    editor.run(placeConcepts, { map: there, places: { [id]: [50, 50] } });
    editor.run(renameConcept, { id, label: { fr: 'B' } });
    expect(editor.undo()?.maps).toEqual([here, there].sort());
    expect(editor.undo()?.maps).toEqual([there]);
  });

  it('G20 leaves the changes of others alone', () => {
    const doc = new Y.Doc();
    const editor = createEditor(doc);
    const id = editor.run(addConcept, { label: { fr: 'A' } });
    editor.run(renameConcept, { id, label: { fr: 'mien' } });
    const peer = peerOf(doc);
    createEditor(peer).run(renameConcept, { id, label: { fr: 'tien' } });
    sync(doc, peer);
    editor.run(setConcept, { id, fieldSite: true });
    expect(editor.undo()).toEqual({ changed: true, maps: [] });
    expect(editor.undo()).toEqual({ changed: false, maps: [] });
    expect(project(doc).concepts[id]?.label.fr).toBe('tien');
  });

  it.each([
    ['the lower client id first', 1, 2],
    ['the higher first', 2, 1],
  ])(
    'G20 two who change the same at once: neither’s undo leaves it without a value (yjs #514), %s',
    (_, mine, yours) => {
      const doc = new Y.Doc();
      const map = createEditor(doc).run(addMap, { name: { fr: 'Carte' } });
      const id = createEditor(doc).run(addConcept, {
        label: { fr: 'A' },
        on: { map, at: [0, 0] },
      });
      const peer = peerOf(doc);
      [doc.clientID, peer.clientID] = [mine, yours];
      const [editor, theirs] = [createEditor(doc), createEditor(peer)];
      editor.run(renameConcept, { id, label: { fr: 'mien' } });
      editor.run(placeConcepts, { map, places: { [id]: [100, 0] } });
      theirs.run(renameConcept, { id, label: { fr: 'tien' } });
      theirs.run(placeConcepts, { map, places: { [id]: [0, 100] } });
      sync(doc, peer);
      for (const one of [theirs, editor]) {
        while (one.canUndo()) one.undo();
        sync(doc, peer);
        const { concepts, maps } = project(doc);
        expect(['A', 'mien', 'tien']).toContain(concepts[id]?.label.fr);
        expect([
          [0, 0],
          [100, 0],
          [0, 100],
        ]).toContainEqual(maps[map]?.places[id]);
      }
      // What won is done again by whoever did it, in as many steps, and taken back once more.
      const [winner, label, place] =
        mine > yours
          ? ([editor, 'mien', [100, 0]] as const)
          : ([theirs, 'tien', [0, 100]] as const);
      for (let round = 0; round < 2; round++) {
        for (let step = 0; step < 2; step++) winner.redo();
        expect(winner.canRedo()).toBe(false);
        sync(doc, peer);
        expect(project(peer).concepts[id]?.label.fr).toBe(label);
        expect(project(doc).maps[map]?.places[id]).toEqual(place);
        for (let step = 0; step < 2; step++) winner.undo();
        expect(winner.canUndo()).toBe(false);
        sync(doc, peer);
        expect(project(peer).concepts[id]?.label.fr).toBe('A');
        expect(project(doc).maps[map]?.places[id]).toEqual([0, 0]);
      }
      expect(project(peer)).toEqual(project(doc));
    },
  );

  it('G20 a key that was not there before is not there after, whoever else sets it at once', () => {
    const doc = new Y.Doc();
    const id = createEditor(doc).run(addConcept, { label: { fr: 'A' } });
    const peer = peerOf(doc);
    [doc.clientID, peer.clientID] = [1, 2];
    const [editor, theirs] = [createEditor(doc), createEditor(peer)];
    editor.run(renameConcept, { id, label: { en: 'mine' } });
    theirs.run(renameConcept, { id, label: { en: 'yours' } });
    sync(doc, peer);
    while (theirs.canUndo()) theirs.undo();
    sync(doc, peer);
    expect(project(doc).concepts[id]?.label).toEqual({ fr: 'A' });
    expect(project(peer)).toEqual(project(doc));
  });

  it('G20 undoing everything brings back what was seen before, whatever was done (property)', () => {
    fc.assert(
      fc.property(
        fc.array(randomAct, { maxLength: 40, size: 'max' }),
        fc.array(randomAct, { minLength: 1, maxLength: 12, size: 'max' }),
        (before, mine) => {
          const doc = furnished();
          for (const act of before) perform(doc, act);
          const editor = createEditor(doc);
          const start = visible(project(doc));
          for (const act of mine) perform(doc, act, editor.origin);
          const end = visible(project(doc));
          while (editor.canUndo()) editor.undo();
          expect(visible(project(doc))).toEqual(start);
          while (editor.canRedo()) editor.redo();
          expect(visible(project(doc))).toEqual(end);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('G2 no command, undo or redo removes an entity (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(randomAct, fc.nat(5)), { maxLength: 30, size: 'max' }),
        (acts) => {
          const doc = new Y.Doc();
          const editor = createEditor(doc);
          const stored = new Set<string>();
          const roots = ['terms', 'concepts', 'propositions', 'evidence', 'maps', 'frames'];
          for (const [act, what] of acts) {
            if (what === 0) editor.undo();
            else if (what === 1) editor.redo();
            else perform(doc, act, editor.origin);
            const now = new Set(roots.flatMap((root) => [...doc.getMap(root).keys()]));
            for (const id of stored) expect(now.has(id)).toBe(true);
            for (const id of now) stored.add(id);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('hides deleted concepts on undo of nothing else', () => {
    const doc = new Y.Doc();
    const editor = createEditor(doc);
    const id = editor.run(addConcept, { label: { fr: 'A' } });
    editor.run(deleteConcepts, { ids: [id] });
    editor.undo();
    expect(project(doc).concepts[id]?.label.fr).toBe('A');
  });
});
