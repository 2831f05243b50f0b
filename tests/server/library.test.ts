import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addConcept, addEvidence, linkConcepts } from '../../app/domain/graph/commands.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
let ref: string;
beforeEach(async () => {
  lab = await makeLab();
  await lab.setUp();
  ref = (await lab.services.workspaces.create(lab.administrator, { name: 'Thèse' })).id;
});
afterEach(() => lab.end());

const book = (title: string, family = 'Casilli', year = 2019) => ({
  type: 'book' as const,
  title,
  author: [{ family, given: 'A.' }],
  issued: { 'date-parts': [[year]] },
});
const library = () => lab.services.library;
const add = (title: string, key?: string) =>
  library().add(lab.administrator, ref, { item: book(title), key });
async function importText(data: string, choices = {}) {
  const preview = await library().previewImport(lab.administrator, ref, { data });
  return {
    preview,
    report: await library().applyImport(lab.administrator, ref, preview.id, choices),
  };
}
const keys = async () =>
  (await library().list(lab.administrator, ref)).works.map(({ key }) => key).sort();

describe('importing', () => {
  it('imports 999 of a thousand when one is broken, and says which', async () => {
    const entries = Array.from({ length: 1000 }, (_, n) =>
      n === 500 ? `@book{broken, }` : `@book{key${n}, title={Title number ${n}}, year={2001}}`,
    );
    const { report } = await importText(entries.join('\n'));
    expect(report.imported).toHaveLength(999);
    expect(report.failed).toMatchObject([{ key: 'broken', line: 501 }]);
    expect((await library().list(lab.administrator, ref)).total).toBe(999);
  });

  const FILE = `@article{abbott88, title={The System of Professions}, author={Abbott, Andrew}, year={1988}, doi={10.1000/1}}
@book{roy2020, title={Un autre livre}, author={Roy, Anne}, year={2020}}`;

  it('changes nothing the second time', async () => {
    const first = await importText(FILE);
    expect(first.report.imported.map(({ key }) => key)).toEqual(['abbott88', 'roy2020']);
    const { preview, report } = await importText(FILE);
    expect(preview.counts).toMatchObject({ new: 0, unchanged: 2, updated: 0, conflict: 0 });
    expect(report.unchanged).toBe(2);
    expect(await keys()).toEqual(['abbott88', 'roy2020']);
  });

  it('updates what only the file changed, and asks where both did', async () => {
    await importText(FILE);
    const roy = await library().get(lab.administrator, ref, 'roy2020');
    const edited = { ...roy.item, title: 'Corrigé ici' };
    await library().update(lab.administrator, ref, roy.id, {
      item: edited,
      key: roy.key,
      version: roy.version,
    });
    // The same file again overwrites nothing.
    expect((await importText(FILE)).report.unchanged).toBe(2);
    const next = FILE.replace('Un autre livre', 'Un autre livre, corrigé').replace('1988', '1989');
    const { preview, report } = await importText(next);
    expect(preview.entries).toMatchObject([
      { outcome: 'updated', key: 'abbott88' },
      {
        outcome: 'conflict',
        conflicts: [{ field: 'title', here: 'Corrigé ici', file: 'Un autre livre, corrigé' }],
      },
    ]);
    expect(report.kept).toMatchObject([{ key: 'roy2020' }]);
    expect((await library().get(lab.administrator, ref, 'roy2020')).title).toBe('Corrigé ici');
    expect((await library().get(lab.administrator, ref, 'abbott88')).year).toBe(1989);
    const third = await importText(next.replace('corrigé}', 'recorrigé}'), { rest: 'file' });
    expect(third.report.updated).toMatchObject([{ key: 'roy2020' }]);
    expect((await library().get(lab.administrator, ref, 'roy2020')).title).toBe(
      'Un autre livre, recorrigé',
    );
  });

  it('takes of a work that changed on both sides the fields that were chosen, and no other', async () => {
    const file = (title: string, year: number, publisher: string) =>
      `@book{both, title={Le titre ${title}}, year={${year}}, publisher={${publisher}}}`;
    await importText(file('Un', 2001, 'A'));
    const { id, item, key, version } = await library().get(lab.administrator, ref, 'both');
    const here = { ...item, title: 'Le titre ici', publisher: 'Ici' };
    await library().update(lab.administrator, ref, id, { item: here, key, version });
    const { preview, report } = await importText(file('Deux', 2002, 'B'), {
      fields: { 0: { title: 'file' } },
    });
    expect(preview.entries[0]?.conflicts.map(({ field }) => field).sort()).toEqual([
      'publisher',
      'title',
    ]);
    expect(report.updated).toMatchObject([{ key: 'both' }]);
    const both = await library().get(lab.administrator, ref, 'both');
    expect([both.title, both.item.publisher, both.year]).toEqual(['Le titre Deux', 'Ici', 2002]);
    // One field kept among all the file's.
    await importText(file('Trois', 2002, 'C'), {
      fields: { 0: { publisher: 'here' } },
      rest: 'file',
    });
    const { item: last } = await library().get(lab.administrator, ref, 'both');
    expect([last.title, last.publisher]).toEqual(['Le titre Trois', 'Ici']);
  });

  it('gives another key where the file’s is another work’s, and says so', async () => {
    await importText(FILE);
    const taken = '@book{ROY2020, title={La grève des cheminots}, author={Roy, Paul}, year={2020}}';
    const { report } = await importText(taken);
    expect(report.imported).toHaveLength(1);
    expect(report.renamed).toMatchObject([{ fileKey: 'ROY2020', key: 'roy2020greve' }]);

    const again = await importText(taken);
    expect(again.preview.counts).toMatchObject({ new: 0, unchanged: 1 });
  });

  it('keeps a second key of one work as its alias', async () => {
    await importText(FILE);
    const { report } = await importText(
      '@article{other, title={The System of Professions}, author={Abbott, Andrew}, year={1988}, doi={https://doi.org/10.1000/1}}',
    );
    expect(report.imported).toEqual([]);
    expect(await keys()).toEqual(['abbott88', 'roy2020']);
  });

  it('brings back what was deleted', async () => {
    const { report } = await importText(FILE);
    const { workId } = report.imported[0]!;
    await library().delete(lab.administrator, ref, workId, { act: 'if-unused' });
    const again = await importText(FILE);
    expect(again.report.updated).toMatchObject([{ workId }]);
    expect((await library().get(lab.administrator, ref, workId)).deletedAt).toBeNull();
  });

  it.each([
    ['import-empty', ''],
    ['import-binary', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 0, 0, 1, 2, 3, 0, 0])],
    ['import-too-large', new Uint8Array(64 * 1024 * 1024 + 1)],
    ['import-unknown-format', 'Bonjour.'],
  ])('refuses with %s', async (code, data) => {
    expect(await codeOf(() => library().previewImport(lab.administrator, ref, { data }))).toBe(
      code,
    );
  });

  it('applies a preview once, for whoever made it', async () => {
    const preview = await library().previewImport(lab.administrator, ref, { data: FILE });
    const other = await lab.join(lab.administrator, ref, 'editor');
    expect(await codeOf(() => library().applyImport(other, ref, preview.id))).toBe(
      'import-expired',
    );
    expect(await codeOf(() => library().applyImport(lab.administrator, ref, '../secret'))).toBe(
      'import-expired',
    );
    await library().applyImport(lab.administrator, ref, preview.id);
    expect(await codeOf(() => library().applyImport(lab.administrator, ref, preview.id))).toBe(
      'import-expired',
    );
  });
});

