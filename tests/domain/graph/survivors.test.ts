import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addConcept, deleteConcepts, renameConcept } from '../../../app/domain/graph/commands.ts';
import { project } from '../../../app/domain/graph/projection.ts';
import { createSurvivorTracker } from '../../../app/domain/graph/survivors.ts';
import { createEditor } from '../../../app/domain/graph/undo.ts';
import { peerOf, sync } from './support/peers.ts';

function twoPeople() {
  const mine = new Y.Doc();
  const theirs = new Y.Doc();
  // The higher client id wins a tie.
  mine.clientID = 1;
  theirs.clientID = 2;
  const me = createEditor(mine);
  const them = createEditor(theirs);
  const id = me.run(addConcept, { label: { fr: 'départ' } });
  sync(mine, theirs);
  return { mine, theirs, me, them, id };
}

describe('values of mine that another’s replaced', () => {
  it('G21 shows mine beside a concurrent winner and puts it back', () => {
    const { mine, theirs, me, them, id } = twoPeople();
    const tracker = createSurvivorTracker(mine, me);
    me.run(renameConcept, { id, label: { fr: 'le mien' } });
    them.run(renameConcept, { id, label: { fr: 'le leur' } });
    sync(mine, theirs);
    expect(project(mine).concepts[id]?.label.fr).toBe('le leur');
    expect(tracker.getSnapshot()).toEqual([
      {
        path: `concepts/${id}/label.fr`,
        entity: 'concepts',
        id,
        field: 'label',
        language: 'fr',
        mine: 'le mien',
        theirs: 'le leur',
      },
    ]);
    tracker.putBack(`concepts/${id}/label.fr`);
    sync(mine, theirs);
    expect(project(theirs).concepts[id]?.label.fr).toBe('le mien');
    expect(tracker.getSnapshot()).toEqual([]);
    me.undo();
    expect(project(mine).concepts[id]?.label.fr).toBe('le leur');
  });

  it('G21 shows it too where the other wrote several times, and collected what was between', () => {
    const { mine, theirs, me, them, id } = twoPeople();
    const tracker = createSurvivorTracker(mine, me);
    me.run(renameConcept, { id, label: { fr: 'le mien' } });
    for (const label of ['un', 'deux', 'trois']) {
      them.run(renameConcept, { id, label: { fr: label } });
    }
    sync(mine, theirs);
    expect(tracker.getSnapshot()).toMatchObject([{ mine: 'le mien', theirs: 'trois' }]);
  });

  it('G21 shows mine where another deleted what carries it, and brings both back', () => {
    const { mine, theirs, me, them, id } = twoPeople();
    const tracker = createSurvivorTracker(mine, me);
    me.run(renameConcept, { id, label: { fr: 'écrit dans le train' } });
    them.run(deleteConcepts, { ids: [id] });
    sync(mine, theirs);
    expect(project(mine).concepts[id]).toBeUndefined();
    const path = `concepts/${id}/label.fr`;
    expect(tracker.getSnapshot()).toMatchObject([
      { path, mine: 'écrit dans le train', theirs: null, deleted: true },
    ]);
    tracker.putBack(path);
    sync(mine, theirs);
    expect(project(theirs).concepts[id]?.label.fr).toBe('écrit dans le train');
    expect(tracker.getSnapshot()).toEqual([]);
  });

  it('G21 is silent where it was deleted by someone who may have read mine, and where it comes back', () => {
    const { mine, theirs, me, them, id } = twoPeople();
    const tracker = createSurvivorTracker(mine, me);
    me.run(renameConcept, { id, label: { fr: 'lu' } });
    sync(mine, theirs);
    tracker.settled();
    them.run(deleteConcepts, { ids: [id] });
    sync(mine, theirs);
    expect(tracker.getSnapshot()).toEqual([]);
    them.undo();
    sync(mine, theirs);

    me.run(renameConcept, { id, label: { fr: 'pas encore lu' } });
    them.run(deleteConcepts, { ids: [id] });
    sync(mine, theirs);
    expect(tracker.getSnapshot()).toHaveLength(1);
    them.undo();
    sync(mine, theirs);
    expect(tracker.getSnapshot()).toEqual([]);
    // One's own deletion is no loss.
    me.run(renameConcept, { id, label: { fr: 'encore' } });
    me.run(deleteConcepts, { ids: [id] });
    expect(tracker.getSnapshot()).toEqual([]);
  });

  it('G21 is silent when the other had read mine, however often they wrote since', () => {
    const { mine, theirs, me, them, id } = twoPeople();
    const tracker = createSurvivorTracker(mine, me);
    me.run(renameConcept, { id, label: { fr: 'le mien' } });
    sync(mine, theirs);
    for (const label of ['un', 'deux', 'trois']) {
      them.run(renameConcept, { id, label: { fr: label } });
    }
    sync(mine, theirs);
    expect(project(mine).concepts[id]?.label.fr).toBe('trois');
    expect(tracker.getSnapshot()).toEqual([]);
  });

  it('G21 is silent on the side whose value won, and where both wrote the same', () => {
    const { mine, theirs, me, them, id } = twoPeople();
    const tracker = createSurvivorTracker(theirs, them);
    me.run(renameConcept, { id, label: { fr: 'le mien', en: 'same' } });
    them.run(renameConcept, { id, label: { fr: 'le leur', en: 'same' } });
    sync(mine, theirs);
    expect(tracker.getSnapshot()).toEqual([]);
  });

  it('G21 follows work sent again from the outbox', () => {
    const { mine, theirs, them, id } = twoPeople();
    const later = peerOf(mine);
    const update = new Promise<Uint8Array>((resolve) => mine.once('update', resolve));
    createEditor(mine).run(renameConcept, { id, label: { fr: 'hors ligne' } });
    const tracker = createSurvivorTracker(later, createEditor(later), (o) => o === 'outbox');
    return update.then((bytes) => {
      Y.applyUpdate(later, bytes, 'outbox');
      them.run(renameConcept, { id, label: { fr: 'le leur' } });
      sync(later, theirs);
      expect(tracker.getSnapshot()).toMatchObject([{ mine: 'hors ligne', theirs: 'le leur' }]);
    });
  });
});
