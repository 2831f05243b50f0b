/** `npm start`: builds the interface when it is missing or stale, then serves. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { wrongNode } from './node-version.ts';
import { errorText, terminalLanguage } from './words.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = path.join(ROOT, 'build', '.stamp');
/** Whatever the build reads. `server/` counts for its seam and its types alone, but is small. */
const SOURCES = ['app', 'bibliography', 'public', 'server/app.ts'];
const FILES = ['package-lock.json', 'vite.config.ts', 'react-router.config.ts'];

const language = terminalLanguage(process.env);
const BUILDING = {
  fr: 'Canevas prépare ses pages (une minute, cette fois seulement)…',
  en: 'Canevas is preparing its pages (a minute, this time only)…',
};

/** A hash of the contents: a clone gives every file the same new time, and a copy an old one. */
function sourceHash(): string {
  const hash = createHash('sha256');
  const files = [...SOURCES.flatMap(filesUnder), ...FILES].sort();
  for (const name of files) {
    const file = path.join(ROOT, name);
    if (existsSync(file)) hash.update(name).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(name: string): string[] {
  const folder = path.join(ROOT, name);
  if (!existsSync(folder)) return [];
  if (path.extname(name)) return [name];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

function buildIfStale(): boolean {
  const hash = sourceHash();
  const built = ['server/index.js', 'client'].every((part) =>
    existsSync(path.join(ROOT, 'build', part)),
  );
  if (built && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return true;
  process.stdout.write(`${BUILDING[language]}\n`);
  const cli = path.join(ROOT, 'node_modules', '@react-router', 'dev', 'bin.cjs');
  const { status } = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'error'], {
    cwd: ROOT,
    // The build's chatter is no one's business here; its errors are.
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) return false;
  writeFileSync(STAMP, hash);
  return true;
}

const trouble = wrongNode(language);
if (trouble) {
  process.stderr.write(`${trouble}\n`);
  process.exitCode = 1;
} else if (!buildIfStale()) {
  process.stderr.write(`${errorText({ code: 'build-failed', params: {} }, language)}\n`);
  process.exitCode = 1;
} else {
  process.env.NODE_ENV ??= 'production';
  await import('./main.ts');
}
