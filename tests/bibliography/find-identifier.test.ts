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
  // Old DOIs, with every sign that they may hold.
  [
    '10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O',
    'doi',
    '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o',
  ],
  [
    'https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O',
    'doi',
    '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o',
  ],
  [
    'Wiley (doi:10.1002/(SICI)1097-4571(199806)49:8&lt;693::AID-ASI4&gt;3.0.CO;2-O).',
    'doi',
    '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o',
  ],
  ['10.1016/S0140-6736(05)67889-4', 'doi', '10.1016/s0140-6736(05)67889-4'],
  ['(voir 10.1016/S0140-6736(05)67889-4),', 'doi', '10.1016/s0140-6736(05)67889-4'],
  ['10.1000.10/123[4]', 'doi', '10.1000.10/123[4]'],
  // Said in every way.
  ['DOI: 10.1000/xyz', 'doi', '10.1000/xyz'],
  ['doi:10.1000/xyz', 'doi', '10.1000/xyz'],
  ['http://dx.doi.org/10.1000/xyz', 'doi', '10.1000/xyz'],
  ['www.doi.org/10.1000/xyz', 'doi', '10.1000/xyz'],
  ['<https://doi.org/10.1000/xyz>', 'doi', '10.1000/xyz'],
  ['<a href="https://doi.org/10.1000/xyz">10.1000/xyz</a>', 'doi', '10.1000/xyz'],
  ['« Titre » (https://doi.org/10.1000/xyz).', 'doi', '10.1000/xyz'],
  ['“10.1000/xyz.”', 'doi', '10.1000/xyz'],
  ['https://doi.org/10.1000/xyz/full', 'doi', '10.1000/xyz/full'],
  // In a publisher's address, without what is the page's.
  [
    'https://www.tandfonline.com/doi/full/10.1080/1369118X.2020.1?src=x#abstract',
    'doi',
    '10.1080/1369118x.2020.1',
  ],
  [
    'https://www.frontiersin.org/articles/10.3389/fpsyg.2020.00001/full',
    'doi',
    '10.3389/fpsyg.2020.00001',
  ],
  [
    'https://link.springer.com/content/pdf/10.1007/s10551-020-04435-4.pdf',
    'doi',
    '10.1007/s10551-020-04435-4',
  ],
  ['https://x.org/view?doi=10.1000%2Fxyz&lang=fr', 'doi', '10.1000/xyz'],
  ['https://api.test/10.1000/a%C3%A9', 'doi', '10.1000/aé'],
  ['https://api.test/10.1000/a%FF', 'doi', '10.1000/a%ff'],
  // HAL's portals and versions.
  ['hal-01234567v2', 'hal', 'hal-01234567'],
  ['HAL: in2p3-00012345', 'hal', 'in2p3-00012345'],
  ['https://univ-lyon2.hal.science/hal-01234567v1/file/x.pdf', 'hal', 'hal-01234567'],
  ['https://theses.hal.science/tel-01234567', 'hal', 'tel-01234567'],
  ['https://hal.archives-ouvertes.fr/nouveau-01234567', 'hal', 'nouveau-01234567'],
  ['nouveau-01234567', 'hal', 'nouveau-01234567'],
  // arXiv, old and new.
  ['arXiv:2103.00020v2 [cs.CV]', 'arxiv', '2103.00020'],
  ['math.GT/0309136', 'arxiv', 'math.GT/0309136'],
  ['https://arxiv.org/abs/hep-th/9901001v3', 'arxiv', 'hep-th/9901001'],
  ['http://export.arxiv.org/abs/2103.00020?context=cs', 'arxiv', '2103.00020'],
  ['https://arxiv.org/html/2103.00020v1', 'arxiv', '2103.00020'],
  ['https://doi.org/10.48550/arXiv.2103.00020', 'doi', '10.48550/arxiv.2103.00020'],
  // ISBNs, their check digit right.
  ['ISBN-10: 0-8044-2957-X', 'isbn', '9780804429573'],
  ['ISBN : 979-10-94841-01-3', 'isbn', '9791094841013'],
  ['978–2–02–140188–2', 'isbn', '9782021401882'],
])('%s', (text, scheme, id) => {
  expect(findIdentifier(text)).toEqual({ scheme, id });
});

test.each([
  '',
  'Un titre sans rien',
  'ref. 12345678',
  'tél. 04-12345678',
  '110.1000/x',
  '978-2-02-140188-5',
  'p. 1234567890',
  '10.12/x',
])('nothing in %j', (text) => {
  expect(findIdentifier(text)).toBeNull();
});

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
