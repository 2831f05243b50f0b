import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CanevasError } from '../../app/domain/errors.ts';
import { ROLES, type Role } from '../../app/domain/roles.ts';
import type { Services } from '../../server/services.ts';
import type { Actor } from '../../server/types.ts';
import { PICTURE } from '../support/pictures.ts';
import { codeOf, makeLab, type TestLab } from './lab.ts';

/** Every act of the services upon a workspace, with the roles that may do it. */
interface Act {
  name: string;
  roles: readonly Role[];
  /** What a member without the ability reads. */
  refusal: 'read-only' | 'forbidden';
  /** For persons only: a token is refused. */
  personal?: true;
  run(services: Services, actor: Actor, ref: string): unknown;
}

const ALL = ROLES;
const EDITORS = ['owner', 'editor'] as const;
const OWNERS = ['owner'] as const;
const none = 'no-such-id';

const ACTS: Act[] = [
  {
    name: 'workspaces.get',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.workspaces.get(a, r),
  },
  {
    name: 'workspaces.visit',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.workspaces.visit(a, r),
  },
  {
    name: 'workspaces.rename',
    roles: OWNERS,
    refusal: 'forbidden',
    run: (s, a, r) => s.workspaces.rename(a, r, 'Nom'),
  },
  {
    name: 'workspaces.keepExample',
    roles: OWNERS,
    refusal: 'forbidden',
    run: (s, a, r) => s.workspaces.keepExample(a, r),
  },
  {
    name: 'workspaces.duplicate',
    roles: ALL,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.workspaces.duplicate(a, r, 'Copie'),
  },
  { name: 'maps.list', roles: ALL, refusal: 'read-only', run: (s, a, r) => s.maps.list(a, r) },
  { name: 'maps.graph', roles: ALL, refusal: 'read-only', run: (s, a, r) => s.maps.graph(a, r) },
  {
    name: 'maps.create',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.maps.create(a, r, { name: { fr: 'Carte' }, focusQuestion: {} }),
  },
  {
    name: 'images.mayAdd',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.images.mayAdd(a, r),
  },
  {
    name: 'images.add',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.images.add(a, r, PICTURE),
  },
  {
    name: 'members.list',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.members.list(a, r),
  },
  {
    name: 'members.invitations',
    roles: OWNERS,
    refusal: 'forbidden',
    run: (s, a, r) => s.members.invitations(a, r),
  },
  {
    name: 'members.invite',
    roles: OWNERS,
    refusal: 'forbidden',
    run: (s, a, r) => s.members.invite(a, r, { role: 'viewer' }),
  },
  {
    name: 'tokens.list',
    roles: OWNERS,
    refusal: 'forbidden',
    run: (s, a, r) => s.tokens.list(a, r),
  },
  {
    name: 'tokens.create',
    roles: OWNERS,
    refusal: 'forbidden',
    run: (s, a, r) => s.tokens.create(a, r, { label: 't', role: 'viewer' }),
  },
  {
    name: 'library.list',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.library.list(a, r),
  },
  {
    name: 'library.items',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.library.items(a, r),
  },
  {
    name: 'library.add',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.library.add(a, r, { item: { type: 'book', title: 'Un titre' } }),
  },
  {
    name: 'library.previewImport',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.library.previewImport(a, r, { data: '@book{k, title={T}}' }),
  },
  {
    name: 'library.lookUp',
    roles: EDITORS,
    refusal: 'read-only',
    // Refused for its text: nothing is asked of the network.
    run: async (s, a, r) => {
      try {
        await s.library.lookUp(a, r, 'nothing');
      } catch (error) {
        if (!(error instanceof CanevasError) || error.code !== 'identifier-missing') throw error;
      }
    },
  },
  {
    name: 'library.keyFormula',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.library.keyFormula(a, r),
  },
  {
    name: 'library.setKeyFormula',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.library.setKeyFormula(a, r, null),
  },
  {
    name: 'library.previewKeys',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.library.previewKeys(a, r, { formula: 'auth + year' }),
  },
  {
    name: 'library.renameKeys',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.library.renameKeys(a, r, []),
  },
  {
    name: 'library.aliases',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.library.aliases(a, r),
  },
  {
    name: 'duplicates.find',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.duplicates.find(a, r),
  },
  {
    name: 'duplicates.merges',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.duplicates.merges(a, r),
  },
  {
    name: 'duplicates.mergeSure',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.duplicates.mergeSure(a, r),
  },
  {
    name: 'shelves.collections',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.shelves.collections(a, r),
  },
  {
    name: 'shelves.tags',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.shelves.tags(a, r),
  },
  {
    name: 'shelves.searches',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.shelves.searches(a, r),
  },
  {
    name: 'shelves.addCollection',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.shelves.addCollection(a, r, 'À lire'),
  },
  {
    name: 'shelves.renameTag',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.shelves.renameTag(a, r, 'avant', 'après'),
  },
  {
    name: 'shelves.removeTag',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.shelves.removeTag(a, r, 'x'),
  },
  {
    name: 'shelves.change',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.shelves.change(a, r, [], { addTags: ['x'] }),
  },
  {
    name: 'library.importNow',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.library.importNow(a, r, { data: '@book{k, title={T}}' }),
  },
  {
    name: 'library.pastImports',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.library.pastImports(a, r),
  },
  {
    name: 'library.importProgress',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.library.importProgress(a, r, 'job'),
  },
  {
    name: 'library.cancelImport',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.library.cancelImport(a, r, 'job'),
  },
  {
    name: 'bibliography.export',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.bibliography.export(a, r, { scope: { kind: 'library' }, format: 'bibtex' }),
  },
  {
    name: 'bibliography.render',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) =>
      s.bibliography.render(a, r, { scope: { kind: 'library' }, style: 'apa', locale: 'fr' }),
  },
  {
    name: 'bibliography.cite',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) =>
      s.bibliography.cite(a, r, {
        scope: { kind: 'library' },
        cited: [],
        style: 'apa',
        locale: 'fr',
      }),
  },
  {
    name: 'bibliography.styles',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.bibliography.styles(a, r, 'sociologie'),
  },
  {
    name: 'bibliography.addStyle',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.bibliography.addStyle(a, r, '<style/>'),
  },
  {
    name: 'bibliography.removeStyle',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.bibliography.removeStyle(a, r, 'own-missing'),
  },
  {
    name: 'comments.list',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.comments.list(a, r),
  },
  {
    name: 'notes.mentions',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.notes.mentions(a, r),
  },
  {
    name: 'search.find',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.search.find(a, r, 'travail'),
  },
  {
    name: 'readings.list',
    roles: ALL,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.readings.list(a, r),
  },
  {
    name: 'readings.states',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.readings.states(a, r),
  },
  {
    name: 'readings.views',
    roles: ALL,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.readings.views(a, r),
  },
  {
    name: 'readings.saveView',
    roles: ALL,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.readings.saveView(a, r, { name: 'v', query: '' }),
  },
  {
    name: 'changes.since',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.changes.since(a, r, '2020-01-01T00:00:00.000Z'),
  },
  {
    name: 'events.here',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.events.here(a, r),
  },
  {
    name: 'events.subscribe',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.events.subscribe(a, r, () => undefined)(),
  },
];

