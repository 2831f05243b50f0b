import { expect, test } from 'vitest';
import { findIdentifier, findIdentifiers } from '../../bibliography/index.ts';

test.each([
  ['10.1177/2053951720919776', 'doi', '10.1177/2053951720919776'],
  ['https://doi.org/10.1000/ABC(1)', 'doi', '10.1000/abc(1)'],
  ['Casilli, A. (2020). Titre (doi: 10.1000/xyz.1).', 'doi', '10.1000/xyz.1'],
  ['https://onlinelibrary.wiley.com/doi/10.1002/abc%2Fdef', 'doi', '10.1002/abc/def'],
  ['https://shs.hal.science/halshs-01895138v2/document', 'hal', 'halshs-01895138'],
  ['Disponible sur HAL : tel-00123456.', 'hal', 'tel-00123456'],
  ['https://arxiv.org/pdf/2103.00020v2.pdf', 'arxiv', '2103.00020'],
  ['arXiv:math/0307200', 'arxiv', 'math/0307200'],
  ['2103.00020', 'arxiv', '2103.00020'],
  ['ISBN 978-2-02-140188-2 (broché)', 'isbn', '9782021401882'],
  ['Seuil, 2-02-014018-8? 0-306-40615-2', 'isbn', '9780306406157'],
])('%s', (text, scheme, id) => {
  expect(findIdentifier(text)).toEqual({ scheme, id });
});

test.each(['', 'Un titre sans rien', '978-2-02-140188-5', 'p. 1234567890', '10.12/x'])(
  'nothing in %j',
  (text) => {
    expect(findIdentifier(text)).toBeNull();
  },
);

test('every identifier of a list, in order and once; a citation counts once', () => {
  const list = `10.1177/2053951720919776, https://doi.org/10.1000/ABC
    Casilli, A. (2020). Titre. ⟨10.1000/xyz.1⟩. ⟨hal-02554196⟩
    doi:10.1000/abc
    2103.00020
    ISBN 978-2-02-140188-2
    rien ici`;
  expect(findIdentifiers(list).map(({ scheme, id }) => `${scheme}:${id}`)).toEqual([
    'doi:10.1177/2053951720919776',
    'doi:10.1000/abc',
    'doi:10.1000/xyz.1',
    'arxiv:2103.00020',
    'isbn:9782021401882',
  ]);
});
