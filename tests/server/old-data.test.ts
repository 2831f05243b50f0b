import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { plainText } from '../../bibliography/index.ts';
import { restoreBackup } from '../../server/backup/restore.ts';
import { dataPaths } from '../../server/data-folder.ts';
import { schemaVersion } from '../../server/db/migrate.ts';
import { MIGRATIONS } from '../../server/db/migrations/index.ts';
import type { Actor, ExportFormat } from '../../server/types.ts';
import { makeFolder, makeLab, type TestLab } from './lab.ts';

// A data folder is stored as its own backup, beside what the commit that wrote it said of it.
const STORED = path.resolve(import.meta.dirname, '../fixtures/old-data');

const stored = (name: string): unknown =>
  JSON.parse(gunzipSync(readFileSync(path.join(STORED, `${name}.json.gz`))).toString());

async function opened(
  commit: string,
  look: (lab: TestLab, owner: Actor, ref: string) => Promise<void>,
): Promise<void> {
  const dataDir = makeFolder();
  await restoreBackup(path.join(STORED, `${commit}.tar.gz`), dataPaths(dataDir), new Date());
  const lab = await makeLab(dataDir);
  try {
    expect(schemaVersion(lab.db.raw)).toBe(MIGRATIONS.length);
    const { id } = lab.db.raw.prepare('SELECT id FROM "user" ORDER BY createdAt LIMIT 1').get() as {
      id: string;
    };
    const owner = { kind: 'user', userId: id } as const;
    const [workspace] = lab.services.workspaces.list(owner);
    await look(lab, owner, workspace!.slug);
  } finally {
    await lab.end();
  }
}

async function exported(
  lab: TestLab,
  owner: Actor,
  ref: string,
  format: ExportFormat,
): Promise<string> {
  const scope = { kind: 'library' } as const;
  return (await lab.services.bibliography.export(owner, ref, { scope, format })).body;
}

it('opens a folder of the first landing (85ea340), and has lost no word', async () => {
  await opened('85ea340', async (lab, owner, ref) => {
    expect(JSON.parse(await exported(lab, owner, ref, 'graph-json'))).toMatchObject(
      stored('85ea340.graph') as object,
    );
    expect((await exported(lab, owner, ref, 'biblatex')).match(/^@\w+\{/gm)).toHaveLength(18);
  });
});

/** What the services of 4373c06 answered to the owner. */
interface Facts {
  /** The work whose note it is. */
  note: string;
  library: object[];
  readings: object[];
  excerpts: object[];
  comments: object[];
  views: object[];
  markdown: string;
  biblatex: string;
  graph: object;
}

it('opens a folder of the third (4373c06) with its readings, notes, excerpts and entries as they came', async () => {
  const then = stored('4373c06.facts') as Facts;
  await opened('4373c06', async (lab, owner, ref) => {
    const { services } = lab;
    const { works } = await services.library.list(owner, ref);
    expect(works).toMatchObject(then.library);
    // The index was made anew of its own words: each work is still found by its key and its title.
    for (const { id, key, title } of works) {
      const query = `${key} ${plainText(title)}`;
      const found = await services.library.list(owner, ref, { query });
      expect(found.works.map((work) => work.id)).toContain(id);
    }
    expect(await services.readings.list(owner, ref)).toMatchObject(then.readings);
    expect(await services.excerpts.list(owner, ref)).toMatchObject(then.excerpts);
    expect(services.comments.list(owner, ref)).toMatchObject(then.comments);
    expect(services.readings.views(owner, ref)).toMatchObject(then.views);
    expect((await services.notes.export(owner, ref, then.note, 'markdown')).body).toBe(
      then.markdown,
    );
    expect(JSON.parse(await exported(lab, owner, ref, 'graph-json'))).toMatchObject(then.graph);
    const entry = /^@Book\{Essai:2020a[^]*?^\}/m;
    const now = await exported(lab, owner, ref, 'biblatex');
    expect(entry.exec(now)?.[0]).toBe(entry.exec(then.biblatex)![0]);
  });
});
