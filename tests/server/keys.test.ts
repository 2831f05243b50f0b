import { afterEach, beforeEach, expect, it } from 'vitest';
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
