/** The services as they answer, well and badly: a stub that speaks as Crossref, DataCite, HAL, arXiv and Open Library do. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guardedFetch, secondsOf } from '../../server/lookup/guarded-fetch.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let base: string;
let answer: Answer;
let asked: number;
let lab: TestLab;
let ref: string;

const configured = () => ({
  bases: { doi: `${base}/doi/`, hal: `${base}/hal/`, arxiv: `${base}/arxiv`, isbn: `${base}/isbn` },
  hosts: [],
});

beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  lab = await makeLab();
  lab.config.lookup = configured();
  await lab.setUp();
});
beforeEach(async () => {
  asked = 0;
  // What an earlier test left waiting.
  lab.context.db.raw.exec('DELETE FROM pending_lookup');
  ref = (await lab.services.workspaces.create(lab.administrator, { name: 'Thèse' })).id;
});
afterAll(async () => {
  await lab.end();
  server.closeAllConnections();
  server.close();
});

const lookUp = (text: string) => lab.services.library.lookUp(lab.administrator, ref, text);
const get = (key: string) => lab.services.library.get(lab.administrator, ref, key);
const total = async () => (await lab.services.library.list(lab.administrator, ref)).total;
const json =
  (value: unknown): Answer =>
  (_, response) =>
    response.end(JSON.stringify(value));
const pass = (minutes: number) => {
  lab.time.now = new Date(lab.time.now.getTime() + minutes * 60_000);
  return lab.services.retryLookups();
};

/** In Crossref's own words: its types, lists for texts, JATS and entities in them. */
const CROSSREF = {
  indexed: {
    'date-parts': [[2024, 1, 5]],
    'date-time': '2024-01-05T06:10:13Z',
    timestamp: 1704435013947,
  },
  'reference-count': 105,
  publisher: 'SAGE Publications',
  issue: '1',
  license: [{ URL: 'http://x.org', 'content-version': 'vor' }],
  'short-container-title': ['Big Data &amp; Society'],
  DOI: '10.1177/2053951720919776',
  type: 'journal-article',
  created: { 'date-parts': [[2020, 4, 24]] },
  page: '205395172091977',
  'article-number': '2053951720919776',
  source: 'Crossref',
  title: ['The trainer, the <i>verifier</i>,\n the <mml:math><mml:mi>imitator</mml:mi></mml:math>'],
  subtitle: ['Three ways human platform workers support artificial intelligence'],
  prefix: '10.1177',
  volume: '7',
  author: [
    {
      ORCID: 'http://orcid.org/0000-0002-1215-9145',
      given: 'Paola',
      family: 'Tubaro',
      sequence: 'first',
      affiliation: [{ name: 'CNRS' }],
    },
    { name: 'DiPLab', sequence: 'additional', affiliation: [] },
  ],
  'container-title': ['Big Data &amp; Society'],
  'original-title': [],
  language: 'en',
  issued: { 'date-parts': [[2020, 1]] },
  URL: 'http://dx.doi.org/10.1177/2053951720919776',
  ISSN: ['2053-9517', '2053-9517'],
  abstract: '<jats:p>This paper &amp; more.</jats:p>',
};

