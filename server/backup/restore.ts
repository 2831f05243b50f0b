import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import * as Y from 'yjs';
import { z } from 'zod';
import { CanevasError, isCanevasError } from '../../app/domain/errors.ts';
import type { DataFolder } from '../data-folder.ts';
import { checkDatabase } from '../db/files.ts';
import { beginNewLineage, createLogReader } from '../db/log-sql.ts';
import { roomsInLog } from '../db/rooms-in-log.ts';
import { BACKUP_FORMAT, sha256 } from './backup.ts';
import { readArchive } from './tar.ts';

const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.string(),
  createdAt: z.iso.datetime(),
  files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })),
});

/** What a restore replaces; the secret and the backups stay. */
const REPLACED = [
  'canevas.db',
  'canevas.db-wal',
  'canevas.db-shm',
  'log.db',
  'log.db-wal',
  'log.db-shm',
  'files',
];

/**
 * Puts a backup in the place of the data, after checking everything in it; what was there is kept
 * beside it and named in the answer. The caller holds the folder's lock.
 * Errors: 'backup-missing', 'backup-corrupt' (params.part), 'database-newer'.
 */
export async function restoreBackup(
  archive: string,
  folder: Omit<DataFolder, 'secret'>,
  now: Date,
): Promise<{ createdAt: string; kept: string | null }> {
  if (!existsSync(archive)) throw new CanevasError('backup-missing', { file: archive });
  const work = mkdtempSync(path.join(folder.root, 'restore-'));
  try {
    const names = await readArchive(archive, work);
    const createdAt = await checkFiles(work, names);
    checkDatabases(work);
    beginNewLineage(path.join(work, 'log.db'));
    const kept = swap(work, folder.root, now);
    return { createdAt, kept };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function checkFiles(work: string, names: string[]): Promise<string> {
  const corrupt = (part: string) => new CanevasError('backup-corrupt', { part });
  if (!names.includes('manifest.json')) throw corrupt('manifest.json');
  const parsed = manifestSchema.safeParse(
    JSON.parse(readFileSync(path.join(work, 'manifest.json'), 'utf8')),
  );
  if (!parsed.success) throw corrupt('manifest.json');
  const { files, createdAt } = parsed.data;
  const listed = new Set(files.map(({ name }) => name));
  const stray = names.find((name) => name !== 'manifest.json' && !listed.has(name));
  if (stray) throw corrupt(stray);
  for (const required of ['canevas.db', 'log.db'])
    if (!listed.has(required)) throw corrupt(required);
  for (const { name, bytes, sha256: expected } of files) {
    const file = path.join(work, name);
    if (
      !names.includes(name) ||
      statSync(file).size !== bytes ||
      (await sha256(file)) !== expected
    ) {
      throw corrupt(name);
    }
  }
  return createdAt;
}

/** SQLite's own checks, then every document from its log, as the server would load it. */
function checkDatabases(work: string): void {
  for (const name of ['canevas.db', 'log.db']) {
    try {
      checkDatabase(path.join(work, name));
      if (name === 'log.db') replayLog(path.join(work, name));
    } catch (cause) {
      if (isCanevasError(cause)) throw cause;
      throw new CanevasError('backup-corrupt', { part: name }, { cause });
    }
  }
}

function replayLog(file: string): void {
  const reader = createLogReader(file);
  try {
    for (const room of roomsInLog(file)) {
      const doc = new Y.Doc();
      doc.transact(() => {
        for (const { bytes } of reader.history(room)) Y.applyUpdate(doc, bytes);
      });
      if (doc.store.pendingStructs || doc.store.pendingDs) {
        throw new CanevasError('backup-corrupt', { part: room });
      }
      doc.destroy();
    }
  } finally {
    reader.close();
  }
}

function swap(work: string, root: string, now: Date): string | null {
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  const aside = path.join(root, `before-restore-${stamp}`);
  const held = REPLACED.filter((name) => existsSync(path.join(root, name)));
  if (held.length > 0) mkdirSync(aside, { mode: 0o700 });
  for (const name of held) renameSync(path.join(root, name), path.join(aside, name));
  for (const name of ['log.db', 'canevas.db', 'files']) {
    const source = path.join(work, name);
    if (existsSync(source)) renameSync(source, path.join(root, name));
  }
  return held.length > 0 ? aside : null;
}
