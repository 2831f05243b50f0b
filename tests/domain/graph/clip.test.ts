import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  type Clip,
  clipOf,
  clipOfLines,
  clipParts,
  clipText,
  EMPTY_CLIP,
  newPasted,
  readClip,
} from '../../../app/domain/graph/clip.ts';
import * as commands from '../../../app/domain/graph/commands.ts';
import { LIMITS } from '../../../app/domain/graph/limits.ts';
import { project } from '../../../app/domain/graph/projection.ts';
import { propositionsOn } from '../../../app/domain/graph/queries.ts';
import { readJsonCanvas, writeJsonCanvas } from '../../../app/domain/interchange/json-canvas.ts';
import { createEditor } from '../../../app/domain/graph/undo.ts';
import { LIMITS as PROTOCOL } from '../../../app/domain/protocol.ts';
import { scene } from '../../../app/domain/scene/index.ts';
import { furnished } from './support/random-commands.ts';

const WORKSPACE = 'here';

function twoMaps() {
  const doc = furnished();
  commands.addMap(doc, { id: 'other', name: { fr: 'Autre' } });
  const paste = (map: string, clip: Parameters<typeof commands.pasteClip>[1]['clip']) =>
    commands.run(doc, 'me', commands.pasteClip, { map, clip, workspace: WORKSPACE, by: [100, 50] });
  const clip = (...ids: string[]) => {
    const graph = project(doc);
    return clipOf(graph, graph.maps.map!, new Set(ids), WORKSPACE);
  };
  return { doc, paste, clip, graph: () => project(doc) };
}

describe('a part of a map pasted', () => {
  it('on another map shows the same concepts, with the propositions between them', () => {
    const { paste, clip, graph } = twoMaps();
    expect(paste('other', clip('a', 'b'))).toEqual(['a', 'b']);
    const { concepts, maps } = graph();
    expect(maps.other!.places).toEqual({ a: [100, 50], b: [110, 50] });
    expect(Object.keys(concepts)).toHaveLength(5);
    expect(propositionsOn(graph(), maps.other!).map(({ id }) => id)).toEqual(['ab']);
  });

  it('on its own map makes new ones, linked as they were and to source', () => {
    const { paste, clip, graph } = twoMaps();
    const made = paste('map', clip('a', 'b'));
    const { concepts, propositions, maps } = graph();
    expect(made.map((id) => concepts[id]!.label.fr)).toEqual(['a', 'b']);
    expect(made).not.toContain('a');
    expect(Object.keys(maps.map!.places)).toHaveLength(7);
    const copy = Object.values(propositions).find(({ from }) => from === made[0]);
    expect(copy).toMatchObject({ to: made[1], status: 'to-source', evidence: [] });
  });

  it('in another project makes new ones, without the terms that it lacks', () => {
    const { clip } = twoMaps();
    const elsewhere = new Y.Doc();
    commands.addMap(elsewhere, { id: 'm', name: { fr: 'Carte' } });
    const there = { ...clip('a', 'b'), workspace: 'there' };
    there.concepts[0]!.kind = 'kind';
    commands.pasteClip(elsewhere, { map: 'm', clip: there, workspace: WORKSPACE, by: [0, 0] });
    const graph = project(elsewhere);
    expect(Object.values(graph.concepts).map(({ label, kind }) => [label.fr, kind])).toEqual(
      expect.arrayContaining([
        ['a', null],
        ['b', null],
      ]),
    );
    expect(Object.values(graph.propositions)).toHaveLength(1);
  });

  it('is refused whole where one label is too long, and writes nothing', () => {
    const { doc, paste, clip, graph } = twoMaps();
    const before = graph();
    const spoilt = clip('a', 'b');
    spoilt.concepts[1]!.label = { fr: 'x'.repeat(LIMITS.label + 1) };
    expect(() => paste('other', spoilt)).toThrow('too-long');
    expect(project(doc)).toEqual(before);
  });

  it('reads what it wrote, and nothing else', () => {
    const { clip } = twoMaps();
    expect(readClip(JSON.stringify(clip('a')))).toEqual(clip('a'));
    for (const text of ['', 'Travail', '{}', '[1]', '{"format":"canevas-clip"}']) {
      expect(readClip(text)).toBeNull();
    }
  });
});

describe('lines pasted', () => {
  it('become concepts, each once, without bullets; a known name is the concept it names', () => {
    const { graph } = twoMaps();
    const text = '- Travail du clic\r\n 2) Plateforme\n\n• TRAVAIL DU CLIC \nA\n- Plateforme';
    const clip = clipOfLines(text, { graph: graph(), workspace: WORKSPACE, language: 'fr' });
    expect(clip.concepts.map(({ id, label }) => [id, label.fr])).toEqual([
      ['line-0', 'Travail du clic'],
      ['line-1', 'Plateforme'],
      ['line-2', 'TRAVAIL DU CLIC'],
      ['a', 'A'],
    ]);
    // As Word and a spreadsheet hand them over.
    const table = 'o\tUne puce\r\n1.\tUn numéro\r\nDonnée\tTravail\t\r\nValeur\tDonnée';
    const cells = clipOfLines(table, { graph: graph(), workspace: WORKSPACE, language: 'fr' });
    expect(cells.concepts.map(({ label }) => label.fr)).toEqual([
      ...['Une puce', 'Un numéro', 'Donnée', 'Travail', 'Valeur'],
    ]);
    const places = new Set(clip.concepts.map(({ place }) => place.join()));
    expect(places.size).toBe(clip.concepts.length);
  });
});

