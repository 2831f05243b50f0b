/**
 * No route, socket, search, export or count gives a private reading, a restricted work or an excerpt
 * of one to anyone else. Phrases are planted where only their owners may find them; every service is
 * then asked everything by everyone else, and a service that this test does not list fails it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { NO_EXCERPT } from '../../app/domain/excerpts.ts';
import type { Services } from '../../server/services.ts';
import type { Actor, LiveEvent } from '../../server/types.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';
import { PERIOD, plant, PLANTED } from './planted.ts';

let lab: TestLab;
let ref: string;
let named: Actor & { kind: 'user' };
const others: Record<string, Actor> = {};
let restricted: string;
let open: string;
let excerpt: string;
let concept: string;
let sheet: string;
let image: string;

beforeAll(async () => {
  lab = await makeLab();
  await lab.setUp();
  ({ ref, named, restricted, open, excerpt, concept, sheet, image } = await plant(lab));
  const { services, administrator: owner } = lab;
  others.owner = owner;
  others.editor = await lab.join(owner, ref, 'editor');
  others.viewer = await lab.join(owner, ref, 'viewer');
  for (const role of ['editor', 'viewer'] as const) {
    const { token } = services.tokens.create(owner, ref, { label: role, role });
    const { id: tokenId } = token;
    others[`token ${role}`] = { kind: 'token', tokenId, workspaceId: ref, role, label: role };
  }
  others.operator = { kind: 'operator' };
}, 60_000);
afterAll(() => lab.end());

type Ask = (s: Services, a: Actor) => unknown;
const SCOPES = [{ kind: 'library' } as const, { kind: 'works', ids: [] as string[] } as const];

/** Every way of reading, by service and method. */
const ASKED: Record<string, Ask> = {
  'workspaces.list': (s, a) => s.workspaces.list(a),
  'workspaces.listDeleted': (s, a) => s.workspaces.listDeleted(a),
  'workspaces.cards': (s, a) => s.workspaces.cards(a),
  'workspaces.get': (s, a) => s.workspaces.get(a, ref),
  'maps.list': (s, a) => s.maps.list(a, ref),
  'maps.graph': (s, a) => s.maps.graph(a, ref),
  'images.get': (s, a) => s.images.get(a, ref, image),
  'members.list': (s, a) => s.members.list(a, ref),
  'members.invitations': (s, a) => s.members.invitations(a, ref),
  'tokens.list': (s, a) => s.tokens.list(a, ref),
  'library.list': async (s, a) => [
    await s.library.list(a, ref),
    await s.library.list(a, ref, { query: 'zzqwkxtitre' }),
    await s.library.list(a, ref, { reading: 'reading' }),
    await s.library.list(a, ref, { deleted: true }),
  ],
  'library.get': (s, a) => s.library.get(a, ref, restricted),
  'library.items': (s, a) => [s.library.items(a, ref), s.library.items(a, ref, { onPaper: true })],
  'library.keyFormula': (s, a) => s.library.keyFormula(a, ref),
  'library.previewKeys': (s, a) => s.library.previewKeys(a, ref, { formula: '[auth:lower][year]' }),
  'library.pastImports': (s, a) => s.library.pastImports(a, ref),
  'library.importProgress': (s, a) => s.library.importProgress(a, ref, 'job'),
  'library.uses': (s, a) => s.library.uses(a, ref, restricted),
  'library.aliases': (s, a) => s.library.aliases(a, ref),
  'duplicates.find': (s, a) => s.duplicates.find(a, ref),
  'duplicates.compare': (s, a) => s.duplicates.compare(a, ref, [restricted, open]),
  'duplicates.merges': (s, a) => s.duplicates.merges(a, ref),
  'shelves.collections': (s, a) => s.shelves.collections(a, ref),
  'shelves.tags': (s, a) => s.shelves.tags(a, ref),
  'shelves.ofWork': (s, a) => s.shelves.ofWork(a, ref, restricted),
  'shelves.searches': (s, a) => s.shelves.searches(a, ref),
  'shelves.previewChange': (s, a) =>
    s.shelves.previewChange(a, ref, [restricted], { type: 'book', removeTags: [PLANTED.ownTag] }),
  'readings.get': (s, a) => [s.readings.get(a, ref, open), s.readings.get(a, ref, restricted)],
  'readings.list': (s, a) => s.readings.list(a, ref),
  'readings.states': (s, a) => s.readings.states(a, ref),
  'readings.recommendations': (s, a) => s.readings.recommendations(a, ref, restricted),
  'readings.views': (s, a) => s.readings.views(a, ref),
  'excerpts.list': async (s, a) => [
    await s.excerpts.list(a, ref),
    await s.excerpts.list(a, ref, { ids: [excerpt] }),
  ],
  'restrictions.get': (s, a) => s.restrictions.get(a, ref, restricted),
  'restrictions.hidden': (s, a) => [
    s.restrictions.hidden(a, ref),
    s.restrictions.hidden(a, ref, { onPaper: true }),
  ],
  'notes.mentioning': (s, a) => s.notes.mentioning(a, ref, { kind: 'work', target: open }),
  'notes.mentions': (s, a) => s.notes.mentions(a, ref),
  'notes.export': (s, a) => s.notes.export(a, ref, restricted, 'markdown'),
  'bibliography.render': async (s, a) => [
    await s.bibliography.render(a, ref, { scope: SCOPES[0]!, style: 'apa', locale: 'fr-FR' }),
    await s.bibliography.render(a, ref, {
      scope: { kind: 'works', ids: [restricted] },
      style: 'apa',
      locale: 'fr-FR',
    }),
  ],
  'bibliography.cite': (s, a) =>
    s.bibliography.cite(a, ref, {
      scope: { kind: 'works', ids: [open, restricted] },
      cited: [{ id: restricted, locator: { label: 'page', value: '3' } }],
      style: 'apa',
      locale: 'fr-FR',
    }),
  'bibliography.export': async (s, a) =>
    Promise.all(
      (['bibtex', 'biblatex', 'csl-json', 'graph-json'] as const).flatMap((format) => [
        s.bibliography.export(a, ref, { scope: { kind: 'library' }, format }),
        s.bibliography.export(a, ref, { scope: { kind: 'works', ids: [restricted] }, format }),
      ]),
    ),
  'sheets.propose': (s, a) => s.sheets.propose(a, ref, PERIOD),
  'sheets.compose': async (s, a) =>
    s.sheets.compose(a, ref, {
      ...PERIOD,
      title: 'Pour moi',
      lines: (await s.sheets.propose(named, ref, PERIOD)).map(({ id }) => id),
    }),
  'sheets.list': (s, a) => s.sheets.list(a, ref),
  'sheets.get': (s, a) => s.sheets.get(a, ref, sheet),
  'comments.list': (s, a) => s.comments.list(a, ref),
  'search.find': async (s, a) => [
    ...(await Promise.all(
      [
        'zzqwkxtitre',
        'zzqwkxpseudonyme',
        'zzqwkxcitation',
        'zzqwkxcommentaire',
        'zzqwkxverdict',
        'zzqwkxvrainom',
      ].map((word) => s.search.find(a, ref, word)),
    )),
  ],
  'changes.since': (s, a) => s.changes.since(a, ref, '2020-01-01T00:00:00.000Z'),
  'backups.status': (s, a) => s.backups.status(a),
};

