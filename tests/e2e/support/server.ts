import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = resolve(import.meta.dirname, '../../..');
const START_TIMEOUT_MS = 30_000;

export const SETUP_CODE = 'essai-1234';

/** A port that was free a moment ago: fixed ones meet a server that another run left behind. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** A real server on a data folder of its own, that a test may stop, kill and start again. */
export class LabServer {
  readonly url: string;
  readonly directory: string;
  readonly #port: number;
  readonly #settings: Record<string, string>;
  #process: ChildProcess | null = null;

  constructor(directory: string, port: number, settings: Record<string, string> = {}) {
    this.directory = directory;
    this.#port = port;
    this.#settings = settings;
    this.url = `http://127.0.0.1:${String(port)}`;
  }

  async start(): Promise<void> {
    let said = '';
    const child = spawn(process.execPath, ['server/main.ts'], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(this.#port),
        DATA_DIR: this.directory,
        CANEVAS_SETUP_CODE: SETUP_CODE,
        ...this.#settings,
        // Each test starts a server: the sources are compiled once for all of them.
        NODE_COMPILE_CACHE: join(tmpdir(), 'canevas-compile-cache'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    this.#process = child;
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await this.#answers())) {
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`the server did not start:\n${said}`);
      }
      await wait(50);
    }
  }

  async #answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/healthz`)).ok;
    } catch {
      return false; // Not listening yet.
    }
  }

  /** SIGTERM, the orderly way; SIGKILL, the power cut. Its exit code; null where it has none. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  }
}
