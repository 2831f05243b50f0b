import { readFileSync } from 'node:fs';
import type { Language } from '../app/domain/graph/types.ts';
import { errorText } from './words.ts';

/** Words for a Node other than the pinned one; null where it is right. npm scripts and npx bring the right one. */
export function wrongNode(language: Language): string | null {
  const manifest = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { dependencies: Record<string, string> };
  const wanted = manifest.dependencies.node ?? '';
  const major = (version: string) => Number(version.split('.')[0]);
  const found = process.versions.node;
  if (major(found) >= major(wanted)) return null;
  return errorText({ code: 'wrong-node', params: { wanted, found } }, language);
}
