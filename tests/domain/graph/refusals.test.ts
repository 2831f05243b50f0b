import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import * as commands from '../../../app/domain/graph/commands.ts';
import { DEFAULT_TERMS, seedDefaults } from '../../../app/domain/graph/defaults.ts';
import { parseEmphasis, withoutEmphasis } from '../../../app/domain/graph/emphasis.ts';
import { LIMITS } from '../../../app/domain/graph/limits.ts';
import { project } from '../../../app/domain/graph/projection.ts';
import {
  deletionImpact,
  termUses,
  usesOfWork,
  worksCited,
} from '../../../app/domain/graph/queries.ts';
import { furnished } from './support/random-commands.ts';

const long = (length: number) => 'x'.repeat(length);

describe('G19 a command refuses with a code and then has written nothing', () => {
  const cases: [string, (doc: Y.Doc) => unknown][] = [
    ['label-required', (d) => commands.addConcept(d, { label: { fr: ' ', en: '' } })],
    // Spaces, joiners and marks of direction: nothing would be seen.
    [
      'label-required',
      (d) => commands.addConcept(d, { label: { fr: '\u200b\u2060 \u200f\u00ad' } }),
    ],
    ['label-required', (d) => commands.renameConcept(d, { id: 'a', label: { fr: null } })],
    ['too-long', (d) => commands.addConcept(d, { label: { fr: long(LIMITS.label + 1) } })],
    [
      'too-long',
      (d) => commands.setPhrase(d, { id: 'ab', phrase: { text: { fr: long(LIMITS.phrase + 1) } } }),
    ],
    ['too-long', (d) => commands.setDefinition(d, { id: 'a', language: 'fr', text: long(20_001) })],
    ['too-long', (d) => commands.setEvidence(d, { id: 'on-ab', quotation: long(10_001) })],
    [
      'too-long',
      (d) => commands.setEvidence(d, { id: 'on-ab', locator: { label: 'page', value: long(101) } }),
    ],
    ['too-long', (d) => commands.addMap(d, { name: { fr: long(201) } })],
    [
      'too-long',
      (d) =>
        commands.addFrame(d, {
          map: 'map',
          look: 'remark',
          title: { fr: long(LIMITS.remark + 1) },
          box: [0, 0, 9, 9],
        }),
    ],
    [
      'frame-missing',
      (d) => commands.moveOnMap(d, { map: 'map', places: {}, boxes: { no: [0, 0, 9, 9] } }),
    ],
    ['name-required', (d) => commands.addMap(d, { name: {} })],
    [
      'bad-request',
      (d) => commands.setLineStyle(d, { map: 'map', ids: ['ab'], style: 'wavy' as never }),
    ],
    [
      'proposition-missing',
      (d) => commands.setLineStyle(d, { map: 'map', ids: ['ab', 'no'], style: 'straight' }),
    ],
    [
      'bad-position',
      (d) =>
        commands.setBends(d, {
          map: 'map',
          id: 'ab',
          bends: [
            [0.5, 0, 0],
            [2, 0, 0],
          ],
        }),
    ],
    [
      'bad-position',
      (d) => commands.setBends(d, { map: 'map', id: 'ab', bends: Array(25).fill([0.5, 0, 0]) }),
    ],
    ['bad-position', (d) => commands.placeLabelOn(d, { map: 'map', id: 'ab', at: [0, NaN, 0] })],
    // One phrase, but neither one start nor one end.
    ['bad-request', (d) => commands.sharePhrase(d, { map: 'map', ids: ['ab', 'cd'] })],
    ['bad-request', (d) => commands.sharePhrase(d, { map: 'map', ids: ['ab', 'ab'] })],
    ['bad-request', (d) => commands.placeHub(d, { map: 'map', group: '__proto__', at: null })],
    ['proposition-needs-two-concepts', (d) => commands.linkConcepts(d, { from: 'a', to: 'a' })],
    ['concept-missing', (d) => commands.linkConcepts(d, { from: 'a', to: 'nobody' })],
    ['concept-missing', (d) => commands.setConcept(d, { id: '__proto__', fieldSite: true })],
    ['id-taken', (d) => commands.addConcept(d, { id: 'a', label: { fr: 'A' } })],
    ['term-missing', (d) => commands.setConcept(d, { id: 'a', literatures: ['kind'] })],
    ['term-parent', (d) => commands.setTerm(d, { id: 'level', parent: 'level' })],
    ['work-required', (d) => commands.addEvidence(d, { on: ['concept', 'a'], work: '' })],
    ['bad-position', (d) => commands.moveConcepts(d, { map: 'map', places: { a: [NaN, 0] } })],
    [
      'concept-missing',
      (d) => commands.moveConcepts(d, { map: 'map', places: { a: [5, 5], z: [0, 0] } }),
    ],
  ];
  it.each(cases)('%s (%#)', (code, act) => {
    const doc = furnished();
    const before = Y.encodeStateVector(doc);
    expect(() => commands.run(doc, 'me', act, undefined)).toThrow(
      expect.objectContaining({ code }) as Error,
    );
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  it('takes texts of exactly the limit', () => {
    const doc = furnished();
    commands.run(doc, 'me', commands.renameConcept, { id: 'a', label: { fr: long(LIMITS.label) } });
    expect(project(doc).concepts['a']?.label.fr?.length).toBe(LIMITS.label);
  });

  it('is one update, and none where nothing differs', () => {
    const doc = furnished();
    let updates = 0;
    doc.on('update', () => (updates += 1));
    const places = { a: [1, 1], b: [2, 2], c: [3, 3] } as const;
    commands.run(doc, 'me', commands.moveConcepts, { map: 'map', places });
    expect(updates).toBe(1);
    commands.run(doc, 'me', commands.moveConcepts, { map: 'map', places });
    expect(updates).toBe(1);
  });
});

describe('questions to the graph', () => {
  const graph = project(furnished());
  it('says what goes with a concept, and what uses a work or a term', () => {
    expect(deletionImpact(graph, ['a'], 'map')).toEqual({
      propositions: 2,
      sources: 2,
      otherMaps: [],
    });
    expect(deletionImpact(graph, ['a']).otherMaps.map(({ id }) => id)).toEqual(['map']);
    expect(usesOfWork(graph, 'work-0').map(({ evidence }) => evidence.id)).toEqual(['on-ab']);
    expect(worksCited(graph, graph.maps['map'])).toHaveLength(5);
    expect(termUses(graph, 'kind').concepts).toEqual([]);
  });
});

describe('what a project begins with', () => {
  it('has its vocabularies in both languages, once', () => {
    const doc = new Y.Doc();
    seedDefaults(doc);
    seedDefaults(doc);
    const { terms, illTyped } = project(doc);
    expect(illTyped).toEqual([]);
    expect(Object.keys(terms).length).toBe(DEFAULT_TERMS.length);
    expect(terms['economic-firm']?.parent).toBe('economic');
    const signs = Object.values(terms)
      .filter(({ vocabulary }) => vocabulary === 'literature')
      .map(({ shape, hue }) => `${shape} ${hue}`);
    expect(new Set(signs).size).toBe(signs.length);
  });
});

describe('emphasis', () => {
  it.each([
    ['Courant du *digital labor*', ['Courant du ', '*digital labor'], 'Courant du digital labor'],
    ['5 * 3 * 2', ['5 * 3 * 2'], '5 * 3 * 2'],
    ['*a* et *b*', ['*a', ' et ', '*b'], 'a et b'],
    ['seul *', ['seul *'], 'seul *'],
    ['', [], ''],
  ])('reads %j', (text, segments, plain) => {
    expect(parseEmphasis(text).map((s) => `${s.emphasis ? '*' : ''}${s.text}`)).toEqual(segments);
    expect(withoutEmphasis(text)).toBe(plain);
  });
});
