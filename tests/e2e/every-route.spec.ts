import { expect, test } from '@playwright/test';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express, RequestHandler } from 'express';
import * as Y from 'yjs';
import { CLOSE, roomPath } from '../../app/domain/protocol.ts';
import routes from '../../app/routes.ts';
import { NO_EXCERPT } from '../../app/domain/excerpts.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { createLogger } from '../../server/logger.ts';
import type { Services } from '../../server/services.ts';
import { RawSocket, sync, until } from '../server/collab/support.ts';
import { cookieOf, FROM, makeLab, PASSWORD, type TestLab } from '../server/lab.ts';
import { MARK, PERIOD, plant, PLANTED, type Planted } from '../server/planted.ts';
import { routesOf, type Route } from './support/route-table.ts';
import { API_ASKED, ASKED, type Body } from './support/routes-asked.ts';

// No browser: every address that the server has is asked, by everyone, about what is theirs, another's,
// missing and deleted. What is another's reads as what is not there, and no answer holds a planted phrase.

const BUILD = new URL('../../build/', import.meta.url);
const MEMBERS = ['owner', 'editor', 'viewer'] as const;
const EVERYONE = [...MEMBERS, 'stranger', 'nobody', 'token'] as const;
type Who = (typeof EVERYONE)[number] | 'named';
const KINDS = ['other', 'missing', 'deleted'] as const;

interface Target {
  workspace: string;
  work: string;
  open: string;
  excerpt: string;
  comment: string;
  sheet: string;
  concept: string;
  map: string;
  image: string;
  member: string;
}

let lab: TestLab;
let planted: Planted;
let server: Server;
let url: string;
/** What each sends to say who they are. */
const headers = {} as Record<Who, Record<string, string>>;
/** Of the project: what `named` alone may see, what never was, what they deleted. */
const targets = {} as Record<(typeof KINDS)[number], Target>;
/** Projects that are another's, missing and deleted, with everything else as it is. */
const projects: Record<string, string> = {};

test.beforeAll(async () => {
  lab = await makeLab();
  await lab.setUp();
  planted = await plant(lab);
  const { services, administrator: owner } = lab;
  const { ref, named, restricted, excerpt, comment, open, concept, map, image } = planted;
  const people: Record<string, { userId: string }> = { owner, named };
  for (const role of ['editor', 'viewer'] as const) people[role] = await lab.join(owner, ref, role);
  const elsewhere = await services.workspaces.create(owner, { name: 'Ailleurs' });
  people.stranger = await lab.join(owner, elsewhere.id, 'owner');
  const gone = await services.workspaces.create(named, { name: 'Ancien' });
  services.workspaces.delete(named, gone.id);
  const theirs = await services.workspaces.create(named, { name: 'À part' });
  Object.assign(projects, { other: theirs.slug, missing: 'jamais', deleted: gone.slug });

  const whole = { workspace: ref, open, concept, map, image, member: owner.userId };
  targets.other = { ...whole, work: restricted, excerpt, comment, sheet: 'jamais' };
  targets.missing = {
    ...whole,
    work: 'jamais',
    excerpt: 'jamais',
    comment: 'jamais',
    sheet: 'jamais',
  };
  targets.deleted = { ...whole, ...(await plantDeleted()) };

  server = createHttpServer({
    services,
    collaboration: lab.collaboration,
    logger: createLogger('silent'),
    web: await builtWeb(services),
    clientFolder: null,
    isReady: () => true,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  for (const [who, { userId }] of Object.entries(people)) {
    const { email } = lab.context.db.raw
      .prepare('SELECT email FROM user WHERE id = ?')
      .get(userId) as { email: string };
    const session = await services.auth.signIn({ email, password: PASSWORD }, FROM);
    headers[who as Who] = { cookie: cookieOf(session.headers) };
  }
  headers.nobody = {};
  const { secret } = services.tokens.create(owner, ref, { label: 'T', role: 'editor' });
  headers.token = { authorization: `Bearer ${secret}` };
});
test.afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await lab.end();
});

