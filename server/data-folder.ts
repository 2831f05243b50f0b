import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CanevasError } from '../app/domain/errors.ts';
import { lockFile } from './db/files.ts';

export interface DataFolder {
  root: string;
  database: string;
  log: string;
  backups: string;
  imports: string;
  /** Images on maps, by the SHA-256 of their bytes; made with the first. */
  images: string;
  /** Where the command line reaches a running server. */
  socket: string;
  /** Signs session cookies. */
  secret: string;
}

/** Linux takes 107 bytes at most for the path of a socket. */
const SOCKET_PATH_BYTES = 100;

export function openDataFolder(root: string): DataFolder {
  for (const folder of [root, path.join(root, 'backups'), path.join(root, 'imports')]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  return { ...dataPaths(root), secret: readOrMakeSecret(path.join(root, 'secret')) };
}

export function dataPaths(root: string): Omit<DataFolder, 'secret'> {
  const socket = path.join(root, 'control.sock');
  const digest = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return {
    root,
    database: path.join(root, 'canevas.db'),
    log: path.join(root, 'log.db'),
    backups: path.join(root, 'backups'),
    imports: path.join(root, 'imports'),
    images: path.join(root, 'files', 'images'),
    socket:
      Buffer.byteLength(socket) <= SOCKET_PATH_BYTES
        ? socket
        : path.join(tmpdir(), `canevas-${digest}.sock`),
  };
}

function readOrMakeSecret(file: string): string {
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

/**
 * Makes this process the only one that owns the folder. Errors: 'data-folder-in-use'.
 */
export function lockDataFolder(root: string): { release(): void } {
  // Whatever is made from here on holds passwords' hashes and people's work: for this account alone.
  process.umask(0o077);
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const lock = lockFile(path.join(root, 'lock'));
  if (!lock) throw new CanevasError('data-folder-in-use', { folder: root });
  return lock;
}