/** The same for acts upon something inside: the gate is passed before the thing is looked for. */
const ACTS_INSIDE: Act[] = [
  {
    name: 'images.erase',
    roles: EDITORS,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.images.erase(a, r, none),
  },
  {
    name: 'images.get',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.images.get(a, r, none),
  },
  {
    name: 'maps.rename',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.maps.rename(a, r, none, { fr: 'Carte' }),
  },
  {
    name: 'maps.delete',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.maps.delete(a, r, none),
  },
  {
    name: 'members.changeRole',
    roles: OWNERS,
    refusal: 'forbidden',
    run: (s, a, r) => s.members.changeRole(a, r, none, 'viewer'),
  },
  {
    name: 'members.remove',
    roles: OWNERS,
    refusal: 'forbidden',
    run: (s, a, r) => s.members.remove(a, r, none),
  },
  {
    name: 'members.revokeInvitation',
    roles: OWNERS,
    refusal: 'forbidden',
    run: (s, a, r) => s.members.revokeInvitation(a, r, none),
  },
  {
    name: 'tokens.revoke',
    roles: OWNERS,
    refusal: 'forbidden',
    run: (s, a, r) => s.tokens.revoke(a, r, none),
  },
  {
    name: 'auth.createResetLink',
    roles: OWNERS,
    refusal: 'forbidden',
    run: (s, a, r) => s.auth.createResetLink(a, { ref: r, userId: none }),
  },
  {
    name: 'library.get',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.library.get(a, r, none),
  },
  {
    name: 'library.uses',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.library.uses(a, r, none),
  },
  {
    name: 'duplicates.compare',
    roles: ALL,
    refusal: 'read-only',
    run: (s, a, r) => s.duplicates.compare(a, r, [none, none]),
  },
  {
    name: 'duplicates.merge',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) =>
      s.duplicates.merge(a, r, {
        kept: { id: none, version: 1 },
        merged: { id: none, version: 1 },
        take: [],
      }),
  },
  {
    name: 'duplicates.keepApart',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.duplicates.keepApart(a, r, [none, none], true),
  },
  {
    name: 'duplicates.undo',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.duplicates.undo(a, r, none),
  },
  {
    name: 'library.update',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) =>
      s.library.update(a, r, none, {
        item: { id: none, type: 'book', title: 'T' },
        key: 'k',
        version: 1,
      }),
  },
  {
    name: 'library.delete',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.library.delete(a, r, none, { act: 'confirmed' }),
  },
  {
    name: 'library.restore',
    roles: EDITORS,
    refusal: 'read-only',
    run: (s, a, r) => s.library.restore(a, r, none),
  },
  {
    name: 'readings.set',
    roles: ALL,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.readings.set(a, r, none, { status: 'read' }),
  },
  {
    name: 'readings.get',
    roles: ALL,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.readings.get(a, r, none),
  },
  {
    name: 'readings.setMany',
    roles: ALL,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.readings.setMany(a, r, [none], { status: 'read' }),
  },
  {
    name: 'readings.rank',
    roles: ALL,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.readings.rank(a, r, none, null),
  },
  {
    name: 'readings.recommend',
    roles: ALL,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.readings.recommend(a, r, { work: none, to: none, reason: '', due: null }),
  },
  {
    name: 'readings.recommendations',
    roles: ALL,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.readings.recommendations(a, r, none),
  },
  {
    name: 'readings.removeRecommendation',
    roles: ALL,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.readings.removeRecommendation(a, r, none),
  },
  {
    name: 'readings.deleteView',
    roles: ALL,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.readings.deleteView(a, r, none),
  },
  {
    name: 'comments.add',
    roles: EDITORS,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.comments.add(a, r, { target: { kind: 'work', id: none }, body: 'x' }),
  },
  {
    name: 'comments.edit',
    roles: EDITORS,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.comments.edit(a, r, none, 'x'),
  },
  {
    name: 'comments.resolve',
    roles: EDITORS,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.comments.resolve(a, r, none, true),
  },
  {
    name: 'comments.delete',
    roles: EDITORS,
    refusal: 'read-only',
    personal: true,
    run: (s, a, r) => s.comments.delete(a, r, none),
  },
];

