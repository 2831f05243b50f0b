/** A lab on a real data folder of its own, for tests: an administrator, and people who join. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Config } from '../../server/config.ts';
import { createLogger } from '../../server/logger.ts';
import { openData, type OpenData } from '../../server/open-data.ts';
import type { Role } from '../../app/domain/roles.ts';
import type { Actor } from '../../server/types.ts';

export const CODE = 'abcd-efgh-jkmn';
export const PASSWORD = 'une phrase assez longue';
export const FROM = { address: '192.0.2.1' };

export interface TestLab extends OpenData {
  config: Config;
  /** The time that the services see; move it by hand. */
  time: { now: Date };
  administrator: Actor & { kind: 'user' };
  setUp(options?: { example?: boolean }): Promise<{ headers: Headers; slug: string | null }>;
  /** A new account with that role in the workspace, by the invitation's way. */
  join(owner: Actor, ref: string, role: Role): Promise<Actor & { kind: 'user' }>;
  end(): Promise<void>;
}

let people = 0;

export function makeFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'canevas-test-'));
}

export function makeConfig(dataDir: string): Config {
  return { port: 3000, host: '127.0.0.1', dataDir, publicUrl: null, setupCode: null };
}

export async function makeLab(dataDir = makeFolder()): Promise<TestLab> {
  const config = makeConfig(dataDir);
  process.umask(0o077);
  const time = { now: new Date('2026-03-02T09:00:00Z') };
  const data = await openData(config, createLogger('silent'), {
    setupCode: CODE,
    clock: () => time.now,
  });
  const lab: TestLab = {
    ...data,
    config,
    time,
    administrator: { kind: 'user', userId: '' },
    async setUp({ example = false } = {}) {
      const made = await data.services.lab.setUp(
        {
          code: CODE,
          name: 'Ada Admin',
          email: 'ada@example.org',
          password: PASSWORD,
          labName: 'Labo',
          publicUrl: 'http://localhost:3000',
          example,
        },
        FROM,
      );
      lab.administrator.userId = made.user.id;
      return { headers: made.headers, slug: made.workspace?.slug ?? null };
    },
    async join(owner, ref, role) {
      people += 1;
      const { url } = data.services.members.invite(owner, ref, { role });
      const { user } = await data.services.members.acceptWithNewAccount(
        {
          token: url.split('/').at(-1)!,
          name: `Person ${people}`,
          email: `person${people}@example.org`,
          password: PASSWORD,
        },
        FROM,
      );
      return { kind: 'user', userId: user.id };
    },
    async end() {
      await data.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return lab;
}

/** The Cookie header that a browser would send back. */
export function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export async function codeOf(act: () => unknown): Promise<string> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
  return 'done';
}
