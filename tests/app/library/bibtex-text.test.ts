import { describe, expect, it } from 'vitest';
import type { CslItem } from '../../../bibliography/index.ts';
import { bibtexText, readBibtexText } from '../../../app/features/library/edit/bibtex-text.ts';

const ITEM: CslItem = {
  id: 'w1',
  type: 'article-journal',
  title: 'Quel statut pour les « petits doigts » ?',
  author: [{ family: 'Casilli', given: 'Antonio' }],
  'container-title': 'Les Mondes du travail',
  issued: { 'date-parts': [[2020]] },
  // BibTeX has no field for it.
  dimensions: '3 m',
};
const text = () => bibtexText(ITEM, 'casilli2020quel');

describe('a work as BibTeX', () => {
  it('comes back as it was where nothing is changed', () => {
    expect(readBibtexText(text(), ITEM, 'casilli2020quel')).toMatchObject({
      ok: true,
      item: ITEM,
      key: 'casilli2020quel',
    });
  });

  it('takes over what was changed, and keeps what BibTeX cannot say', () => {
    const edited = text().replace('2020},', '2021},').replace('{casilli2020quel,', '{autre,');
    const read = readBibtexText(edited, ITEM, 'casilli2020quel');
    expect(read).toMatchObject({ ok: true, key: 'autre' });
    expect(read.ok && read.item).toEqual({ ...ITEM, issued: { 'date-parts': [[2021]] } });
  });

  it.each([
    ['rien', 'entry-missing', 1],
    ['@book{a, title={Un}}\n@book{b, title={Deux}}', 'entry-second', 2],
    ['\n@book{a, title={Jamais fermé', 'entry-unclosed', 2],
  ])('says by its line what is wrong with %j', (wrong, code, line) => {
    expect(readBibtexText(wrong, ITEM, 'k')).toMatchObject({
      ok: false,
      failures: [{ code, line }],
    });
  });
});