describe('editing', () => {
  it('gives both versions to who saves over another’s edit', async () => {
    const work = await add('Un titre');
    const save = (title: string) =>
      library().update(lab.administrator, ref, work.id, {
        item: { ...work.item, title },
        key: work.key,
        version: 1,
      });
    expect(await save('Le mien')).toMatchObject({ saved: true, work: { version: 2 } });
    expect(await save('Le sien')).toMatchObject({
      saved: false,
      theirs: { title: 'Le mien', version: 2 },
      mine: { item: { title: 'Le sien' } },
    });
  });

  it('keeps an old key as alias, and one key for one work', async () => {
    const work = await add('Un titre', 'first');
    const other = await add('Autre', 'second');
    const rename = (key: string, version: number) =>
      library().update(lab.administrator, ref, work.id, { item: work.item, key, version });
    expect(await codeOf(() => rename('SECOND', 1))).toBe('key-taken');
    expect(await codeOf(() => rename('with space', 1))).toBe('key-invalid');
    await rename('third', 1);
    expect((await library().get(lab.administrator, ref, 'FIRST')).id).toBe(work.id);
    expect(await codeOf(() => add('Autre', 'First'))).toBe('key-taken');
    await rename('first', 2);
    expect((await library().get(lab.administrator, ref, work.id)).aliases).toEqual(['third']);
    expect(other.key).toBe('second');
  });

  it('finds without regard to accents, case, elisions or ligatures', async () => {
    await add('L’ubérisation des cœurs');
    await add('Travail à façon');
    const find = async (query: string) =>
      (await library().list(lab.administrator, ref, { query })).works.map(({ title }) => title);
    for (const query of [
      'uberisation',
      "l'uberis",
      'UBÉRISATION coeur',
      'casil l’ubér',
      '2019 uber',
    ]) {
      expect(await find(query)).toEqual(['L’ubérisation des cœurs']);
    }
    expect(await find('facon')).toEqual(['Travail à façon']);
    expect(await find('"AND* OR (')).toEqual([]);
    expect(await find('casilli')).toHaveLength(2);
  });

  it('shows markup as text', async () => {
    const { id } = await add('<script>alert(1)</script>');
    const { html } = await lab.services.bibliography.render(lab.administrator, ref, {
      scope: { kind: 'works', ids: [id] },
      style: 'apa',
      locale: 'fr',
    });
    expect(html).not.toContain('<script');
  });
});

