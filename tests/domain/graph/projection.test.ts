import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  addConcept,
  addEvidence,
  addMap,
  addTerm,
  linkConcepts,
  numberPropositions,
  run,
  setTerm,
} from '../../../app/domain/graph/commands.ts';
import { createProjector } from '../../../app/domain/graph/projector.ts';
import { project } from '../../../app/domain/graph/projection.ts';
import type { Graph } from '../../../app/domain/graph/types.ts';
import { merge, peerOf, sync } from './support/peers.ts';
import { furnished, perform, randomAct } from './support/random-commands.ts';
import { expectRules } from './support/rules.ts';

/** Identities and content of every entity: an equal entity must be the same object. */
function expectSharing(before: Graph, after: Graph): void {
  for (const root of ['terms', 'concepts', 'propositions', 'maps'] as const) {
    let changed = Object.keys(before[root]).length !== Object.keys(after[root]).length;
    for (const [id, entity] of Object.entries(after[root])) {
      const known = before[root][id];
      const same = JSON.stringify(known) === JSON.stringify(entity);
      if (same) expect(entity, `${root}/${id}`).toBe(known);
      else changed = true;
    }
    if (!changed) expect(after[root], root).toBe(before[root]);
  }
}

describe('projection', () => {
  it('G23 peers that merge in any order converge, and the rules hold at every step (property)', () => {
    const step = fc.record({
      peer: fc.nat(2),
      act: randomAct,
      mergeWith: fc.option(fc.nat(2), { freq: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), (steps) => {
        const first = furnished();
        const docs = [first, peerOf(first), peerOf(first)] as const;
        for (const { peer, act, mergeWith } of steps) {
          const doc = docs[peer] ?? first;
          perform(doc, act);
          if (mergeWith !== null) merge(docs[mergeWith] ?? first, doc);
          expectRules(project(doc));
        }
        for (const doc of docs) for (const other of docs) if (doc !== other) sync(doc, other);
        numberPropositions(first);
        for (const doc of docs) merge(first, doc);
        const [a, b, c] = docs.map(project);
        expect(JSON.stringify(b)).toBe(JSON.stringify(a));
        expect(JSON.stringify(c)).toBe(JSON.stringify(a));
        for (const { number } of Object.values((a as Graph).propositions)) {
          expect(number, 'G13').toBeGreaterThan(0);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('the projector equals a projection from scratch and keeps what did not change (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(randomAct, fc.boolean()), { maxLength: 40, size: 'max' }),
        (acts) => {
          const doc = new Y.Doc();
          const peer = new Y.Doc();
          const projector = createProjector(doc);
          let told = 0;
          projector.subscribe(() => (told += 1));
          for (const [act, remote] of acts) {
            const before = projector.getSnapshot();
            const toldBefore = told;
            if (remote) {
              perform(peer, act);
              sync(doc, peer);
            } else perform(doc, act);
            const after = projector.getSnapshot();
            expect(after).toEqual(project(doc));
            expect(projector.getSnapshot()).toBe(after);
            if (after !== before) expect(told).toBeGreaterThan(toldBefore);
            expectSharing(before, after);
          }
          projector.destroy();
        },
      ),
      { numRuns: 50 },
    );
  });

  it('G13 numbers follow creation, never change, and are never given twice', () => {
    const doc = new Y.Doc();
    const ids = ['c', 'a', 'b'].map((id) => run(doc, 'me', addConcept, { id, label: { fr: id } }));
    const [c, a, b] = ids as [string, string, string];
    const p1 = run(doc, 'me', linkConcepts, { id: 'z', from: c, to: a });
    const p2 = run(doc, 'me', linkConcepts, { id: 'y', from: a, to: b });
    expect(numberPropositions(doc)).toBe(2);
    expect(project(doc).propositions[p1]?.number).toBe(1);
    doc.getMap<Y.Map<unknown>>('propositions').get(p2)?.set('deleted', true);
    const p3 = run(doc, 'me', linkConcepts, { id: 'x', from: b, to: c });
    expect(numberPropositions(doc)).toBe(1);
    expect(numberPropositions(doc)).toBe(0);
    expect(project(doc).propositions[p3]?.number).toBe(3);
  });

  it('G14 gives a number carried twice to the smaller id, and the other a new one', () => {
    const doc = new Y.Doc();
    for (const id of ['a', 'b']) run(doc, 'me', addConcept, { id, label: { fr: id } });
    for (const id of ['p', 'o']) run(doc, 'me', linkConcepts, { id, from: 'a', to: 'b' });
    for (const id of ['p', 'o'])
      doc.getMap<Y.Map<unknown>>('propositions').get(id)?.set('number', 7);
    expect(project(doc).propositions['o']?.number).toBe(7);
    expect(project(doc).propositions['p']?.number).toBeNull();
    numberPropositions(doc);
    expect(project(doc).propositions['o']?.number).toBe(7);
    expect(project(doc).propositions['p']?.number).toBe(8);
  });

  it('G13 goes on numbering where garbage took the last number there is', () => {
    const doc = new Y.Doc();
    for (const id of ['a', 'b']) run(doc, 'me', addConcept, { id, label: { fr: id } });
    for (const id of ['o', 'p']) run(doc, 'me', linkConcepts, { id, from: 'a', to: 'b' });
    doc.getMap<Y.Map<unknown>>('propositions').get('o')?.set('number', 999_999);
    expect(numberPropositions(doc)).toBe(1);
    expect(numberPropositions(doc)).toBe(0);
    expect(project(doc).propositions['p']?.number).toBe(1);
  });

  it('G17 levels are two steps deep, whatever two people made of them', () => {
    const a = new Y.Doc();
    run(a, 'me', addTerm, { id: 'x', vocabulary: 'level', label: { fr: 'X' } });
    run(a, 'me', addTerm, { id: 'y', vocabulary: 'level', label: { fr: 'Y' } });
    const b = peerOf(a);
    run(a, 'me', setTerm, { id: 'x', parent: 'y' });
    run(b, 'you', setTerm, { id: 'y', parent: 'x' });
    sync(a, b);
    expect(project(a).terms).toMatchObject({ x: { parent: null }, y: { parent: null } });
  });

  it('G18 two maps made apart under one name get two slugs', () => {
    const a = new Y.Doc();
    const b = new Y.Doc();
    run(a, 'me', addMap, { id: 'one', name: { fr: 'Cadre' } });
    run(b, 'you', addMap, { id: 'two', name: { fr: 'Cadre' } });
    sync(a, b);
    expect(project(a).maps).toMatchObject({ one: { slug: 'cadre' }, two: { slug: 'cadre-2' } });
  });

  it('G10 sets aside what is ill-typed and names it', () => {
    const doc = new Y.Doc();
    const id = run(doc, 'me', addConcept, { label: { fr: 'A' } });
    const b = run(doc, 'me', addConcept, { label: { fr: 'B' } });
    const p = run(doc, 'me', linkConcepts, { from: id, to: b });
    const e = run(doc, 'me', addEvidence, { on: ['proposition', p], work: 'w' });
    doc.getMap<Y.Map<unknown>>('concepts').get(id)?.set('label.en', 12);
    doc.getMap<Y.Map<unknown>>('evidence').get(e)?.set('stance', 'admires');
    doc.getMap('concepts').set('__proto__', new Y.Map([['deleted', false]]));
    doc.getMap('concepts').set('text', 'not a map');
    const graph = project(doc);
    expect(graph.illTyped).toEqual(
      [
        'concepts/__proto__',
        `concepts/${id}/label.en`,
        'concepts/text',
        `evidence/${e}/stance`,
      ].sort(),
    );
    expect(graph.concepts[id]?.label).toEqual({ fr: 'A' });
    expect(graph.propositions[p]?.evidence).toEqual([]);
    expect(Object.getPrototypeOf(graph.concepts)).toBe(Object.prototype);
  });

  it('G10 never throws on garbage under any known key, and the rules still hold (property)', () => {
    const scalar = fc.oneof(
      fc.constantFrom<unknown>(null, true, false, '', 'a', 'a0', NaN, Infinity, -1, 1),
      fc.constantFrom<unknown>(
        [1, 2],
        [NaN, 0],
        ['concept', 'a'],
        ['concept', '__proto__'],
        {},
        [],
      ),
      fc.constantFrom<unknown>({ label: 'page', value: '3' }, { label: 1 }, new Uint8Array(3)),
      fc.string({ maxLength: 5 }),
      fc.constantFrom('level', 'kind', 'phrase', 'literature', 'supports', 'sourced', 'circle'),
    );
    const value: fc.Arbitrary<() => unknown> = fc.oneof(
      { weight: 5, arbitrary: scalar.map((held) => (): unknown => held) },
      { weight: 1, arbitrary: fc.constant((): unknown => new Y.Text('text')) },
      { weight: 1, arbitrary: fc.constant((): unknown => new Y.Array()) },
      {
        weight: 2,
        arbitrary: fc
          .dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor', 'é'), scalar)
          .map((held) => (): unknown => new Y.Map(Object.entries(held))),
      },
    );
    const key = fc.constantFrom(
      ...['deleted', 'label.fr', 'form.en', 'aliases', 'kind', 'literatures', 'levels', 'order'],
      ...['definition.fr', 'from', 'to', 'phrase.fr', 'term', 'status', 'sentence.en', 'number'],
      ...['on', 'work', 'stance', 'locator', 'quotation', 'attributedTo', 'slug', 'name.fr'],
      ...[
        'style.a',
        'bends.b',
        'label.a',
        'group.c',
        'hub.b',
        'hub.',
        'lines',
        'colours',
        'locked',
      ],
      ...['focusQuestion.fr', 'places', 'map', 'title.fr', 'box', 'vocabulary', 'parent', 'shape'],
    );
    const root = fc.constantFrom(
      ...['terms', 'concepts', 'propositions', 'evidence', 'maps', 'frames', 'meta'],
    );
    const id = fc.constantFrom('a', 'b', 'c', '__proto__', 'toString', '', 'é', '10');
    const write = fc.record({ root, id, key, value, whole: fc.nat(15), alive: fc.boolean() });
    fc.assert(
      fc.property(fc.array(write, { minLength: 1, maxLength: 60, size: 'max' }), (writes) => {
        const doc = new Y.Doc();
        const projector = createProjector(doc);
        for (const { root: name, id: entity, key: field, value: make, whole, alive } of writes) {
          const into = doc.getMap<unknown>(name);
          const held = into.get(entity);
          if (whole === 0) into.set(entity, make());
          else {
            const map: Y.Map<unknown> =
              held instanceof Y.Map ? held : new Y.Map<unknown>([['deleted', false]]);
            if (map !== held) into.set(entity, map);
            map.set(field, make());
            if (alive) map.set('deleted', false);
          }
          expectRules(projector.getSnapshot());
        }
        const copy = new Y.Doc();
        merge(doc, copy);
        expect(project(copy)).toEqual(projector.getSnapshot());
        numberPropositions(copy);
        expectRules(project(copy));
        expect(numberPropositions(copy), 'G13').toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('G9 keeps keys that it does not know', () => {
    const doc = new Y.Doc();
    const id = run(doc, 'me', addConcept, { label: { fr: 'A' } });
    const held = doc.getMap<Y.Map<unknown>>('concepts').get(id);
    held?.set('mood', 'sombre');
    run(doc, 'me', addConcept, { label: { fr: 'B' } });
    expect(held?.get('mood')).toBe('sombre');
    expect(project(doc).illTyped).toEqual([]);
  });

  it('G10 reads a document whose root this very object holds as another type', () => {
    const doc = new Y.Doc();
    doc.getArray('concepts').push(['x']);
    expect(project(doc).concepts).toEqual({});
  });
});