/** What writes, or speaks of no member's reading and of no work. A new method belongs in one of the two. */
const NOT_ASKED = [
  /^(auth|lab|events)\./,
  /\.(create|rename|duplicate|delete|restore|visit|keepExample|eraseExample|importProject)$/,
  /^members\.(changeRole|setFunction|remove|leave|invite|revokeInvitation|readInvitation|accept.*)$/,
  /^tokens\.revoke$/,
  /^library\.(add|update|previewImport|applyImport|importNow|cancelImport|lookUp|lookUpAgain|retryLookups)$/,
  /^library\.(setKeyFormula|renameKeys)$/,
  /^shelves\.(add|rename|delete|restore)Collection$/,
  /^duplicates\.(merge|mergeSure|keepApart|undo)$/,
  /^shelves\.(renameTag|removeTag|saveSearch|deleteSearch|change|undo)$/,
  /^readings\.(set|setMany|rank|recommend|removeRecommendation|saveView|deleteView)$/,
  /^excerpts\.(add|update|setDeleted|cite)$/,
  /^restrictions\.(set|setRealName|withdraw)$/,
  /^sheets\.(share|takeBack)$/,
  /^comments\.(add|edit|resolve)$/,
  // Styles, not works.
  /^bibliography\.(styles|styleTrees|addStyle|removeStyle)$/,
  /^images\.(mayAdd|add|erase|sweep)$/,
  /^backups\.startDaily$/,
  /^library\.close$/,
];

async function answer(ask: Ask, actor: Actor): Promise<string> {
  try {
    return JSON.stringify(await ask(lab.services, actor)) ?? '';
  } catch (error) {
    if (error instanceof Error && error.name === 'CanevasError') return JSON.stringify(error);
    throw error;
  }
}

it('asks every service that there is', () => {
  const methods = Object.entries(lab.services).flatMap(([service, made]) =>
    typeof made === 'object'
      ? Object.entries(made as object)
          .filter(([, method]) => typeof method === 'function')
          .map(([method]) => `${service}.${method}`)
      : [],
  );
  const unlisted = methods.filter(
    (name) => !(name in ASKED) && !NOT_ASKED.some((pattern) => pattern.test(name)),
  );
  expect(unlisted).toEqual([]);
});