describe('deleting a work that is cited', () => {
  async function cited() {
    const work = await add('Cité');
    const room = await lab.context.rooms.graph(ref);
    await room.apply('system', (doc) => {
      for (const id of ['a', 'b']) addConcept(doc, { id, label: { fr: id } });
      linkConcepts(doc, { id: 'p', from: 'a', to: 'b', phrase: { text: { fr: 'cause' } } });
      addEvidence(doc, { on: ['proposition', 'p'], work: work.id });
    });
    return work;
  }

  it('lists the uses first', async () => {
    const work = await cited();
    const refused = await library().delete(lab.administrator, ref, work.id, { act: 'if-unused' });
    expect(refused).toMatchObject({
      deleted: false,
      uses: [{ target: { kind: 'proposition', id: 'p' }, label: { fr: 'a – cause – b' } }],
    });
    expect(await library().delete(lab.administrator, ref, work.id, { act: 'confirmed' })).toEqual({
      deleted: true,
      repointed: 0,
    });
    expect(await library().uses(lab.administrator, ref, work.id)).toHaveLength(1);
    await library().restore(lab.administrator, ref, work.id);
    expect((await library().list(lab.administrator, ref)).works).toMatchObject([{ uses: 1 }]);
  });

  it('repoints them to another', async () => {
    const work = await cited();
    const other = await add('Autre édition');
    const plan = { act: 'repoint', to: other.id } as const;
    expect(await library().delete(lab.administrator, ref, work.id, plan)).toEqual({
      deleted: true,
      repointed: 1,
    });
    expect(await library().uses(lab.administrator, ref, other.id)).toHaveLength(1);
  });
});
