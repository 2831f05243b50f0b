import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { isCanevasError } from '../../app/domain/errors.ts';
import { requireAdministrator } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import type { BackupService } from '../services.ts';
import type { BackupStatus } from '../types.ts';
import { writeBackup } from './backup.ts';

const KEPT = 14;
const DAY_MS = 24 * 3600_000;
const CHECK_MS = 3600_000;
const DAILY = /^canevas-\d{4}-\d{2}-\d{2}\.tar\.gz$/;
const ANY = /^canevas-[\d-]+\.tar\.gz$/;

export interface Backups extends BackupService {
  /** Makes the day's backup now if the last is older than a day, and goes on; returns the way to stop. */
  startDaily(): () => Promise<void>;
}

/** @param tidy takes away what is no longer to be kept; run before the day's backup. */
export function createBackupService(context: Context, tidy: () => Promise<void>): Backups {
  const { folder, db, logger } = context;
  let lastFailure: BackupStatus['lastFailure'] = null;
  let running: Promise<unknown> | null = null;

  function stored(pattern: RegExp) {
    return readdirSync(folder.backups)
      .filter((name) => pattern.test(name))
      .map((name) => {
        const { mtimeMs, size } = statSync(path.join(folder.backups, name));
        return { name, atMs: mtimeMs, bytes: size };
      })
      .sort((a, b) => b.atMs - a.atMs);
  }

  async function make(name: string) {
    const target = path.join(folder.backups, name);
    await writeBackup(folder, target, context.clock());
    return { name, path: target, bytes: statSync(target).size };
  }

  async function daily(): Promise<void> {
    const [last] = stored(DAILY);
    const now = context.clock();
    if (last && now.getTime() - last.atMs < DAY_MS) return;
    try {
      await tidy();
      await make(`canevas-${now.toISOString().slice(0, 10)}.tar.gz`);
      lastFailure = null;
      for (const { name } of stored(DAILY).slice(KEPT)) rmSync(path.join(folder.backups, name));
    } catch (error) {
      const code = isCanevasError(error) ? error.code : 'unexpected';
      lastFailure = { at: timestamp(context), code };
      logger.error({ err: error }, 'the daily backup failed');
    }
  }

  return {
    status(actor) {
      requireAdministrator(db, actor);
      const all = stored(ANY);
      const last = all[0] ?? null;
      return {
        last: last && {
          name: last.name,
          at: new Date(last.atMs).toISOString(),
          bytes: last.bytes,
        },
        ageSeconds: last && Math.max(0, Math.round((context.clock().getTime() - last.atMs) / 1000)),
        kept: all.length,
        lastFailure,
        directory: folder.backups,
      };
    },
    async create(actor) {
      requireAdministrator(db, actor);
      const stamp = context
        .clock()
        .toISOString()
        .slice(0, 19)
        .replace('T', '-')
        .replaceAll(':', '');
      return make(`canevas-${stamp}.tar.gz`);
    },
    startDaily() {
      const check = () => {
        running ??= daily().finally(() => {
          running = null;
        });
      };
      check();
      const timer = setInterval(check, CHECK_MS);
      return async () => {
        clearInterval(timer);
        await running;
      };
    },
  };
}
