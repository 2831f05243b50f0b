import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { NOTE_FIELD } from '../../app/domain/notes/document.ts';
import en from '../../app/domain/locales/en/errors.ts';
import fr from '../../app/domain/locales/fr/errors.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

let lab: TestLab;
let ref: string;
beforeEach(async () => {
  lab = await makeLab();
  await lab.setUp();
  ref = (await lab.services.workspaces.create(lab.administrator, { name: 'Thèse' })).id;
  await lab.services.library.importNow(lab.administrator, ref, {
    data: `@book{old1, title={Le travail du clic}, author={Casilli, Antonio}, year={2019}}
@book{old2, title={Les robots}, author={Casilli, Antonio}, year={2019}}
@book{Casilli2018, title={Autre}, author={Casilli, Antonio}, year={2018}}`,
  });
});
afterEach(() => lab.end());
const library = () => lab.services.library;

it('previews, renames on demand, keeps old keys resolving, and is unique without regard to case', async () => {
  const formula = 'auth + year';
  const preview = library().previewKeys(lab.administrator, ref, { formula });
  expect(preview).toMatchObject({
    changes: [
      { from: 'old1', to: 'Casilli2019' },
      { from: 'old2', to: 'Casilli2019a' },
    ],
    unchanged: 1,
  });
  expect((await library().get(lab.administrator, ref, 'old1')).key).toBe('old1');
  await library().renameKeys(lab.administrator, ref, preview.changes);
  expect(await library().get(lab.administrator, ref, 'OLD2')).toMatchObject({
    key: 'Casilli2019a',
    aliases: ['old2'],
  });
  expect(library().previewKeys(lab.administrator, ref, { formula }).changes).toEqual([]);
  // What was previewed is not done to a key that has changed since.
  expect(await library().renameKeys(lab.administrator, ref, preview.changes)).toMatchObject({
    renamed: [],
    left: 2,
  });
});

it('makes new keys by the project’s formula, and refuses one that it does not understand', async () => {
  library().setKeyFormula(lab.administrator, ref, 'auth.lower + shortyear');
  const item = {
    type: 'book' as const,
    title: 'Un titre',
    author: [{ family: 'Tubaro', given: 'P.' }],
    issued: { 'date-parts': [[2020]] },
  };
  expect((await library().add(lab.administrator, ref, { item })).key).toBe('tubaro20');
  const { imported } = await library().importNow(lab.administrator, ref, {
    data: 'TY  - BOOK\nTI  - Autre\nAU  - Tubaro, P.\nPY  - 2020\nER  - ',
  });
  expect(imported).toMatchObject([{ key: 'tubaro20a' }]);
  expect(await codeOf(() => library().setKeyFormula(lab.administrator, ref, '[auth]'))).toBe(
    'key-formula-invalid',
  );
  expect(library().keyFormula(lab.administrator, ref)).toBe('auth.lower + shortyear');
});

it('tells in both languages which word of a formula is not known, and where it stands', async () => {
  let params: Record<string, unknown> = {};
  try {
    library().setKeyFormula(lab.administrator, ref, 'auth.lower + authorsAlpha + year');
  } catch (error) {
    params = (error as { params: Record<string, unknown> }).params;
  }
  expect(params).toMatchObject({ found: 'authorsAlpha', at: 14, field: 'formula' });
  for (const words of [fr, en]) {
    expect(words['key-formula-invalid']).toContain('{{found}}');
    expect(words['key-formula-invalid']).toContain('{{at}}');
  }
});

const SAME = {
  type: 'book' as const,
  title: 'Le clic',
  author: [{ family: 'Roux' }],
  issued: { 'date-parts': [[2020]] },
};

it('gives two works that would have one key two, also while a file comes in', async () => {
  const entries = Array.from(
    { length: 60 },
    (_, at) => `TY  - BOOK\nTI  - Le clic\nAU  - Roux,\nPY  - 2020\nN1  - ${at}\nER  - `,
  );
  const add = () => library().add(lab.administrator, ref, { item: SAME });
  const [report, ...added] = await Promise.all([
    library().importNow(lab.administrator, ref, { data: entries.join('\n') }),
    ...Array.from({ length: 20 }, add),
  ]);
  expect(report.failed).toEqual([]);
  const keys = [...report.imported, ...added].map(({ key }) => key.toLowerCase());
  expect(keys).toHaveLength(80);
  expect(new Set(keys).size).toBe(80);
  expect(keys.every((key) => /^roux2020clic[a-z]{0,2}$/.test(key))).toBe(true);
});

it('refuses a key that differs from another’s in case alone, old keys included', async () => {
  const { id, version, item } = await library().get(lab.administrator, ref, 'old1');
  const rename = (key: string) =>
    codeOf(() => library().update(lab.administrator, ref, id, { item, key, version }));
  expect(await rename('OLD2')).toBe('key-taken');
  const { imported } = await library().importNow(lab.administrator, ref, {
    data: '@book{OLD1, title={Encore un autre}}',
  });
  expect(imported[0]!.key).not.toMatch(/^old1$/i);
});

it('a renamed and a merged key still lead to their work: by address, search, file, export and note', async () => {
  const { duplicates, bibliography, notes } = lab.services;
  const owner = lab.administrator;
  const TWINS = ['first', 'second'].map(
    (key) => `@book{${key}, title={Sociologie du numérique}, author={Boullier, D.}, year={2016}}`,
  );
  for (const data of TWINS) await library().importNow(owner, ref, { data });
  const [kept, merged, noted] = await Promise.all(
    ['first', 'second', 'Casilli2018'].map((key) => library().get(owner, ref, key)),
  );
  const room = await lab.context.rooms.note(noted!.id);
  await room.apply('system', (doc) => {
    const paragraph = new Y.XmlElement('paragraph');
    doc.getXmlFragment(NOTE_FIELD).push([paragraph]);
    const mention = new Y.XmlElement('mention');
    paragraph.push([mention]);
    mention.setAttribute('kind', 'work');
    mention.setAttribute('id', merged!.id);
  });
  const to = 'boullier2016sociologie';
  await library().renameKeys(owner, ref, [{ workId: kept!.id, from: 'first', to }]);
  const { version } = await library().get(owner, ref, 'first');
  await duplicates.merge(owner, ref, {
    kept: { id: kept!.id, version },
    merged: { id: merged!.id, version: merged!.version },
    take: [],
  });
  for (const name of [to, 'FIRST', 'second', merged!.id]) {
    expect((await library().get(owner, ref, name)).key).toBe(to);
  }
  for (const text of ['first', 'second']) {
    const { works } = await library().list(owner, ref, { query: text });
    expect(works.map(({ key }) => key)).toEqual([to]);
  }
  const file = async (format: 'biblatex' | 'bibtex') =>
    (await bibliography.export(owner, ref, { scope: { kind: 'library' }, format })).body;
  expect(await file('biblatex')).toMatch(/ids +=\s\{first, second\}/);
  expect(await file('bibtex')).toMatch(/ids +=\s\{first, second\}/);
  const again = await library().importNow(owner, ref, { data: TWINS[1]! });
  expect([again.imported, again.unchanged + again.updated.length]).toEqual([[], 1]);
  const note = await notes.export(owner, ref, noted!.id, 'markdown');
  expect(note.body).toContain(`@${to}`);
});
