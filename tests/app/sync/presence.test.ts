import { describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createPresence } from '../../../app/features/sync/presence.ts';

const keeper = () => {
  const awareness = new Awareness(new Y.Doc());
  return { awareness, presence: createPresence(awareness) };
};

/** As another's state arrives: whatever it holds. */
function hear(awareness: Awareness, state: Record<string, unknown>): void {
  awareness.states.set(7, { user: { id: 'u_2', name: 'Karim' }, ...state });
  awareness.emit('change', [{ added: [7], updated: [], removed: [] }, 'remote']);
}

describe('what others say of where they are', () => {
  it('is read with the map, the part of it in sight, and a call to come', () => {
    const { awareness, presence } = keeper();
    const view = { map: 'm_1', box: [10, 20, 300, 200] };
    hear(awareness, { view, call: { id: 1, ...view } });
    expect(presence.peers.getSnapshot()[0]).toMatchObject({ view, call: { id: 1, ...view } });
    presence.destroy();
    awareness.destroy();
  });

  it('is read with the line or the phrase that is being shaped, if it is one', () => {
    const { awareness, presence } = keeper();
    const shape = { map: 'm_1', id: 'p_1', bends: [[0.5, 10, -20]], label: [0.2, 0, 30] };
    hear(awareness, { shape });
    expect(presence.peers.getSnapshot()[0]!.shape).toEqual(shape);
    for (const bends of ['none', [[0.5, 1]], [[0.5, 1, NaN]], Array(99).fill([0.5, 0, 0])]) {
      hear(awareness, { shape: { ...shape, bends } });
      expect(presence.peers.getSnapshot()[0]!.shape).toBeNull();
    }
    hear(awareness, { shape: { ...shape, label: 'left' } });
    expect(presence.peers.getSnapshot()[0]!.shape).toEqual({ ...shape, label: null });
    presence.destroy();
    awareness.destroy();
  });

  it.each([
    ['no numbers', { map: 'm_1', box: ['a', 0, 1, 1] }],
    ['three numbers', { map: 'm_1', box: [0, 0, 1] }],
    ['no width', { map: 'm_1', box: [0, 0, 0, 1] }],
    ['not finite', { map: 'm_1', box: [0, 0, Infinity, 1] }],
  ])('leads nowhere with a box of %s', (_, view) => {
    const { awareness, presence } = keeper();
    hear(awareness, { view, call: { id: 1, ...view } });
    expect(presence.peers.getSnapshot()[0]).toMatchObject({
      view: { map: 'm_1', box: null },
      call: null,
    });
    presence.destroy();
    awareness.destroy();
  });
});