describe('what an agency says of a DOI', () => {
  it('Crossref’s own types, lists and markup become CSL', async () => {
    answer = json(CROSSREF);
    const found = await lookUp('10.1177/2053951720919776');
    expect(found).toMatchObject({ outcome: 'added', key: 'tubaro2020trainer' });
    const { item } = await get(found.key);
    expect(item).toEqual({
      id: found.workId,
      type: 'article-journal',
      title:
        'The trainer, the <i>verifier</i>, the imitator: Three ways human platform workers support artificial intelligence',
      author: [{ family: 'Tubaro', given: 'Paola' }, { literal: 'DiPLab' }],
      'container-title': 'Big Data & Society',
      'container-title-short': 'Big Data & Society',
      publisher: 'SAGE Publications',
      volume: '7',
      issue: '1',
      page: '205395172091977',
      number: '2053951720919776',
      issued: { 'date-parts': [[2020, 1]] },
      language: 'en',
      abstract: 'This paper & more.',
      DOI: '10.1177/2053951720919776',
      ISSN: '2053-9517',
    });
  });

  it.each([
    [
      {
        type: 'book-chapter',
        'container-title': ['B'],
        ISBN: ['http://id.crossref.org/isbn/9780306406157'],
      },
      'chapter',
      { 'container-title': 'B', ISBN: '9780306406157' },
    ],
    [
      {
        type: 'proceedings-article',
        event: { name: 'CHI', location: 'Lyon', start: { 'date-parts': [[2020, 1, 2]] } },
      },
      'paper-conference',
      {
        'event-title': 'CHI',
        'event-place': 'Lyon',
        'event-date': { 'date-parts': [[2020, 1, 2]] },
      },
    ],
    [{ type: 'posted-content', institution: [{ name: 'SSRN' }] }, 'article', {}],
    [
      { type: 'dissertation', publisher: 'EHESS' },
      'thesis',
      { publisher: 'EHESS', genre: 'Doctoral dissertation' },
    ],
    [
      { type: 'monograph', 'publisher-location': 'Paris', editor: [{ family: 'E', given: 'F' }] },
      'book',
      { 'publisher-place': 'Paris', editor: [{ family: 'E', given: 'F' }] },
    ],
    [{ type: 'reference-entry' }, 'entry-encyclopedia', {}],
    [{ type: null }, 'document', {}],
    [{ type: 'other', version: '1.2' }, 'document', { version: '1.2' }],
    [
      { type: 'dataset', publisher: 'Zenodo', issued: { 'date-parts': [[null]] } },
      'dataset',
      { publisher: 'Zenodo' },
    ],
  ])('%j is a %s', async (record, type, expected) => {
    answer = json({ title: 'T', DOI: '10.1000/x', ...record });
    const { key } = await lookUp('10.1000/x');
    expect((await get(key)).item).toMatchObject({ type, title: 'T', ...expected });
    expect((await get(key)).item.issued).toBeUndefined();
  });
});

describe('what a service says badly', () => {
  const IDS = ['10.1000/x', 'hal-01234567', '2103.00020', '978-2-02-140188-2'];

  it.each(IDS)('a page of HTML for %s: kept, and said', async (id) => {
    answer = (_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><html><body>Sign in</body></html>');
    expect(await lookUp(id)).toMatchObject({ outcome: 'pending', reason: 'lookup-unreadable' });
    expect(await total()).toBe(1);
  });

  it.each([
    ['10.1000/x', '{}'],
    ['hal-01234567', ''],
    [
      '2103.00020',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Error</title></entry></feed>',
    ],
    ['978-2-02-140188-2', '{}'],
  ])('an empty answer for %s: it knows no such thing', async (id, body) => {
    answer = (_, response) => response.end(body);
    expect(await codeOf(() => lookUp(id))).toBe('lookup-unknown');
    expect(await total()).toBe(0);
  });

  it.each([
    [404, 'lookup-unknown'],
    [410, 'lookup-unknown'],
    [406, 'lookup-unreadable'],
    [429, 'lookup-busy'],
    [503, 'lookup-busy'],
    [500, 'lookup-unreachable'],
    [502, 'lookup-unreachable'],
    [204, 'lookup-unreachable'],
    [403, 'lookup-unreachable'],
  ])('%i is %s', async (status, code) => {
    answer = (_, response) => response.writeHead(status).end();
    const gate = { origins: new Set([base]), hosts: new Set<string>() };
    expect(await codeOf(() => guardedFetch(new URL(base), '*/*', gate))).toBe(code);
  });

  it('a body cut short is no answer', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"title": "T"');
      setTimeout(() => response.destroy(), 20);
    };
    expect(await lookUp('10.1000/x')).toMatchObject({ reason: 'lookup-unreachable' });
  });

  it('a packed body is unpacked, and counted as it is then', async () => {
    const packed =
      (body: Buffer): Answer =>
      (_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(body);
    answer = packed(gzipSync(JSON.stringify({ type: 'book', title: 'Plié' })));
    expect((await get((await lookUp('10.1000/a')).key)).title).toBe('Plié');
    answer = packed(gzipSync(Buffer.alloc(50 * 1024 * 1024, 32)));
    expect(await lookUp('10.1000/b')).toMatchObject({ reason: 'lookup-unreachable' });
    answer = packed(Buffer.from('no gzip at all'));
    expect(await lookUp('10.1000/c')).toMatchObject({ reason: 'lookup-unreachable' });
  });
});

