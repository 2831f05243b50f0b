import { expect, test } from 'vitest';
import { readBibliography, writeEndnoteXml } from '../../../bibliography/index.ts';
import { asWork, one } from '../support.ts';

const style = (text: string, face = 'normal') =>
  `<style face="${face}" font="default" size="100%">${text}</style>`;
const record = (inner: string, type = '<ref-type name="Journal Article">17</ref-type>') =>
  `<record><database name="L.enl" path="C:\\L.enl">L.enl</database><source-app name="EndNote" version="20.0">EndNote</source-app><rec-number>3</rec-number><foreign-keys><key app="EN" db-id="x">3</key></foreign-keys>${type}${inner}</record>`;
const file = (...records: string[]) =>
  `<?xml version="1.0" encoding="UTF-8" ?><xml><records>${records.join('')}</records></xml>`;

const ARTICLE = record(
  `<contributors><authors><author>${style('Casilli, Antonio A.')}</author><author>${style('OECD,')}</author></authors></contributors>` +
    `<titles><title>${style('Trabajo ')}${style('in silico', 'italic')}${style(' &amp; more')}</title><secondary-title>${style('Big Data &amp; Society')}</secondary-title></titles>` +
    `<periodical><full-title>${style('Big Data &amp; Society')}</full-title></periodical>` +
    `<pages>${style('12-34')}</pages><volume>${style('7')}</volume><number>${style('1')}</number>` +
    `<keywords><keyword>${style('labour')}</keyword><keyword>${style('AI')}</keyword></keywords>` +
    `<dates><year>${style('2020')}</year><pub-dates><date>${style('June 12')}</date></pub-dates></dates>` +
    `<isbn>${style('2053-9517')}</isbn><urls><related-urls><url>${style('https://example.org/a?b=1&amp;c=2')}</url></related-urls></urls>` +
    `<electronic-resource-num>${style('10.1177/2053951720919776')}</electronic-resource-num><custom3>${style('mine')}</custom3>`,
);

test('EndNote XML: names, faces, dates in two places', () => {
  const { item, raw, warnings } = one(file(ARTICLE));
  expect(item).toEqual({
    type: 'article-journal',
    title: 'Trabajo <i>in silico</i> & more',
    author: [{ family: 'Casilli', given: 'Antonio A.' }, { literal: 'OECD' }],
    'container-title': 'Big Data & Society',
    page: '12-34',
    volume: '7',
    issue: '1',
    keyword: 'labour, AI',
    issued: { 'date-parts': [[2020, 6, 12]] },
    ISSN: '2053-9517',
    URL: 'https://example.org/a?b=1&c=2',
    DOI: '10.1177/2053951720919776',
  });
  expect(raw?.fields).toContainEqual(['custom3', style('mine')]);
  expect(warnings).toEqual([]);
});

test('a record that is faulty or never closed costs no other', () => {
  const { entries, failures } = readBibliography(
    file(
      record(`<titles><title>A & B</title></titles>`),
      `<record><titles><title>never closed`,
      record(`<titles><title>Last</title></titles>`, '<ref-type name="Nonsense">999</ref-type>'),
    ),
  );
  expect(entries.map(({ item, warnings }) => [item.title, warnings])).toEqual([
    ['A & B', ['markup-broken']],
    ['Last', ['type-unknown']],
  ]);
  expect(failures).toMatchObject([{ line: 2, code: 'entry-unclosed' }]);
});

test('untouched elements are written as they came, an edited one anew', () => {
  const work = asWork(one(file(ARTICLE)));
  work.key = 'casilli2020';
  const same = writeEndnoteXml([work]);
  for (const piece of [style('in silico', 'italic'), style('June 12'), style('mine')]) {
    expect(same).toContain(piece);
  }
  work.item = { ...work.item, volume: '8 <b>' };
  const edited = one(writeEndnoteXml([work]));
  expect(edited.item).toEqual({ ...one(file(ARTICLE)).item, volume: '8 <b>' });
  expect(edited.key).toBe('casilli2020');
});

test('entities of its own are never expanded', () => {
  const bomb = `<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>`;
  const { entries } = readBibliography(
    bomb + file(record('<titles><title>x&b;y</title></titles>')),
  );
  expect(entries[0]?.item.title).toBe('x&b;y');
});

const ENW = `%0 Journal Article
%A Casilli, Antonio A.
%A Paola Tubaro
%T Un titre
%J Réseaux
%V 3
%N 2
%P 12-34
%D 2019
%8 June 12
%@ 1234-5678
%R 10.1000/abc
%U https://example.org
%K travail
%K numérique
%X Un résumé
sur deux lignes.

%0 Edited Book
%A Doe, Jane
%T Recueil
%I Presses
%C Paris
%D 2001
`;

test('.enw: two records, names as they are said, a text on two lines', () => {
  const { entries, format } = readBibliography(ENW);
  expect(format).toBe('enw');
  expect(entries.map(({ line }) => line)).toEqual([1, 19]);
  expect(entries[0]!.item).toMatchObject({
    type: 'article-journal',
    author: [
      { family: 'Casilli', given: 'Antonio A.' },
      { family: 'Tubaro', given: 'Paola' },
    ],
    issued: { 'date-parts': [[2019, 6, 12]] },
    ISSN: '1234-5678',
    keyword: 'travail, numérique',
    abstract: 'Un résumé\nsur deux lignes.',
  });
  expect(entries[1]!.item).toMatchObject({
    type: 'book',
    editor: [{ family: 'Doe', given: 'Jane' }],
    'publisher-place': 'Paris',
  });
});