describe.each(Object.keys(ASKED))('%s', (name) => {
  it.each(['owner', 'editor', 'viewer', 'token editor', 'token viewer', 'operator'])(
    'tells the %s nothing that is another’s',
    async (who) => {
      const said = (await answer(ASKED[name]!, others[who]!)).toLowerCase();
      const allowed = who === 'owner' && name === 'readings.list' ? [PLANTED.reason] : [];
      for (const phrase of Object.values(PLANTED)) {
        if (!allowed.includes(phrase)) expect(said, phrase).not.toContain(phrase.toLowerCase());
      }
      expect(said).not.toContain('zzqwkx'.concat(allowed.length > 0 ? 'v' : ''));
      if (name !== 'restrictions.hidden' && name !== 'maps.graph' && name !== 'bibliography.export')
        expect(said).not.toContain(restricted);
    },
  );
});

it('counts neither restricted works nor others’ readings', async () => {
  const { services } = lab;
  expect((await services.library.list(others.owner!, ref)).total).toBe(2);
  expect((await services.library.list(named, ref)).total).toBe(3);
  expect((await services.workspaces.cards(others.owner!)).find(({ id }) => id === ref)?.works).toBe(
    2,
  );
  expect((await services.library.list(others.owner!, ref, { reading: 'reading' })).total).toBe(0);
});

it('gives the named member all of it', async () => {
  const said = JSON.stringify([
    await lab.services.library.get(named, ref, restricted),
    await lab.services.excerpts.list(named, ref),
    lab.services.comments.list(named, ref),
    lab.services.restrictions.get(named, ref, restricted),
    await lab.services.search.find(named, ref, 'zzqwkxcitation'),
    await lab.services.bibliography.render(named, ref, {
      scope: { kind: 'works', ids: [restricted] },
      style: 'apa',
      locale: 'fr-FR',
    }),
  ]);
  for (const key of [
    'title',
    'quotation',
    'mapQuotation',
    'comment',
    'realName',
    'speaker',
  ] as const) {
    expect(said).toContain(PLANTED[key]);
  }
});

it('puts a restricted work in no file, not even the named member’s', async () => {
  const { body } = await lab.services.bibliography.export(named, ref, {
    scope: { kind: 'library' },
    format: 'bibtex',
  });
  expect(body).toContain('Un livre ouvert');
  expect(body.toLowerCase()).not.toContain('zzqwkx');
});

it('keeps the text out of the document that every member receives', async () => {
  const { doc } = await lab.context.rooms.graph(ref);
  const bytes = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('utf8');
  expect(bytes).toContain(excerpt);
  expect(bytes.toLowerCase()).not.toContain('zzqwkx');
});

it('says nothing of a restricted work on the feed of others', async () => {
  const heard: Record<string, LiveEvent[]> = { owner: [], named: [] };
  const stops = [
    lab.services.events.subscribe(others.owner!, ref, (event) => heard.owner!.push(event)),
    lab.services.events.subscribe(named, ref, (event) => heard.named!.push(event)),
  ];
  lab.services.readings.set(named, ref, restricted, { verdict: 'encore', shared: true });
  lab.services.readings.set(named, ref, open, { status: 'read' });
  const { id } = await lab.services.comments.add(named, ref, {
    target: { kind: 'work', id: restricted },
    body: 'encore',
  });
  lab.services.comments.delete(named, ref, id);
  for (const stop of stops) stop();
  expect(heard.named!.map((event) => 'ids' in event && event.ids)).toEqual([
    [restricted],
    [id],
    [id],
  ]);
  expect(heard.owner).toEqual([]);
});

it('lets nobody else write on it, and reads the same as what is not there', async () => {
  const { services } = lab;
  const acts: Record<string, (actor: Actor) => unknown> = {
    get: (a) => services.library.get(a, ref, restricted),
    excerpt: (a) => services.excerpts.add(a, ref, restricted, { ...NO_EXCERPT, quotation: 'x' }),
    change: (a) =>
      services.excerpts.update(a, ref, excerpt, { ...NO_EXCERPT, quotation: 'x', version: 1 }),
    cite: (a) => services.excerpts.cite(a, ref, excerpt, { on: { kind: 'concept', id: concept } }),
    comment: (a) =>
      services.comments.add(a, ref, { target: { kind: 'work', id: restricted }, body: 'x' }),
    restrict: (a) => services.restrictions.set(a, ref, restricted, null),
    erase: (a) => services.library.delete(a, ref, restricted, { act: 'confirmed' }),
    read: (a) => services.readings.set(a, ref, restricted, { status: 'read' }),
  };
  for (const [name, act] of Object.entries(acts)) {
    expect(await codeOf(() => act(others.owner!)), name).toBe('not-found');
  }
});

it('recommends a restricted work to nobody who may not see it', async () => {
  const input = { work: restricted, to: lab.administrator.userId, reason: '', due: null };
  expect(await codeOf(() => lab.services.readings.recommend(named, ref, input))).toBe('not-found');
});

it('opens what the restriction had closed, once it is lifted', async () => {
  await lab.services.restrictions.set(named, ref, restricted, null);
  const said = JSON.stringify(await lab.services.library.get(others.owner!, ref, restricted));
  expect(said).toContain(PLANTED.title);
  // The real name was told to those named; it does not outlive the restriction.
  expect(lab.services.restrictions.get(named, ref, restricted).realName).toBe('');
});
