import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportFormat, ImportProgress, Scope } from '../../server/types.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
let ref: string;
beforeEach(async () => {
  lab = await makeLab();
  await lab.setUp();
  ref = (await lab.services.workspaces.create(lab.administrator, { name: 'Thèse' })).id;
});
afterEach(() => lab.end());

const library = () => lab.services.library;
const now = (data: string) => library().importNow(lab.administrator, ref, { data });
const preview = (data: string) => library().previewImport(lab.administrator, ref, { data });

const ZOTERO = 'http://zotero.org/groups/42/items/ABCD2345';
const item = (title: string, more = {}) =>
  JSON.stringify([{ id: ZOTERO, type: 'book', title, DOI: '10.1000/one', ...more }]);

describe('the same source again', () => {
  it('knows a work by its item in Zotero before all else, and says by what', async () => {
    const { imported } = await now(item('Un titre'));
    const again = await preview(item('Un autre titre', { DOI: '10.1000/changed' }));
    expect(again.entries).toMatchObject([
      { outcome: 'updated', knownBy: 'zotero', workId: imported[0]!.workId },
    ]);
    expect((await preview('@book{x, title={Un titre}, doi={10.1000/ONE}}')).entries).toMatchObject([
      { knownBy: 'doi', workId: imported[0]!.workId },
    ]);
    const { key } = await library().get(lab.administrator, ref, imported[0]!.workId);
    expect((await preview(`@book{${key}, title={Un titre}}`)).entries[0]?.knownBy).toBe('key');
  });

  it('keeps the file’s key as an alias of what it knows by its DOI, changed or not', async () => {
    await now('@book{ours, title={T}, date={2001}, doi={10.1000/three}}');
    const report = await now('@book{theirs, title={T}, date={2001}, doi={10.1000/three}}');
    expect(report.unchanged).toBe(1);
    const found = await library().get(lab.administrator, ref, 'theirs');
    expect([found.key, found.aliases]).toEqual(['ours', ['theirs']]);
  });

  it('lists the imports that can be taken back, one’s own, until they are', async () => {
    const { id } = await now('@book{first, title={T}}');
    await now('@book{first, title={T}}'); // Changes nothing.
    const past = () => library().pastImports(lab.administrator, ref);
    expect(past()).toMatchObject([{ id, filename: null, imported: 1, updated: 0 }]);
    const other = await lab.join(lab.administrator, ref, 'editor');
    expect(library().pastImports(other, ref)).toEqual([]);
    await lab.services.shelves.undo(lab.administrator, ref, id);
    expect(past()).toEqual([]);
  });

  it('counts what only serves other entries apart, and lists it last', async () => {
    const { counts, failures } = await preview(
      '@xdata{common, date={2019}} @book{a, xdata={common}, title={T}} @book{broken}',
    );
    expect(counts).toMatchObject({ new: 1, failed: 1, aside: 1 });
    expect(failures.map(({ key }) => key)).toEqual(['broken', 'common']);
  });

  it('keeps what came in each format', async () => {
    const { imported } = await now('@book{k, title={T}, doi={10.1000/two}, foo={kept}}');
    await now('TY  - BOOK\nTI  - T\nDO  - 10.1000/two\nX9  - mine\nER  - ');
    const { raw } = await library().get(lab.administrator, ref, imported[0]!.workId);
    expect([raw?.format, raw?.also?.map(({ format }) => format)]).toEqual(['ris', ['bibtex']]);
    const text = async (format: 'biblatex' | 'ris') =>
      (
        await lab.services.bibliography.export(lab.administrator, ref, {
          scope: { kind: 'library' },
          format,
        })
      ).body;
    expect(await text('biblatex')).toContain('foo');
    expect(await text('ris')).toContain('X9  - mine');
  });

  it('leaves works that came from Zotero out of the way back', async () => {
    const { imported } = await now(item('De Zotero'));
    await now('@book{own, title={Du laboratoire}}');
    const { bibliography } = lab.services;
    type Asked = Partial<Parameters<typeof bibliography.export>[2]>;
    const titles = async (asked: Asked & { format: ExportFormat }) => {
      const input = { scope: { kind: 'library' } as const, ...asked };
      const { body } = await bibliography.export(lab.administrator, ref, input);
      return ['Du laboratoire', 'De Zotero'].filter((title) => body.includes(title));
    };
    expect(await titles({ format: 'ris' })).toEqual(['Du laboratoire']);
    expect(await titles({ format: 'csl-json' })).toEqual(['Du laboratoire']);
    expect(await titles({ format: 'ris', withoutZotero: false })).toHaveLength(2);
    expect(await titles({ format: 'biblatex' })).toHaveLength(2);
    expect(await titles({ format: 'biblatex', withoutZotero: true })).toHaveLength(1);
    // Chosen by hand: it is wanted.
    const scope: Scope = { kind: 'works', ids: [imported[0]!.workId] };
    expect(await titles({ format: 'ris', scope })).toEqual(['De Zotero']);
  });
});

describe('a long import', () => {
  const LONG = Array.from(
    { length: 6000 },
    (_, n) => `@book{key${n}, title={Title number ${n} of a long list}, year={2001}}`,
  ).join('\n');

  it('tells how far it has come, and lists a part of it', async () => {
    const seen: Array<ImportProgress | null> = [];
    const running = library().previewImport(lab.administrator, ref, { data: LONG, job: 'one' });
    seen.push(library().importProgress(lab.administrator, ref, 'one'));
    const other = await lab.join(lab.administrator, ref, 'editor');
    expect(library().importProgress(other, ref, 'one')).toBeNull();
    const { entries, counts } = await running;
    expect(seen[0]?.phase).toBe('reading');
    expect([entries.length, counts.new]).toEqual([1000, 6000]);
    expect(library().importProgress(lab.administrator, ref, 'one')).toBeNull();
  });

  it('stops while it reads, and nothing is kept', async () => {
    const running = library().previewImport(lab.administrator, ref, { data: LONG, job: 'two' });
    const code = codeOf(() => running);
    library().cancelImport(lab.administrator, ref, 'two');
    expect(await code).toBe('import-cancelled');
  });

  it('stops while it stores: what came before stays, and is not doubled later', async () => {
    const { id } = await preview(LONG);
    const running = library().applyImport(lab.administrator, ref, id, {}, 'three');
    const waiting = setInterval(() => {
      const progress = library().importProgress(lab.administrator, ref, 'three');
      if (progress?.phase === 'storing') library().cancelImport(lab.administrator, ref, 'three');
    }, 5);
    const report = await running;
    clearInterval(waiting);
    expect(report.imported.length + report.remaining).toBe(6000);
    expect(report.remaining).toBeGreaterThan(0);
    const { total } = await library().list(lab.administrator, ref, { limit: 1 });
    expect(total).toBe(report.imported.length);
    const rest = await now(LONG);
    expect(rest.imported.length).toBe(report.remaining);
    expect(rest.unchanged).toBe(report.imported.length);
  });
});
