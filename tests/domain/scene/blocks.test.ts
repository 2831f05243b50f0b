import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../app/domain/scene/index.ts';
import type { FrameItem, Movable, Places } from '../../../app/domain/scene/index.ts';

const card = (id: string, x: number, y: number): Movable => ({ id, x, y, width: 100, height: 50 });
const frame = (id: string, x: number, y: number, width: number, height: number): FrameItem => ({
  ...{ id, x, y, width, height },
  look: 'frame',
  title: id,
  image: null,
  work: null,
  lines: [],
});
const drawn = {
  cards: [card('in', 20, 60), card('deep', 220, 80), card('out', 900, 0)],
  frames: [
    frame('big', 0, 0, 400, 300),
    frame('small', 200, 40, 160, 120),
    frame('empty', 600, 600, 50, 50),
  ],
} as unknown as Parameters<typeof blocksOf>[0];

describe('what a layout moves', () => {
  it('is a card that stands alone, and an outermost frame with all it holds', () => {
    const { items, blockOf } = blocksOf(drawn, []);
    expect(items.map(({ id }) => id)).toEqual(['big', 'out']);
    expect(['in', 'deep', 'out'].map(blockOf)).toEqual(['big', 'big', 'out']);
  });

  it('takes what a frame holds along, as it was arranged', () => {
    const places: Places = { big: [1000, 500], out: [0, 0] };
    expect(blocksOf(drawn, []).unfold(places)).toEqual({
      big: [1000, 500],
      in: [1020, 560],
      deep: [1220, 580],
      small: [1200, 540],
      out: [0, 0],
    });
  });

  it.each(['big', 'small', 'deep'])('leaves the frame where %s is locked', (locked) => {
    const { items, blockOf } = blocksOf(drawn, [locked]);
    expect(items.map(({ id }) => id)).toEqual(['out']);
    expect(blockOf('in')).toBeUndefined();
  });

  it('leaves a locked card', () => {
    expect(blocksOf(drawn, ['out']).items.map(({ id }) => id)).toEqual(['big']);
  });
});
