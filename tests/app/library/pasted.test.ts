import { describe, expect, it } from 'vitest';
import { isBibliographyFile, pastedKind } from '../../../app/features/library/import/pasted.ts';

describe('a text pasted outside of any field', () => {
  it.each([
    ['@article{a, title={T}}', 'bibliography'],
    ['TY  - JOUR\nTI  - Titre', 'bibliography'],
    ['[{"id": "a", "type": "book"}]', 'bibliography'],
    ['10.1177/2053951720919776', 'identifier'],
    ['https://doi.org/10.1177/2053951720919776', 'identifier'],
    ['arXiv:2001.00001', 'identifier'],
    ['hal-02554196v2', 'identifier'],
    ['978-2-02-140188-2', 'identifier'],
    ['10.1177/2053951720919776\n10.1111/j.1467-954X.1985.tb00425.x', 'identifier'],
    ['Casilli, A. (2019). En attendant les robots. https://doi.org/10.1000/x.', 'identifier'],
    ['Une phrase entière, copiée pour autre chose.', null],
    ['{"concepts": [], "propositions": []}', null],
    ['06 12 34 56 78', null],
  ])('%j is %s', (text, kind) => expect(pastedKind(text)).toBe(kind));
});

it('leaves files of other kinds to the page', () => {
  expect(['a.bib', 'a.RIS', 'a.pdf', 'a.csv'].map(isBibliographyFile)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
