import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardedFetch, isPublicAddress } from '../../server/lookup/guarded-fetch.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let base: string;
let answer: Answer;
let asked: string[];
let canary: Server;
let canaryHits: number;

async function listen(handle: Answer): Promise<Server> {
  const made = createServer(handle);
  made.listen(0, '127.0.0.1');
  await once(made, 'listening');
  return made;
}
const port = (made: Server) => (made.address() as AddressInfo).port;

beforeEach(async () => {
  asked = [];
  canaryHits = 0;
  server = await listen((request, response) => {
    asked.push(`${request.url} ${request.headers.accept}`);
    answer(request, response);
  });
  base = `http://127.0.0.1:${port(server)}`;
  canary = await listen((_, response) => {
    canaryHits += 1;
    response.end('secret');
  });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  canary.close();
});

const gate = () => ({ origins: new Set([base]), hosts: new Set(['example.org']) });
const fetched = () => guardedFetch(new URL(`${base}/x`), 'text/plain', gate());

describe('the gate', () => {
  it.each([
    ['another port of this machine', () => `http://127.0.0.1:${port(canary)}/`],
    ['this machine by name', () => `http://localhost:${port(canary)}/`],
    ['this machine in IPv6', () => `http://[::1]:${port(canary)}/`],
    ['this machine as a number', () => `http://2130706433:${port(canary)}/`],
    ['the cloud’s metadata', () => 'http://169.254.169.254/latest/meta-data'],
    ['a host that is not on the list', () => 'https://example.com/'],
    ['a host on the list without https', () => 'http://example.org/'],
    ['a host on the list at another port', () => 'https://example.org:8443/'],
    ['a file', () => 'file:///etc/passwd'],
    ['an address with a password', () => `http://user:pass@127.0.0.1:${port(canary)}/`],
  ])('refuses a redirect to %s', async (_, target) => {
    answer = (request, response) => response.writeHead(302, { location: target() }).end();
    expect(await codeOf(fetched)).toBe('lookup-refused');
    expect(canaryHits).toBe(0);
  });

  it('follows a redirect within the configured origin, and not for ever', async () => {
    answer = ({ url }, response) => {
      if (url === '/y') response.end('found');
      else response.writeHead(302, { location: '/y' }).end();
    };
    expect(Buffer.from(await fetched()).toString()).toBe('found');
    answer = (_, response) => response.writeHead(302, { location: '/x' }).end();
    expect(await codeOf(fetched)).toBe('lookup-refused');
  });

  it('takes 2 MB and no more', async () => {
    answer = (_, response) => response.end(Buffer.alloc(2 * 1024 * 1024));
    expect((await fetched()).length).toBe(2 * 1024 * 1024);
    answer = (_, response) => response.end(Buffer.alloc(2 * 1024 * 1024 + 1));
    expect(await codeOf(fetched)).toBe('lookup-unreachable');
  });

  it('waits 5 s for a silent service', async () => {
    answer = () => undefined;
    const began = performance.now();
    expect(await codeOf(fetched)).toBe('lookup-unreachable');
    expect(performance.now() - began).toBeGreaterThan(4500);
  }, 20_000);

  it.each([
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.31.0.1', false],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['169.254.169.254', false],
    ['0.0.0.0', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::ffff:127.0.0.1', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['193.48.96.10', true],
    ['2001:660:3003::1', true],
  ])('%s is public: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });
});

describe('looking up', () => {
  let lab: TestLab;
  let ref: string;
  beforeEach(async () => {
    lab = await makeLab();
    lab.config.lookup = {
      bases: {
        doi: `${base}/doi/`,
        hal: `${base}/hal/`,
        arxiv: `${base}/arxiv`,
        isbn: `${base}/isbn`,
      },
      hosts: [],
    };
    await lab.setUp();
  });
  afterEach(() => lab.end());
  const open = async () => {
    const { administrator, services } = lab;
    ref = (await services.workspaces.create(administrator, { name: 'Thèse' })).id;
    return (text: string) => services.library.lookUp(administrator, ref, text);
  };
  const get = (key: string) => lab.services.library.get(lab.administrator, ref, key);

  it('a DOI by content negotiation, once', async () => {
    const lookUp = await open();
    answer = (_, response) =>
      response.end(
        JSON.stringify({
          type: 'article-journal',
          title: 'The trainer',
          DOI: '10.1177/X',
          author: [{ family: 'Tubaro', given: 'Paola' }],
          issued: { 'date-parts': [[2020]] },
        }),
      );
    const found = await lookUp('Voir https://doi.org/10.1177/X.');
    expect(asked).toEqual(['/doi/10.1177/x application/vnd.citationstyles.csl+json']);
    expect(found).toMatchObject({ outcome: 'added', key: 'tubaro2020trainer' });
    expect((await get(found.key)).item.DOI).toBe('10.1177/x');
    expect(await lookUp('doi:10.1177/x')).toMatchObject({ outcome: 'known', key: found.key });
    expect(asked).toHaveLength(1);
  });

  it('HAL in BibTeX, arXiv in Atom, an ISBN in Open Library’s JSON', async () => {
    const lookUp = await open();
    answer = ({ url = '' }, response) => {
      if (url.startsWith('/hal/')) {
        response.end(
          '@article{c, TITLE = {{De la classe}}, AUTHOR = {Casilli, Antonio A.}, YEAR = {2018}, HAL_ID = {halshs-01895138}}',
        );
      } else if (url.startsWith('/arxiv')) {
        response.end(
          '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="a"><title>q</title><entry><title>Learning\n  Models</title><published>2021-02-26T19:04:58Z</published><summary>S</summary><author><name>Alec Radford</name></author><arxiv:doi>10.1000/Y</arxiv:doi></entry></feed>',
        );
      } else {
        response.end(
          JSON.stringify({
            'ISBN:9782021401882': {
              title: 'En attendant les robots',
              authors: [{ name: 'Antonio A. Casilli' }],
              publishers: [{ name: 'Seuil' }],
              publish_date: 'Jan 03, 2019',
              number_of_pages: 400,
            },
          }),
        );
      }
    };
    const hal = await get((await lookUp('https://shs.hal.science/halshs-01895138v1')).key);
    expect(hal.item).toMatchObject({ archive_location: 'halshs-01895138', archive: 'HAL' });
    const arxiv = await get((await lookUp('arXiv:2103.00020')).key);
    expect(arxiv.item).toMatchObject({
      title: 'Learning Models',
      author: [{ family: 'Radford', given: 'Alec' }],
      issued: { 'date-parts': [[2021, 2, 26]] },
      archive_location: '2103.00020',
    });
    const book = await get((await lookUp('ISBN 978-2-02-140188-2')).key);
    expect(book.item).toMatchObject({
      type: 'book',
      author: [{ family: 'Casilli', given: 'Antonio A.' }],
      publisher: 'Seuil',
      'number-of-pages': '400',
    });
  });

  it('says that a service knows no such identifier, and adds nothing', async () => {
    const lookUp = await open();
    answer = (_, response) => response.writeHead(404).end();
    expect(await codeOf(() => lookUp('10.1000/none'))).toBe('lookup-unknown');
    expect(await codeOf(() => lookUp('rien'))).toBe('identifier-missing');
    expect((await lab.services.library.list(lab.administrator, ref)).total).toBe(0);
  });

  it('keeps the identifier where nobody answers, and asks again later', async () => {
    const lookUp = await open();
    answer = (_, response) => response.writeHead(503).end();
    const kept = await lookUp('10.1000/Later');
    expect(kept).toMatchObject({ outcome: 'pending', reason: 'lookup-busy' });
    answer = (_, response) => response.end(JSON.stringify({ type: 'book', title: 'Enfin' }));
    await lab.services.retryLookups();
    expect(await get(kept.workId)).toMatchObject({ title: '10.1000/later', isAwaited: true });
    lab.time.now = new Date(lab.time.now.getTime() + 3600_000);
    await lab.services.retryLookups();
    expect((await get(kept.workId)).item).toMatchObject({
      type: 'book',
      title: 'Enfin',
      DOI: '10.1000/later',
    });
    const { length } = asked;
    await lab.services.retryLookups();
    expect(asked).toHaveLength(length);
    expect((await get(kept.workId)).isAwaited).toBe(false);
  });

  it('asks at once when somebody asks for it, also after it has given up', async () => {
    const lookUp = await open();
    const { library } = lab.services;
    answer = (_, response) => response.writeHead(503).end();
    const { workId } = await lookUp('10.1000/later');
    for (let tries = 0; tries < 8; tries++) {
      lab.time.now = new Date(lab.time.now.getTime() + 30 * 86_400_000);
      await lab.services.retryLookups();
    }
    const given = asked.length;
    await lab.services.retryLookups();
    expect(asked).toHaveLength(given);
    const again = () => library.lookUpAgain(lab.administrator, ref, workId);
    expect(await codeOf(again)).toBe('lookup-busy');
    expect((await library.list(lab.administrator, ref)).works[0]?.isAwaited).toBe(true);
    answer = (_, response) => response.end(JSON.stringify({ type: 'book', title: 'Enfin' }));
    await again();
    expect(await get(workId)).toMatchObject({ title: 'Enfin', isAwaited: false });
  });
});
