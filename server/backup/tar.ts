/** The little of the ustar format that backups need: regular files, so that `tar xzf` opens them too. */
import { createReadStream, createWriteStream, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { CanevasError } from '../../app/domain/errors.ts';

const BLOCK = 512;
/** Octal in eleven digits. */
const MOST_BYTES = 8 ** 11 - 1;

export interface ArchiveFile {
  /** Relative, with `/`; at most 100 bytes. */
  name: string;
  source: string | Buffer;
}

export async function writeArchive(target: string, files: ArchiveFile[]): Promise<void> {
  // Fast rather than small: a backup is made on the machine that serves.
  const gzip = createGzip({ level: 1 });
  await pipeline(
    Readable.from(blocks(files)),
    gzip,
    createWriteStream(target, { mode: 0o600, flush: true }),
  );
}

async function* blocks(files: ArchiveFile[]): AsyncGenerator<Buffer> {
  for (const { name, source } of files) {
    const size = typeof source === 'string' ? statSync(source).size : source.length;
    yield header(name, size);
    if (typeof source === 'string') {
      for await (const chunk of createReadStream(source)) yield chunk as Buffer;
    } else yield source;
    yield Buffer.alloc(padding(size));
  }
  yield Buffer.alloc(2 * BLOCK);
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100 || size > MOST_BYTES) {
    throw new CanevasError('too-large', { name, size });
  }
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  block.write(name, 0);
  block.write(octal(0o600, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(size, 11), 124);
  block.write(octal(Math.floor(Date.now() / 1000), 11), 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\0' + '00', 257, 'latin1');
  block.write(`${octal(checksum(block), 6)}\0 `, 148, 'latin1');
  return block;
}

/** The sum of the header's bytes, the checksum's own field read as spaces. */
function checksum(block: Buffer): number {
  return block.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 0x20 : byte), 0);
}

/**
 * Unpacks an archive into a folder; returns the names. Refuses whatever is not a whole archive of
 * plain files under plain names. Errors: 'backup-corrupt'.
 */
export async function readArchive(source: string, folder: string): Promise<string[]> {
  const names: string[] = [];
  const input = new ByteQueue(createReadStream(source).pipe(createGunzip()));
  try {
    for (;;) {
      const block = await input.take(BLOCK);
      if (block.every((byte) => byte === 0)) break;
      const { name, size } = readHeader(block);
      const target = path.join(folder, name);
      mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
      const chunks = input.chunks(size);
      await pipeline(
        Readable.from(chunks),
        createWriteStream(target, { mode: 0o600, flush: true }),
      );
      await input.take(padding(size));
      names.push(name);
    }
    // To the end, so that gzip's own checksum is verified too.
    await input.drain();
    return names;
  } catch (cause) {
    throw new CanevasError('backup-corrupt', {}, { cause });
  }
}

function readHeader(block: Buffer): { name: string; size: number } {
  const text = (start: number, length: number) =>
    block
      .toString('latin1', start, start + length)
      .replace(/\0.*$/s, '')
      .trim();
  const name = text(0, 100);
  const size = parseInt(text(124, 12), 8);
  const isPlain =
    text(156, 1) === '0' &&
    /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/.test(name) &&
    !name.split('/').some((part) => part === '..' || part === '.');
  if (!isPlain || !Number.isSafeInteger(size) || parseInt(text(148, 8), 8) !== checksum(block)) {
    throw new Error('unreadable header');
  }
  return { name, size };
}

/** Takes exact numbers of bytes from a stream. */
class ByteQueue {
  readonly #source: AsyncIterator<Buffer>;
  #rest = Buffer.alloc(0);

  constructor(stream: Readable) {
    // A failure of the file itself reaches the reader through the unzipper's end.
    this.#source = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async *chunks(count: number): AsyncGenerator<Buffer> {
    let left = count;
    while (left > 0) {
      if (this.#rest.length === 0) await this.#more();
      const chunk = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(chunk.length);
      left -= chunk.length;
      yield chunk;
    }
  }

  async take(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const chunk of this.chunks(count)) parts.push(chunk);
    return Buffer.concat(parts);
  }

  async drain(): Promise<void> {
    let next = await this.#source.next();
    while (!next.done) next = await this.#source.next();
  }

  async #more(): Promise<void> {
    const next = await this.#source.next();
    if (next.done) throw new Error('unexpected end');
    this.#rest = Buffer.from(next.value);
  }
}
