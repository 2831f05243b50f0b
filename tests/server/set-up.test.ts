import { statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CODE, codeOf, cookieOf, FROM, makeLab, PASSWORD, type TestLab } from './lab.ts';

let lab: TestLab;
beforeEach(async () => {
  lab = await makeLab();
});
afterEach(() => lab.end());

const form = {
  code: CODE,
  name: 'Ada',
  email: 'Ada@Example.org',
  password: PASSWORD,
  labName: 'Labo',
  publicUrl: 'https://canevas.example.org/',
  example: false,
};

describe('setting a lab up', () => {
  it('makes an administrator who is signed in, once', async () => {
    const { services } = lab;
    expect(services.lab.needsSetUp()).toBe(true);
    const { user, headers } = await services.lab.setUp(form, FROM);
    expect(user).toMatchObject({ email: 'ada@example.org', isAdministrator: true });
    expect(services.lab.needsSetUp()).toBe(false);
    expect(services.lab.get()).toEqual({
      name: 'Labo',
      publicUrl: 'https://canevas.example.org',
      publicUrlIsLocal: false,
    });
    const cookie = headers.getSetCookie().join();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Secure/);
    const identity = await services.auth.authenticate({
      headers: new Headers({ cookie: cookieOf(headers) }),
      url: '/',
    });
    expect(identity).toMatchObject({ kind: 'user', user: { id: user.id } });
    expect(await codeOf(() => services.lab.setUp(form, FROM))).toBe('already-set-up');
  });

  it('makes one administrator when the form is sent twice at once', async () => {
    const both = await Promise.allSettled([
      lab.services.lab.setUp(form, FROM),
      lab.services.lab.setUp({ ...form, email: 'eve@example.org' }, FROM),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('refuses a wrong code, and guessing', async () => {
    const guess = () => lab.services.lab.setUp({ ...form, code: 'zzzz-zzzz-zzzz' }, FROM);
    for (let i = 0; i < 10; i += 1) expect(await codeOf(guess)).toBe('wrong-setup-code');
    expect(await codeOf(guess)).toBe('too-many-requests');
    // The right code from there is refused too, until the window ends.
    expect(await codeOf(() => lab.services.lab.setUp(form, FROM))).toBe('too-many-requests');
    lab.time.now = new Date(lab.time.now.getTime() + 16 * 60_000);
    expect(await codeOf(() => lab.services.lab.setUp(form, FROM))).toBe('done');
  });

  it.each([
    ['weak-password', { password: 'court' }],
    ['invalid-email', { email: 'ada' }],
    ['invalid-url', { publicUrl: 'canevas.example.org' }],
    ['invalid-url', { publicUrl: 'https://example.org/path' }],
    ['required', { labName: ' ' }],
    ['required', { name: '' }],
  ])('refuses with %s and leaves nothing: %j', async (code, change) => {
    expect(await codeOf(() => lab.services.lab.setUp({ ...form, ...change }, FROM))).toBe(code);
    expect(lab.services.lab.needsSetUp()).toBe(true);
  });

  it('opens the example as a project of its own', async () => {
    const { workspace, user } = await lab.services.lab.setUp({ ...form, example: true }, FROM);
    const actor = { kind: 'user', userId: user.id } as const;
    expect(workspace).toMatchObject({ isExample: true, role: 'owner' });
    const maps = await lab.services.maps.list(actor, workspace!.slug);
    expect(maps).toHaveLength(5);
    const { works, total } = await lab.services.library.list(actor, workspace!.slug);
    expect(total).toBe(18);
    expect(works.some(({ uses }) => uses > 0)).toBe(true);
    const again = await lab.services.workspaces.eraseExample(actor, workspace!.id, 'Ma thèse');
    expect(lab.services.workspaces.list(actor).map(({ slug }) => slug)).toEqual([again.slug]);
    expect(await lab.services.maps.list(actor, again.id)).toEqual([]);
    await expect(
      lab.services.workspaces.eraseExample(actor, again.id, 'Une autre'),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(lab.services.workspaces.list(actor).map(({ slug }) => slug)).toEqual([again.slug]);
  });

  it('keeps the data folder to its owner', async () => {
    expect(statSync(path.join(lab.config.dataDir, 'secret')).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(lab.config.dataDir, 'canevas.db')).mode & 0o077).toBe(0);
  });
});
