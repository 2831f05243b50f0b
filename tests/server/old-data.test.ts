import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { restoreBackup } from '../../server/backup/restore.ts';
import { dataPaths } from '../../server/data-folder.ts';
import { schemaVersion } from '../../server/db/migrate.ts';
import { MIGRATIONS } from '../../server/db/migrations/index.ts';
import { makeFolder, makeLab } from './lab.ts';

// A data folder is stored as its own backup, beside the graph that the commit which wrote it exported.
const STORED = path.resolve(import.meta.dirname, '../fixtures/old-data');

describe.each(['85ea340'])('a data folder written by %s', (commit) => {
  it('opens, goes forward, and has lost no word', async () => {
    const dataDir = makeFolder();
    await restoreBackup(path.join(STORED, `${commit}.tar.gz`), dataPaths(dataDir), new Date());
    const lab = await makeLab(dataDir);
    try {
      expect(schemaVersion(lab.db.raw)).toBe(MIGRATIONS.length);
      const { id } = lab.db.raw.prepare('SELECT id FROM "user"').get() as { id: string };
      const owner = { kind: 'user', userId: id } as const;
      const [workspace] = lab.services.workspaces.list(owner);
      expect(workspace?.slug).toBe('les-travailleurs-de-l-ia');

      const exported = (format: 'graph-json' | 'biblatex') =>
        lab.services.bibliography.export(owner, workspace!.slug, {
          scope: { kind: 'library' },
          format,
        });
      const stored = gunzipSync(readFileSync(path.join(STORED, `${commit}.graph.json.gz`)));
      const now: unknown = JSON.parse((await exported('graph-json')).body);
      expect(now).toMatchObject(JSON.parse(stored.toString()) as object);
      expect((await exported('biblatex')).body.match(/^@\w+\{/gm)).toHaveLength(18);
    } finally {
      await lab.end();
    }
  });
});