let lab: TestLab;
let own: string;
let deleted: string;
let outsider: Actor;
const members = {} as Record<Role, Actor>;
const tokens = {} as Record<'editor' | 'viewer', Actor>;

beforeAll(async () => {
  lab = await makeLab();
  await lab.setUp();
  const { services, administrator } = lab;
  // The administrator invites the first owner through a workspace of theirs, and sees no other.
  const first = await services.workspaces.create(administrator, { name: 'Premier' });
  members.owner = await lab.join(administrator, first.slug, 'viewer');
  const workspace = await services.workspaces.create(members.owner, { name: 'Thèse' });
  own = workspace.id;
  members.editor = await lab.join(members.owner, own, 'editor');
  members.viewer = await lab.join(members.owner, own, 'viewer');
  outsider = administrator;
  for (const role of ['editor', 'viewer'] as const) {
    const { token } = services.tokens.create(members.owner, own, { label: role, role });
    tokens[role] = { kind: 'token', tokenId: token.id, workspaceId: own, role, label: role };
  }
  const gone = await services.workspaces.create(members.owner, { name: 'Ancien' });
  services.workspaces.delete(members.owner, gone.id);
  deleted = gone.id;
}, 60_000);
afterAll(() => lab.end());

const isRefusal = (code: string) => ['read-only', 'forbidden', 'not-signed-in'].includes(code);