describe('asked again', () => {
  it('when the service says, and not before', async () => {
    answer = (_, response) => response.writeHead(429, { 'retry-after': '3600' }).end();
    await lookUp('10.1000/x');
    answer = json({ type: 'book', title: 'Enfin' });
    await pass(30);
    expect(asked).toBe(1);
    await pass(31);
    expect(asked).toBe(2);
    expect(secondsOf('120')).toBe(120);
    expect(secondsOf(new Date(Date.now() + 60_000).toUTCString())).toBeGreaterThan(55);
    expect([secondsOf('soon'), secondsOf(undefined), secondsOf('-5')]).toEqual([0, 0, 0]);
    expect(secondsOf('99999999')).toBe(7 * 86_400);
  });

  it('a busy service is left alone by the others that wait for it', async () => {
    answer = (_, response) => response.writeHead(500).end();
    for (const doi of ['10.1000/a', '10.1000/b', '10.1000/c']) await lookUp(doi);
    answer = (_, response) => response.writeHead(429).end();
    asked = 0;
    await pass(10);
    expect(asked).toBe(1);
  });

  it('by the server that is started anew', async () => {
    answer = (_, response) => response.writeHead(502).end();
    const { workId } = await lookUp('10.1000/x');
    const { now } = lab.time;
    const { userId } = lab.administrator;
    await lab.close();
    lab = await makeLab(lab.config.dataDir);
    lab.config.lookup = configured();
    lab.administrator.userId = userId;
    lab.time.now = now;
    answer = json({ type: 'book', title: 'Enfin' });
    await pass(10);
    expect(await get(workId)).toMatchObject({ title: 'Enfin', isAwaited: false });
  });

  it('what somebody wrote meanwhile stays, and its key with it', async () => {
    answer = (_, response) => response.writeHead(502).end();
    const { workId, key } = await lookUp('10.1000/x');
    const { item, version } = await get(workId);
    const mine = { item: { ...item, title: 'À moi' }, key, version };
    await lab.services.library.update(lab.administrator, ref, workId, mine);
    answer = json({ type: 'book', title: 'Enfin', publisher: 'PUF' });
    await pass(10);
    expect(await get(workId)).toMatchObject({ key, item: { title: 'À moi', publisher: 'PUF' } });
  });
});

describe('never twice in the library', () => {
  it('asked for by two at once', async () => {
    const waiting: ServerResponse[] = [];
    answer = (_, response) => {
      waiting.push(response);
      if (waiting.length < 2) return;
      for (const one of waiting) one.end(JSON.stringify({ type: 'book', title: 'Une fois' }));
    };
    const results = await Promise.all([lookUp('10.1000/x'), lookUp('https://doi.org/10.1000/X')]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['added', 'known']);
    expect(new Set(results.map(({ workId }) => workId)).size).toBe(1);
    expect(await total()).toBe(1);
  });

  it('a work that is there under another identifier', async () => {
    const data = '@article{mine, title={Learning}, doi={10.1000/Y}}';
    await lab.services.library.importNow(lab.administrator, ref, { data });
    answer = (_, response) =>
      response.end(
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="a"><entry><title>Learning</title><arxiv:doi>10.1000/y</arxiv:doi></entry></feed>',
      );
    expect(await lookUp('arXiv:2103.00020')).toMatchObject({ outcome: 'known', key: 'mine' });
    expect(await total()).toBe(1);
  });

  it('arXiv’s own DOI and its number are one; what waits is known too', async () => {
    answer = (_, response) => response.writeHead(502).end();
    const first = await lookUp('https://doi.org/10.48550/arXiv.2103.00020');
    expect(await lookUp('arXiv:2103.00020v2')).toMatchObject({
      outcome: 'known',
      workId: first.workId,
    });
    expect(asked).toBe(1);
  });

  it('what two became one of is found under either’s identifier', async () => {
    const { library, duplicates } = lab.services;
    const data = '@book{a, title={Un}, doi={10.1000/a}} @book{b, title={Un}, doi={10.1000/b}}';
    const { imported } = await library.importNow(lab.administrator, ref, { data });
    const [kept, merged] = imported.map(({ workId }) => ({ id: workId, version: 1 }));
    await duplicates.merge(lab.administrator, ref, { kept: kept!, merged: merged!, take: [] });
    expect(await lookUp('10.1000/B')).toMatchObject({
      outcome: 'known',
      workId: kept!.id,
      key: 'a',
    });
    expect(asked).toBe(0);
  });
});