async function plantDeleted() {
  const { services } = lab;
  const { ref, named } = planted;
  const { id: work } = await services.library.add(named, ref, {
    item: { type: 'interview', title: 'Entretien zzqwkxeffacé' },
  });
  await services.restrictions.set(named, ref, work, []);
  const fields = { ...NO_EXCERPT, quotation: 'zzqwkxpassage effacé' };
  const { id: excerpt } = await services.excerpts.add(named, ref, work, fields);
  const { id: comment } = await services.comments.add(named, ref, {
    target: { kind: 'work', id: work },
    body: 'zzqwkxcommentaire effacé',
  });
  const shown = { ...PERIOD, title: 'Page', lines: [] as string[] };
  shown.lines = (await services.sheets.propose(named, ref, PERIOD)).map(({ id }) => id);
  const { id: sheet } = await services.sheets.share(named, ref, shown);
  services.sheets.takeBack(named, ref, sheet);
  await services.library.delete(named, ref, work, { act: 'confirmed' });
  return { work, excerpt, comment, sheet };
}

async function builtWeb(services: Services): Promise<RequestHandler> {
  const entry = new URL('server/index.js', BUILD).href;
  const built = (await import(entry)) as { default: (services: Services) => RequestHandler };
  return built.default(services);
}

const ROUTES = routesOf(routes);
const fill = (text: string, target: Target): string =>
  text.replace(/\{(\w+)\}/g, (_, name: keyof Target) => target[name]);

/** The route's address; a page's as the router asks for its data alone, without what stands around it. */
function addressOf(route: Route, target: Target, query: string, wish: boolean): string {
  const path = route.path
    .replace(':workspace', target.workspace)
    .replace(':kind', 'work')
    .replace(':id', target.work)
    .replace(':token', 'jamais')
    .replace(/:(work|map|sheet|image)/, (_, name: keyof Target) => target[name]);
  if (!route.page) return encodeURI(path) + fill(query, target);
  // An action's answer takes no such wish.
  const alone = `${query ? '&' : '?'}_routes=${encodeURIComponent(route.id)}`;
  return (
    encodeURI(path === '/' ? '/_.data' : `${path}.data`) + fill(query, target) + (wish ? alone : '')
  );
}

interface Answer {
  status: number;
  /** Headers and body, the names of what was asked for taken out. */
  said: string;
}

