import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { writeBackup } from '../../server/backup/backup.ts';
import { restoreBackup } from '../../server/backup/restore.ts';
import { dataPaths } from '../../server/data-folder.ts';
import { migrate, schemaVersion } from '../../server/db/migrate.ts';
import { MIGRATIONS } from '../../server/db/migrations/index.ts';
import { codeOf, makeFolder, makeLab, type TestLab } from './lab.ts';

const folders: string[] = [];
function folder(): string {
  const made = makeFolder();
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const name of folders.splice(0)) rmSync(name, { recursive: true, force: true });
});

const maps = (lab: TestLab, ref: string) => lab.services.maps.list(lab.administrator, ref);

describe('backup and restore', () => {
  it('brings a lab back as it was, and keeps what it replaced', async () => {
    const lab = await makeLab(folder());
    const ref = (await lab.setUp({ example: true })).slug!;
    const { path: archive } = await lab.services.backups.create({ kind: 'operator' });
    expect(lab.services.backups.status(lab.administrator)).toMatchObject({
      kept: 1,
      lastFailure: null,
    });
    const before = await maps(lab, ref);
    await lab.services.maps.delete(lab.administrator, ref, before[0]!.id);
    await lab.close();

    const paths = dataPaths(lab.config.dataDir);
    const { kept } = await restoreBackup(archive, paths, new Date());
    const restored = await makeLab(lab.config.dataDir);
    restored.administrator = lab.administrator;
    expect(await maps(restored, ref)).toEqual(before);
    expect(readdirSync(kept!)).toEqual(expect.arrayContaining(['canevas.db', 'log.db']));
    await restored.close();
  });

  it('accepts no damaged archive and then changes nothing', async () => {
    const lab = await makeLab(folder());
    await lab.setUp({ example: true });
    const archive = path.join(folder(), 'backup.tar.gz');
    await writeBackup(lab.folder, archive, new Date());
    await lab.close();
    const bytes = readFileSync(archive);
    const plain = gunzipSync(bytes);
    const target = dataPaths(folder());
    const damaged = path.join(folder(), 'damaged.tar.gz');
    const flip = (source: Buffer, at: number) => {
      const copy = Buffer.from(source);
      copy[at]! ^= 0x41;
      return copy;
    };
    const versions = [
      bytes.subarray(0, 1000),
      bytes.subarray(0, bytes.length - 9),
      Buffer.from('no archive'),
      // Past gzip's own checksum: what the manifest is for.
      ...Array.from({ length: 20 }, (_, n) =>
        gzipSync(flip(plain, Math.floor(((n + 0.5) * plain.length) / 20)), { level: 1 }),
      ),
    ];
    let refused = 0;
    for (const version of versions) {
      writeFileSync(damaged, version);
      const code = await codeOf(() => restoreBackup(damaged, target, new Date()));
      // A flip in the padding between files changes nothing that is restored.
      if (code !== 'done') {
        expect(code).toBe('backup-corrupt');
        refused += 1;
        expect(readdirSync(target.root)).toEqual([]);
      } else rmSync(target.root, { recursive: true });
    }
    expect(refused).toBeGreaterThanOrEqual(versions.length - 2);
    expect(await codeOf(() => restoreBackup('/nowhere', target, new Date()))).toBe(
      'backup-missing',
    );
  });
});

describe('migrations', () => {
  const open = () => new DatabaseSync(path.join(folder(), 'x.db'));
  const schema = (db: DatabaseSync) =>
    db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();

  it('leave the schema as it was when one throws midway, and go on when it is mended', () => {
    const statements = MIGRATIONS[0]!.sql.split(/;\n(?=CREATE)/);
    for (let n = 1; n < statements.length; n += 1) {
      const db = open();
      const broken = [...statements.slice(0, n), 'CREATE NONSENSE'].join(';\n');
      expect(() => migrate(db, [{ name: 'x', sql: broken }])).toThrow();
      expect(schema(db)).toEqual([]);
      expect(schemaVersion(db)).toBe(0);
      expect(db.isTransaction).toBe(false);
      expect(migrate(db, MIGRATIONS)).toBe(MIGRATIONS.length);
      db.close();
    }
  });

  it('bring a stored old file forward and leave its rows', () => {
    const db = open();
    migrate(db, MIGRATIONS);
    db.exec(
      "INSERT INTO workspace (id, slug, name, created_at) VALUES ('w', 'these', 'Thèse', '2026-01-01')",
    );
    const next = [
      ...MIGRATIONS,
      { name: 'next', sql: 'ALTER TABLE workspace ADD COLUMN colour TEXT' },
    ];
    expect(migrate(db, next)).toBe(1);
    expect(migrate(db, next)).toBe(0);
    expect(db.prepare('SELECT slug, colour FROM workspace').get()).toMatchObject({
      slug: 'these',
      colour: null,
    });
    expect(() => migrate(db, MIGRATIONS)).toThrow('database-newer');
    db.close();
  });
});
