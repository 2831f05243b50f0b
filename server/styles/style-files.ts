import { readFileSync } from 'node:fs';
import { fromCompact, type CompactNode, type CslNode } from '../../bibliography/index.ts';
import index from './index.json' with { type: 'json' };
import { assetPath, type StyleIndex } from './package-index.ts';

const { styles, locales } = index as unknown as StyleIndex;

export interface StyleEntry {
  id: string;
  title: string;
  kind: string;
}

/** A style of the CSL project as the installed package holds it; null where there is none. */
export function readStyle(id: string): CslNode | null {
  const file = Object.hasOwn(styles, id) ? styles[id]![2] : undefined;
  if (file === undefined) return null;
  // One file holds a dozen styles.
  const held = JSON.parse(readFileSync(assetPath(file), 'utf8')) as Record<string, CompactNode>;
  return fromCompact(held[id]!);
}

export function readLocale(tag: string): CslNode | null {
  const file = Object.hasOwn(locales, tag) ? locales[tag] : undefined;
  if (file === undefined) return null;
  return fromCompact(JSON.parse(readFileSync(assetPath(file), 'utf8')) as CompactNode);
}

export function listStyles(): StyleEntry[] {
  return Object.entries(styles).map(([id, [title, kind]]) => ({ id, title, kind }));
}