describe.each([...ACTS, ...ACTS_INSIDE])('$name', (act) => {
  it.each(ROLES)('by the %s', async (role) => {
    const code = await codeOf(() => act.run(lab.services, members[role], own));
    if (!act.roles.includes(role)) expect(code).toBe(act.refusal);
    else expect(isRefusal(code)).toBe(false);
  });

  it.each(['editor', 'viewer'] as const)('by a token of the %s', async (role) => {
    const code = await codeOf(() => act.run(lab.services, tokens[role], own));
    if (!act.roles.includes(role)) expect(code).toBe(act.refusal);
    else if (act.personal) expect(code).toBe('forbidden');
    else expect(isRefusal(code)).toBe(false);
  });

  it('reads the same for the missing, the deleted and the others’', async () => {
    expect(await codeOf(() => act.run(lab.services, outsider, own))).toBe('not-found');
    expect(await codeOf(() => act.run(lab.services, members.owner, deleted))).toBe('not-found');
    expect(await codeOf(() => act.run(lab.services, members.owner, 'missing'))).toBe('not-found');
    const foreign = { ...tokens.editor, workspaceId: 'other' } as Actor;
    expect(await codeOf(() => act.run(lab.services, foreign, own))).toBe('not-found');
  });
});

it('lists no act twice and names services that exist', () => {
  const names = [...ACTS, ...ACTS_INSIDE].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) {
    const [service, method] = name.split('.') as [keyof Services, string];
    expect(lab.services[service]).toHaveProperty(method);
  }
});

it('keeps the backups to the administrator', async () => {
  expect(await codeOf(() => lab.services.backups.status(members.owner))).toBe('forbidden');
  expect(await codeOf(() => lab.services.backups.status(outsider))).toBe('done');
});

it('ends a token with its revocation', async () => {
  const { services } = lab;
  const { token, secret } = services.tokens.create(members.owner, own, {
    label: 'x',
    role: 'viewer',
  });
  const ask = () =>
    services.auth.authenticate({ headers: new Headers(), url: `/api?token=${secret}` });
  expect(await ask()).toMatchObject({ kind: 'token', tokenId: token.id, role: 'viewer' });
  const actor = services.auth.actor((await ask())!);
  services.tokens.revoke(members.owner, own, token.id);
  expect(await ask()).toBeNull();
  expect(await codeOf(() => services.maps.list(actor, own))).toBe('not-found');
});

it('keeps an owner', async () => {
  const { services } = lab;
  const { userId } = members.owner as { userId: string };
  expect(await codeOf(() => services.members.leave(members.owner, own))).toBe('last-owner');
  expect(await codeOf(() => services.members.remove(members.owner, own, userId))).toBe(
    'last-owner',
  );
  expect(
    await codeOf(() => services.members.changeRole(members.owner, own, userId, 'editor')),
  ).toBe('last-owner');
  const second = await lab.join(members.owner, own, 'owner');
  services.members.leave(second, own);
  expect(await codeOf(() => services.workspaces.get(second, own))).toBe('not-found');
});

it('keeps readings to their owner unless shared', async () => {
  const { services } = lab;
  const { id } = await services.library.add(members.owner, own, {
    item: { type: 'book', title: 'Lu' },
  });
  const seen = async (actor: Actor) => (await services.library.get(actor, own, id)).sharedReadings;
  services.readings.set(members.viewer, own, id, { status: 'reading' });
  expect(await seen(members.owner)).toEqual([]);
  expect((await services.library.get(members.viewer, own, id)).reading).toEqual({
    status: 'reading',
    shared: false,
  });
  services.readings.set(members.viewer, own, id, { status: 'read', shared: true });
  expect(await seen(members.owner)).toMatchObject([{ status: 'read' }]);
  expect(await seen(tokens.viewer)).toMatchObject([{ status: 'read' }]);
  services.readings.set(members.viewer, own, id, { status: 'read', shared: false });
  expect(await seen(members.owner)).toEqual([]);
});
