import { describe, expect, it } from 'vitest';
import { actOf } from '../../../app/features/map/acts/keys.ts';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof NONE> = {}, letters = true) =>
  actOf({ ...NONE, ...held, key }, letters);

describe('shortcuts, by the character that a key gives', () => {
  it('are where AZERTY has the letter: undo is at W of QWERTY, select all at Q', () => {
    // A browser gives the character of the layout as `key`; `code` would be KeyW and KeyQ here.
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(press('a', { ctrlKey: true })).toBe('selectAll');
    expect(press('w', { ctrlKey: true })).toBeNull();
    expect(press('q', { ctrlKey: true })).toBeNull();
  });
  it('take ? with Shift on QWERTY and AZERTY, and without where a layout has it so', () => {
    expect(press('?', { shiftKey: true })).toBe('help');
    expect(press('?')).toBe('help');
    expect(press(',')).toBeNull(); // the same AZERTY key without Shift
    expect(press('/', { shiftKey: true })).toBeNull(); // Shift+: on AZERTY
  });
  it('leave to AZERTY its digits by Shift, its accents and what AltGr writes', () => {
    for (const key of ['1', '&', 'é', '"', 'à', 'ç', '§']) {
      expect(press(key, { shiftKey: true }), key).toBeNull();
      expect(press(key), key).toBeNull();
    }
    // AltGr is told as Ctrl and Alt together on Windows.
    for (const key of ['@', '#', '€', 'n']) {
      expect(press(key, { ctrlKey: true, altKey: true }), key).toBeNull();
    }
  });
  it('do not mind Caps Lock, and do not take Shift with a letter', () => {
    expect(press('N')).toBe('add');
    expect(press('N', { shiftKey: true })).toBeNull();
  });
  it('are off where single keys are turned off, save those that write nothing', () => {
    for (const key of ['n', 'l', 'c', 'r', 'o', 'b', 'v', 's', 'f', '?']) {
      expect(press(key), key).not.toBeNull();
      expect(press(key, {}, false), key).toBeNull();
    }
    expect(press('F2', {}, false)).toBe('rename');
    expect(press('Delete', {}, false)).toBe('remove');
    expect(press('k', { ctrlKey: true }, false)).toBe('palette');
  });
});