describe('a paste of thousands', () => {
  const pasteInParts = (doc: Y.Doc, clip: Clip) => {
    const editor = createEditor(doc);
    const sizes: number[] = [];
    doc.on('update', (update: Uint8Array) => sizes.push(update.length));
    const pasted = newPasted();
    const made = clipParts(clip).flatMap((part) =>
      editor.run(
        commands.pasteClip,
        { map: 'other', clip: part, workspace: WORKSPACE, by: [0, 0], pasted },
        { group: 'paste' },
      ),
    );
    editor.endGroup();
    return { editor, sizes, made };
  };

  it.each([
    ['2,000 short lines', 2_000, (i: number) => `Ligne ${i}`],
    [
      '2,000 of the longest, of three bytes a character',
      2_000,
      (i: number) => `${i}`.padEnd(500, '語'),
    ],
  ])('of %s is updates that the server takes, and one step to undo', (_, count, lineOf) => {
    const { doc, graph } = twoMaps();
    const text = Array.from({ length: count }, (_line, i) => lineOf(i)).join('\n');
    const clip = clipOfLines(text, { graph: graph(), workspace: WORKSPACE, language: 'fr' });
    const { editor, sizes, made } = pasteInParts(doc, clip);
    expect(made).toHaveLength(count);
    expect(Object.keys(graph().maps.other!.places)).toHaveLength(count);
    expect(Math.max(...sizes)).toBeLessThan(PROTOCOL.update);
    editor.undo();
    expect(graph().maps.other!.places).toEqual({});
    expect(editor.canUndo()).toBe(false);
    editor.redo();
    expect(Object.keys(graph().maps.other!.places)).toHaveLength(count);
  });

  it('keeps the propositions between concepts of different parts', () => {
    const { doc, graph } = twoMaps();
    const concepts = Array.from({ length: 2_000 }, (_, i) => ({
      id: `c${i}`,
      label: { fr: `Concept ${i}` },
      ...{ form: {}, kind: null, literatures: [] },
      place: [i, 0] as [number, number],
    }));
    const propositions = concepts.slice(1).map(({ id }, i) => ({
      ...{ from: `c${i}`, to: id, phrase: { fr: 'mène à' }, sentence: {} },
      status: 'to-source' as const,
    }));
    const clip = { ...EMPTY_CLIP, workspace: 'there', concepts, propositions };
    expect(clipParts(clip).length).toBeGreaterThan(2);
    pasteInParts(doc, clip);
    expect(propositionsOn(graph(), graph().maps.other!)).toHaveLength(1_999);
  });
});

describe('a part of a map taken elsewhere', () => {
  const IMAGE = 'b'.repeat(64);
  it('takes its images along, and a work’s card within its project alone', () => {
    const { doc, paste, graph } = twoMaps();
    const box = [0, 0, 232, 84] as const;
    const image = commands.addFrame(doc, { map: 'map', look: 'image', image: IMAGE, box });
    const card = commands.addFrame(doc, { map: 'map', look: 'work', work: 'w1', box });
    const clip = clipOf(graph(), graph().maps.map!, new Set([image, card]), WORKSPACE);
    expect(readClip(JSON.stringify(clip))).toEqual(clip);
    paste('other', clip);
    const shown = () =>
      graph()
        .maps.other!.frames.map((frame) => frame.image ?? frame.work)
        .sort();
    expect(shown()).toEqual([IMAGE, 'w1']);
    paste('other', { ...clip, workspace: 'there' });
    expect(shown()).toEqual([IMAGE, IMAGE, 'w1']);
    expect(clipText(graph(), clip, 'fr', (work) => `[@${work}]`)).toBe('[@w1]');
  });
});

describe('JSON Canvas', () => {
  it('gives back the concepts, links and frames that it was given', () => {
    const { doc, graph } = twoMaps();
    commands.setPhrase(doc, { id: 'ab', phrase: { text: { fr: 'rend *possible*' } } });
    commands.addFrame(doc, { map: 'map', title: { fr: 'Cadre' }, box: [-50, -50, 900, 300] });
    const text = writeJsonCanvas(scene(graph(), { map: 'map', language: 'fr' }));
    const clip = readJsonCanvas(text, 'fr')!;
    expect(clip.concepts.map(({ label }) => label.fr).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(clip.concepts.find(({ id }) => id === 'c')!.place).toEqual([20, 0]);
    expect(clip.propositions).toHaveLength(5);
    expect(clip.propositions.find(({ from }) => from === 'a')).toMatchObject({
      to: 'b',
      phrase: { fr: 'rend possible' },
    });
    expect(clip.frames).toEqual([
      { look: 'frame', title: { fr: 'Cadre' }, box: [-50, -50, 900, 300] },
    ]);
  });

  it('takes what Obsidian writes, and keeps a long text as a remark', () => {
    const long = 'mot '.repeat(200).trim();
    const text = JSON.stringify({
      nodes: [
        {
          id: '1',
          type: 'text',
          text: '# Travail',
          x: 0,
          y: 0,
          width: 250,
          height: 60,
          color: '4',
        },
        { id: '2', type: 'file', file: 'notes/Casilli.md', x: 300, y: 0, width: 400, height: 400 },
        { id: '3', type: 'text', text: long, x: 0, y: 200, width: 250, height: 160 },
      ],
      edges: [{ id: 'e', fromNode: '1', fromSide: 'right', toNode: '2', toEnd: 'arrow' }],
    });
    const clip = readJsonCanvas(text, 'en')!;
    expect(clip.concepts.map(({ label }) => label.en)).toEqual(['Travail', 'notes/Casilli.md']);
    expect(clip.frames[0]).toMatchObject({ look: 'remark', title: { en: long } });
    expect(readJsonCanvas('{"nodes":[]}', 'fr')).toBeNull();
    expect(readJsonCanvas('Travail', 'fr')).toBeNull();
  });
});
