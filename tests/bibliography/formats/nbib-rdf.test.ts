import { expect, test } from 'vitest';
import { groupsOf, readBibliography } from '../../../bibliography/index.ts';

const NBIB = `PMID- 32327730
OWN - NLM
STAT- MEDLINE
DP  - 2020 Apr-Jun
TI  - The trainer, the verifier, the imitator: three ways in which human platform
      workers support artificial intelligence.
PG  - 12-34
LID - 10.1177/2053951720919776 [doi]
AB  - A text.
FAU - Tubaro, Paola
AU  - Tubaro P
FAU - van der Berg, Jan
AU  - van der Berg J
CN  - The Group
LA  - eng
PT  - Journal Article
PL  - England
TA  - Big Data Soc
JT  - Big data & society
IS  - 2053-9517 (Electronic)
PMC - PMC7220000
VI  - 7
IP  - 1

PMID- 1
PT  - Book Chapter
TI  - Second
BTI - The book
DP  - 1999
`;

test('PubMed: whole names, groups, wrapped lines, types', () => {
  const { entries, failures, format } = readBibliography(NBIB);
  expect(format).toBe('nbib');
  expect(failures).toEqual([]);
  expect(entries[0]!.item).toEqual({
    type: 'article-journal',
    title:
      'The trainer, the verifier, the imitator: three ways in which human platform workers support artificial intelligence',
    author: [
      { family: 'Tubaro', given: 'Paola' },
      { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
      { literal: 'The Group' },
    ],
    issued: {
      'date-parts': [
        [2020, 4],
        [2020, 6],
      ],
    },
    page: '12-34',
    DOI: '10.1177/2053951720919776',
    abstract: 'A text.',
    language: 'en',
    'container-title': 'Big data & society',
    'container-title-short': 'Big Data Soc',
    ISSN: '2053-9517',
    PMID: '32327730',
    PMCID: 'PMC7220000',
    volume: '7',
    issue: '1',
  });
  expect(entries[1]!.item).toMatchObject({ type: 'chapter', 'container-title': 'The book' });
});

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/" xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:vcard="http://nwalsh.com/rdf/vCard#">
  <bib:Article rdf:about="http://zotero.org/groups/42/items/ABCD2345">
    <z:itemType>journalArticle</z:itemType>
    <dcterms:isPartOf rdf:resource="urn:issn:2053-9517"/>
    <bib:authors><rdf:Seq>
      <rdf:li><foaf:Person><foaf:surname>Casilli</foaf:surname><foaf:givenName>Antonio A.</foaf:givenName></foaf:Person></rdf:li>
      <rdf:li><foaf:Person><foaf:surname>OECD</foaf:surname></foaf:Person></rdf:li>
    </rdf:Seq></bib:authors>
    <link:link rdf:resource="#item_7"/>
    <dc:subject>labour</dc:subject>
    <dc:subject><z:AutomaticTag><rdf:value>AI</rdf:value></z:AutomaticTag></dc:subject>
    <dc:title>Title &amp; more</dc:title>
    <dcterms:abstract>Abstract</dcterms:abstract>
    <dc:date>2020-06-12</dc:date>
    <z:language>fr</z:language>
    <bib:pages>1-20</bib:pages>
    <dc:identifier><dcterms:URI><rdf:value>https://example.org/x</rdf:value></dcterms:URI></dc:identifier>
    <z:citationKey>casilli2020</z:citationKey>
  </bib:Article>
  <bib:Journal rdf:about="urn:issn:2053-9517">
    <prism:volume>7</prism:volume><dc:title>Big Data</dc:title><prism:number>1</prism:number>
    <dcterms:alternative>BD</dcterms:alternative><dc:identifier>DOI 10.1000/zot</dc:identifier>
    <dc:identifier>ISSN 2053-9517</dc:identifier>
  </bib:Journal>
  <z:Collection rdf:about="#collection_1"><dc:title>Terrain, Lyon</dc:title><dcterms:hasPart rdf:resource="#item_9"/></z:Collection>
  <z:Attachment rdf:about="#item_7"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>
  <bib:Memo rdf:about="#item_8"><rdf:value>a note</rdf:value></bib:Memo>
  <bib:BookSection rdf:about="#item_9">
    <z:itemType>bookSection</z:itemType>
    <dcterms:isPartOf><bib:Book><dcterms:isPartOf><bib:Series><dc:title>Series</dc:title></bib:Series></dcterms:isPartOf><dc:identifier>ISBN 978-2-02-140188-3</dc:identifier><dc:title>Book</dc:title></bib:Book></dcterms:isPartOf>
    <dc:publisher><foaf:Organization><vcard:adr><vcard:Address><vcard:locality>Paris</vcard:locality></vcard:Address></vcard:adr><foaf:name>Seuil</foaf:name></foaf:Organization></dc:publisher>
    <dc:title>Chapter</dc:title>
  </bib:BookSection>
</rdf:RDF>`;

test('Zotero RDF: containers by reference and within, no files or notes, the item known again', () => {
  const { entries, failures, format } = readBibliography(RDF);
  expect([format, failures, entries.length]).toEqual(['zotero-rdf', [], 2]);
  expect(entries[0]).toMatchObject({
    key: 'casilli2020',
    raw: { uri: 'http://zotero.org/groups/42/items/ABCD2345' },
    item: {
      type: 'article-journal',
      title: 'Title & more',
      author: [{ family: 'Casilli', given: 'Antonio A.' }, { literal: 'OECD' }],
      'container-title': 'Big Data',
      'container-title-short': 'BD',
      volume: '7',
      issue: '1',
      page: '1-20',
      DOI: '10.1000/zot',
      ISSN: '2053-9517',
      URL: 'https://example.org/x',
      language: 'fr',
      keyword: 'labour, AI',
      issued: { 'date-parts': [[2020, 6, 12]] },
    },
  });
  expect(entries[1]!.item).toMatchObject({
    type: 'chapter',
    'container-title': 'Book',
    'collection-title': 'Series',
    publisher: 'Seuil',
    'publisher-place': 'Paris',
    ISBN: '978-2-02-140188-3',
  });
  expect([entries[0]!.raw, entries[1]!.raw].map(groupsOf)).toEqual([[], ['Terrain, Lyon']]);
});
