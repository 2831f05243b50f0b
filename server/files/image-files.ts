import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { isImageId } from '../../app/domain/graph/ids.ts';
import { newId } from '../ids.ts';

/** The bytes of images, each in a file that its own SHA-256 names: what is there is right. */
export interface ImageFiles {
  /** Writes the bytes to disk, under a name of their own until `keep` puts them in their place. */
  write(bytes: Uint8Array): Promise<{ id: string; keep: () => void; drop: () => Promise<void> }>;
  /** null where there is none. */
  read(id: string): Promise<Uint8Array | null>;
  remove(id: string): void;
  /** Those that are there. */
  ids(): string[];
  /** Takes away what a process that ended was writing before then. */
  dropLeft(before: Date): void;
}

export const imageIdOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

const PARTIAL = '.partial';

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** @param folder made when the first is written */
export function createImageFiles(folder: string): ImageFiles {
  const fileOf = (id: string): string => path.join(folder, id);
  return {
    async write(bytes) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const id = imageIdOf(bytes);
      const partial = path.join(folder, `${newId()}${PARTIAL}`);
      const file = await open(partial, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      return {
        id,
        keep: () => renameSync(partial, fileOf(id)),
        drop: () => rm(partial, { force: true }),
      };
    },
    async read(id) {
      return existsSync(fileOf(id)) ? await readFile(fileOf(id)) : null;
    },
    remove: (id) => rmSync(fileOf(id), { force: true }),
    ids: () => namesIn(folder).filter(isImageId),
    dropLeft(before) {
      for (const name of namesIn(folder)) {
        const file = fileOf(name);
        if (name.endsWith(PARTIAL) && statSync(file).mtime < before) rmSync(file, { force: true });
      }
    },
  };
}
