import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite';
import type { DataFolder } from '../data-folder.ts';
import { VERSION } from '../version.ts';
import { writeArchive, type ArchiveFile } from './tar.ts';

export const BACKUP_FORMAT = 1;

export interface Manifest {
  format: number;
  version: string;
  createdAt: string;
  files: Array<{ name: string; bytes: number; sha256: string }>;
}

type Folder = Omit<DataFolder, 'secret'>;

/**
 * Writes the data folder as one .tar.gz: consistent copies of both databases, the files, and a
 * manifest of checksums. The session secret stays out: restored elsewhere, people sign in again.
 */
export async function writeBackup(folder: Folder, target: string, createdAt: Date): Promise<void> {
  const work = mkdtempSync(path.join(folder.root, 'backup-'));
  try {
    // The log first: the works that its graphs cite are then all in the library's later copy.
    for (const source of [folder.log, folder.database]) {
      await copy(source, path.join(work, path.basename(source)));
    }
    const files: ArchiveFile[] = [
      ...readdirSync(work).map((name) => ({ name, source: path.join(work, name) })),
      ...attachments(folder.root),
    ];
    const described = await Promise.all(
      files.map(async ({ name, source }) => ({
        name,
        bytes: statSync(source as string).size,
        sha256: await sha256(source as string),
      })),
    );
    const manifest: Manifest = {
      format: BACKUP_FORMAT,
      version: VERSION,
      createdAt: createdAt.toISOString(),
      files: described,
    };
    const text = Buffer.from(JSON.stringify(manifest, null, 2));
    const partial = `${target}.partial`;
    await writeArchive(partial, [{ name: 'manifest.json', source: text }, ...files]);
    renameSync(partial, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function copy(source: string, target: string): Promise<void> {
  const db = new DatabaseSync(source, { timeout: 5000 });
  try {
    await copyDatabase(db, target);
  } finally {
    db.close();
  }
  const copied = new DatabaseSync(target);
  // One file alone, that opens without a -wal beside it.
  copied.exec('PRAGMA journal_mode = DELETE');
  copied.close();
}

function attachments(root: string): ArchiveFile[] {
  const files = path.join(root, 'files');
  if (!existsSync(files)) return [];
  return readdirSync(files, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const source = path.join(entry.parentPath, entry.name);
      return { name: path.relative(root, source).split(path.sep).join('/'), source };
    });
}

export async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
