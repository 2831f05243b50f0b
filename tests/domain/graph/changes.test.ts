import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { changesBetween } from '../../../app/domain/graph/changes.ts';
import {
  addConcept,
  addEvidence,
  deleteConcepts,
  moveConcepts,
  numberPropositions,
  placeConcepts,
  renameConcept,
  run,
  setEvidence,
} from '../../../app/domain/graph/commands.ts';
import { createProjector } from '../../../app/domain/graph/projector.ts';
import { furnished } from './support/random-commands.ts';

function differences(act: (doc: Y.Doc) => void) {
  const doc = furnished();
  const projector = createProjector(doc);
  const before = projector.getSnapshot();
  run(doc, 'me', act, undefined);
  return changesBetween(before, projector.getSnapshot()).map(
    ({ entity, id, kind, fields, layout, on }) => ({ entity, id, kind, fields, layout, on }),
  );
}

describe('changes between two graphs', () => {
  it('tells a drag apart from a change of meaning', () => {
    expect(differences((doc) => moveConcepts(doc, { map: 'map', places: { a: [7, 7] } }))).toEqual([
      { entity: 'map', id: 'map', kind: 'changed', fields: ['places'], layout: true, on: null },
    ]);
    expect(differences((doc) => renameConcept(doc, { id: 'a', label: { en: 'A' } }))).toEqual([
      { entity: 'concept', id: 'a', kind: 'changed', fields: ['label'], layout: false, on: null },
    ]);
    const shown = differences((doc) => {
      addConcept(doc, { id: 'new', label: { fr: 'N' } });
      placeConcepts(doc, { map: 'map', places: { new: [0, 0] } });
    });
    expect(shown).toMatchObject([
      { entity: 'concept', id: 'new', kind: 'added', layout: false },
      { entity: 'map', fields: ['shown'], layout: false },
    ]);
  });

  it('tells what a deletion takes along, and evidence by what it stands on', () => {
    expect(differences((doc) => deleteConcepts(doc, { ids: ['a'] }))).toMatchObject([
      { entity: 'concept', id: 'a', kind: 'removed' },
      { entity: 'proposition', id: 'ab', kind: 'removed' },
      { entity: 'proposition', id: 'ea', kind: 'removed' },
      { entity: 'map', fields: ['shown'] },
    ]);
    const on = { entity: 'proposition', id: 'ab' };
    expect(
      differences((doc) => {
        addEvidence(doc, { id: 'x', on: ['proposition', 'ab'], work: 'w' });
        setEvidence(doc, { id: 'on-ab', stance: 'contests' });
      }),
    ).toMatchObject([
      { entity: 'evidence', id: 'on-ab', kind: 'changed', fields: ['stance'], on },
      { entity: 'evidence', id: 'x', kind: 'added', on },
    ]);
  });

  it('takes the numbers that the server gives for no change', () => {
    expect(differences((doc) => void numberPropositions(doc))).toEqual([]);
  });
});
