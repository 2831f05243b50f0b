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
import { project } from '../../../app/domain/graph/projection.ts';

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
