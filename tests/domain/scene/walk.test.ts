import { describe, expect, it } from 'vitest';
import { walk } from '../../../app/domain/scene/index.ts';

const card = (id: string, x: number, y: number) => ({ id, x, y, width: 180, height: 70 });
const middle = card('middle', 0, 0);
const CARDS = [
  middle,
  card('right', 400, 20),
  card('nearer, aside', 240, 200),
  card('above', -40, -300),
  card('far left', -900, 0),
];
const from = (direction: 'left' | 'up' | 'down' | 'right', at = middle) =>
  walk(at, direction, CARDS)?.id ?? null;

describe('walk', () => {
  it('comes to the nearest card in the direction, straight ahead before aside', () => {
    expect(from('right')).toBe('right');
    expect(from('up')).toBe('above');
    expect(from('left')).toBe('far left');
  });
  it('stays within a right angle round the direction, and finds nothing where nothing is', () => {
    expect(from('down')).toBeNull();
    expect(from('left', CARDS[4])).toBeNull();
    expect(from('right', CARDS[4])).toBe('middle');
  });
});
