/**
 * What one can do on a map, in the order of the cheat sheet, each with its keys. `Mod` is Ctrl, or
 * Cmd on a Mac. Keys are named by the character they give and never by their place, so that they
 * are the same on AZERTY and QWERTY.
 */
export const ACTS = {
  add: { group: 'write', keys: ['N'] },
  child: { group: 'write', keys: ['Tab'] },
  sibling: { group: 'write', keys: ['Enter'] },
  link: { group: 'write', keys: ['L'] },
  rename: { group: 'write', keys: ['F2'] },
  frame: { group: 'write', keys: ['C'] },
  remark: { group: 'write', keys: ['R'] },
  remove: { group: 'write', keys: ['Delete', 'Backspace'] },
  undo: { group: 'edit', keys: ['Mod+Z'] },
  redo: { group: 'edit', keys: ['Mod+Shift+Z', 'Mod+Y'] },
  selectAll: { group: 'edit', keys: ['Mod+A'] },
  copy: { group: 'edit', keys: ['Mod+C'] },
  cut: { group: 'edit', keys: ['Mod+X'] },
  paste: { group: 'edit', keys: ['Mod+V'] },
  duplicate: { group: 'edit', keys: ['Mod+D'] },
  lock: { group: 'edit', keys: ['Mod+Shift+L'] },
  nudgeLeft: { group: 'edit', keys: ['ArrowLeft'] },
  nudgeUp: { group: 'edit', keys: ['ArrowUp'] },
  nudgeDown: { group: 'edit', keys: ['ArrowDown'] },
  nudgeRight: { group: 'edit', keys: ['ArrowRight'] },
  walkLeft: { group: 'look', keys: ['Mod+ArrowLeft'] },
  walkUp: { group: 'look', keys: ['Mod+ArrowUp'] },
  walkDown: { group: 'look', keys: ['Mod+ArrowDown'] },
  walkRight: { group: 'look', keys: ['Mod+ArrowRight'] },
  outline: { group: 'look', keys: ['O'] },
  library: { group: 'look', keys: ['B'] },
  fit: { group: 'look', keys: ['V'] },
  trueSize: { group: 'look', keys: ['0'] },
  zoomSelection: { group: 'look', keys: ['S'] },
  present: { group: 'look', keys: ['F'] },
  palette: { group: 'look', keys: ['Mod+K'] },
  help: { group: 'look', keys: ['?'] },
  escape: { group: 'look', keys: ['Escape'] },
} as const satisfies Record<string, { group: 'write' | 'edit' | 'look'; keys: readonly string[] }>;

export type ActId = keyof typeof ACTS;
export const ACT_IDS = Object.keys(ACTS) as ActId[];

/** Whose keys the browser or React Flow take, and tell us of by an event of its own. */
const OTHERS_KEYS: ReadonlySet<ActId> = new Set([
  ...(['copy', 'cut', 'paste'] as const),
  ...(['nudgeLeft', 'nudgeUp', 'nudgeDown', 'nudgeRight'] as const),
]);
/** Keys that stay when single-letter shortcuts are turned off (WCAG 2.1.4 is about characters). */
const KEPT: ReadonlySet<string> = new Set(['F2', 'Delete', 'Backspace', 'Escape']);

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

function matches(wanted: string, { key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): boolean {
  if (altKey) return false;
  const parts = wanted.split('+');
  const name = parts.at(-1)!;
  if (parts.includes('Mod') !== (ctrlKey || metaKey)) return false;
  // A sign such as ? may need Shift on one keyboard and not on another.
  const isLetter = /^[a-z]$/i.test(name);
  if ((isLetter || name.length > 1) && parts.includes('Shift') !== shiftKey) return false;
  return key.toLowerCase() === name.toLowerCase();
}

/** The act that these keys ask for; `letters` tells whether single keys are on. */
export function actOf(pressed: Pressed, letters: boolean): ActId | null {
  for (const id of ACT_IDS) {
    if (OTHERS_KEYS.has(id)) continue;
    for (const wanted of ACTS[id].keys) {
      const isSingle = !wanted.includes('+') && !KEPT.has(wanted);
      if ((letters || !isSingle) && matches(wanted, pressed)) return id;
    }
  }
  return null;
}

const SIGNS: Record<string, string> = {
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowRight: '→',
};

/** "Ctrl+Maj+Z", "⌘⇧Z"; `words` are the keys' names in the reader's language. */
export function keyWords(keys: string, words: Record<string, string>, isMac: boolean): string[] {
  return keys.split('+').map((key) => {
    if (key === 'Mod') return isMac ? '⌘' : (words.Ctrl ?? 'Ctrl');
    return SIGNS[key] ?? words[key] ?? key;
  });
}
