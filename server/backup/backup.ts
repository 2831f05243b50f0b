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
import type { DataFolder } from '../data-folder.ts';
import { copyDatabase } from '../db/files.ts';
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
      await copyDatabase(source, path.join(work, path.basename(source)));
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