async function ask(who: Who, method: string, address: string, target: Target, body?: Body) {
  const init: RequestInit & { headers: Record<string, string> } = {
    method,
    redirect: 'manual',
    headers: { ...headers[who], origin: url, accept: '*/*' },
  };
  if (body && 'json' in body) {
    init.headers['content-type'] = 'application/json';
    init.body = fill(JSON.stringify(body.json), target);
  } else if (body) {
    init.body = new URLSearchParams(
      Object.entries(body.form).map(([name, value]) => [name, fill(value, target)]),
    );
  }
  const response = await fetch(url + address, init);
  const head = ['location', 'content-disposition'].map((name) => response.headers.get(name) ?? '');
  let said = `${head.join(' ')} ${await response.text()}`;
  for (const { work, excerpt, comment, sheet } of Object.values(targets)) {
    for (const id of [work, excerpt, comment, sheet]) said = said.replaceAll(id, 'ID');
  }
  said = said.replaceAll(target.workspace, 'ID').replace(/"nonce","[^"]*"/, '"nonce"');
  return { status: response.status, said: said.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME') };
}

function expectNothingPlanted(answer: Answer, asked: string): void {
  const at = answer.said.toLowerCase().indexOf(MARK);
  expect(at === -1 ? '' : answer.said.slice(Math.max(0, at - 80), at + 80), asked).toBe('');
  expect(answer.status, asked).toBeLessThan(500);
}

interface Question {
  name: string;
  method: 'GET' | 'POST';
  route: Route;
  query: string;
  body?: Body;
  /** Whether it names a thing within the project. */
  names: boolean;
}

const NAMES = /\{(work|excerpt|comment|sheet)\}/;
const QUESTIONS = ROUTES.flatMap((route): Question[] => {
  const { get = [], post = [] } = ASKED[route.path] ?? {};
  const named = /:(work|sheet|id)$/.test(route.path);
  return [
    ...get.map((query): Question => {
      const name = `GET ${route.path}${query}`;
      return { name, method: 'GET', route, query, names: named || NAMES.test(query) };
    }),
    ...post.map((body): Question => {
      const text = JSON.stringify(body);
      const name = `POST ${route.path} ${text}`;
      const names = (named || NAMES.test(text)) && !body.makes;
      return { name, method: 'POST', route, query: '', body, names };
    }),
  ];
});
const OF_PROJECTS = QUESTIONS.filter(({ route }) => !ASKED[route.path]!.apart);

const put = (who: Who, { method, route, query, body }: Question, target: Target) =>
  ask(who, method, addressOf(route, target, query, method === 'GET'), target, body);

test('every route is listed, with each of its methods', () => {
  expect(ROUTES.length).toBeGreaterThan(35);
  expect(ROUTES.map(({ path }) => path).filter((path) => !(path in ASKED))).toEqual([]);
  expect(Object.keys(ASKED).filter((path) => !ROUTES.some((one) => one.path === path))).toEqual([]);
  for (const { path, methods } of ROUTES) {
    const { get, post, apart } = ASKED[path]!;
    const asked = [...(get ? ['GET'] : []), ...(post ? ['POST'] : [])];
    if (!apart) expect(asked, path).toEqual(methods);
  }
  const app = server.listeners('request')[0] as Express;
  const layers = app.router.stack;
  expect(layers.flatMap(({ route }) => (route ? [route.path] : []))).toEqual([
    '/healthz',
    '/metrics',
  ]);
  const [api] = layers.filter(({ name }) => name === 'router');
  const inApi = (api!.handle as unknown as Express['router']).stack;
  expect(inApi.flatMap(({ route }) => (route ? [route.path] : []))).toEqual(Object.keys(API_ASKED));
});

for (const who of MEMBERS) {
  test(`what is another’s reads to the ${who} as what is not there`, async () => {
    test.setTimeout(120_000);
    for (const question of QUESTIONS) {
      const answers: Answer[] = [];
      for (const kind of question.names ? KINDS : (['other'] as const)) {
        const answer = await put(who, question, targets[kind]);
        // The owner was recommended a book, and is told why.
        if (who === 'owner') answer.said = answer.said.replaceAll(PLANTED.reason, '');
        expectNothingPlanted(answer, `${kind}: ${question.name}`);
        answers.push(answer);
      }
      for (const answer of answers) expect(answer, question.name).toEqual(answers[0]);
    }
    // It was there to be found all the while.
    const library = OF_PROJECTS.find(({ route }) => route.path === '/p/:workspace/library')!;
    expect((await put(who, library, targets.other)).said).toContain('Un livre ouvert');
    expect((await put('named', library, targets.other)).said).toContain(MARK);
  });
}

for (const who of EVERYONE) {
  test(`a project of others reads to the ${who} as one that is not there`, async () => {
    test.setTimeout(120_000);
    const ofTheirs = (MEMBERS as readonly string[]).includes(who) ? [] : [planted.ref];
    for (const question of OF_PROJECTS) {
      const answers: Answer[] = [];
      for (const workspace of [...ofTheirs, ...Object.values(projects)]) {
        const target = { ...targets.other, workspace };
        const answer = await put(who, question, target);
        expectNothingPlanted(answer, question.name);
        answers.push(answer);
      }
      for (const answer of answers) expect(answer, question.name).toEqual(answers[0]);
    }
  });
}

test('what takes nothing refuses what is sent to it', async () => {
  // React Router says each refusal on the console.
  const said: string[] = [];
  const { error } = console;
  console.error = (message: unknown) => said.push(String(message));
  const closed = ROUTES.filter(({ methods }) => !methods.includes('POST'));
  for (const route of closed) {
    const address = addressOf(route, targets.other, '', false);
    const answer = await ask('editor', 'POST', address, targets.other);
    expectNothingPlanted(answer, route.path);
    expect(answer.status, route.path).toBeGreaterThanOrEqual(400);
  }
  console.error = error;
  expect(said.filter((message) => !message.includes('did not provide an `action`'))).toEqual([]);
});

test('the pages as they are drawn hold none of it; those of the named member do, but no file or print', async () => {
  const seen: string[] = [];
  const files = /\/(export|print|file|bibliography\.\w+)$/;
  for (const route of ROUTES.filter(({ methods }) => methods.includes('GET'))) {
    const { get = [] } = ASKED[route.path]!;
    for (const query of get) {
      const address = addressOf({ ...route, page: false }, targets.other, query, false);
      const name = `${route.path}${query}`;
      if (route.page)
        expectNothingPlanted(await ask('viewer', 'GET', address, targets.other), name);
      const answer = await ask('named', 'GET', address, targets.other);
      if (files.test(route.path)) expectNothingPlanted(answer, `named: ${name}`);
      else if (answer.said.toLowerCase().includes(MARK)) seen.push(route.path);
    }
  }
  const planted = [
    'library',
    'library/:work',
    'readings',
    'readings/excerpts',
    'search',
    'comments',
  ];
  expect(seen).toEqual(expect.arrayContaining(planted.map((path) => `/p/:workspace/${path}`)));
});

test('the addresses for scripts tell nobody of it, and strangers nothing at all', async () => {
  for (const [path, queries] of Object.entries(API_ASKED)) {
    for (const query of path.endsWith('/events') ? [] : queries) {
      const asked = `/api${path}`;
      const of = (who: Who, workspace: string) =>
        ask(who, 'GET', asked.replace(':workspace', workspace) + fill(query, targets.other), {
          ...targets.other,
          workspace,
        });
      for (const who of [...MEMBERS, 'token', 'named'] as const) {
        const answer = await of(who, planted.ref);
        expectNothingPlanted(answer, `${who}: ${asked}${query}`);
        expect(answer.status, `${who}: ${asked}${query}`).toBe(200);
      }
      for (const who of EVERYONE) {
        const member = who !== 'stranger' && who !== 'nobody';
        const refused = await of(who, projects.missing!);
        expect(refused.status).toBe(who === 'nobody' ? 401 : 404);
        for (const ref of [projects.other!, projects.deleted!, ...(member ? [] : [planted.ref])]) {
          expect(await of(who, ref), `${who}: ${asked}${query}`).toEqual(refused);
        }
      }
    }
  }
  const events = `/api/workspaces/${planted.ref}/events`;
  for (const who of ['stranger', 'nobody'] as const) {
    expect((await ask(who, 'GET', events, targets.other)).status).toBe(
      who === 'nobody' ? 401 : 404,
    );
  }
  expect((await ask('nobody', 'GET', '/api/events', targets.other)).status).toBe(401);
});

test('a note opens for those who may see its work, and the graph holds none of it', async () => {
  const rooms = (['graph', 'note'] as const).flatMap((kind) =>
    kind === 'graph'
      ? [roomPath(kind, planted.ref), roomPath(kind, 'jamais')]
      : [planted.open, planted.restricted, targets.deleted.work, 'jamais'].map((id) =>
          roomPath(kind, id),
        ),
  );
  const [own, missing, open, ...closed] = rooms;
  for (const who of [...EVERYONE, 'named'] as const) {
    const member = who !== 'stranger' && who !== 'nobody';
    for (const room of rooms) {
      const socket = new RawSocket(url.replace('http', 'ws') + room, {
        headers: { ...headers[who], ...(who === 'nobody' ? {} : { origin: url }) },
      });
      const opens =
        (member && (room === own || room === open)) || (who === 'named' && room === closed[0]);
      if (opens) {
        (await socket.opened()).send(sync(0, Y.encodeStateVector(new Y.Doc())));
        await until(() => socket.heard.length > 0 || socket.closed !== null);
        expect(socket.closed, `${who} ${room}`).toBeNull();
      } else {
        await until(() => socket.closed !== null);
        expect(socket.closed!.code, `${who} ${room}`).toBe(
          who === 'nobody' ? CLOSE.session : CLOSE.role,
        );
      }
      const bytes = Buffer.concat(socket.heard).toString('utf8').toLowerCase();
      expect(bytes.includes(MARK), `${who} ${room}`).toBe(false);
      if (!opens) expect(bytes).toBe('');
      await socket.close();
    }
  }
  expect(missing).toContain('jamais');
});
