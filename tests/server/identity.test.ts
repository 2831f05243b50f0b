import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../server/types.ts';
import { codeOf, cookieOf, FROM, makeLab, PASSWORD, type TestLab } from './lab.ts';

let lab: TestLab;
let ref: string;
beforeEach(async () => {
  lab = await makeLab();
  await lab.setUp();
  ref = (await lab.services.workspaces.create(lab.administrator, { name: 'Thèse' })).id;
});
afterEach(() => lab.end());

const linkToken = (url: string) => url.split('/').at(-1)!;
const sessionOf = (headers: Headers) =>
  lab.services.auth.authenticate({ headers: new Headers({ cookie: cookieOf(headers) }), url: '/' });

describe('signing in', () => {
  const email = 'ada@example.org';
  it('gives a new session each time and ends it at sign-out', async () => {
    const { auth } = lab.services;
    const first = await auth.signIn({ email: ' ADA@example.org ', password: PASSWORD }, FROM);
    const second = await auth.signIn({ email, password: PASSWORD }, FROM);
    expect(cookieOf(first.headers)).not.toBe(cookieOf(second.headers));
    await auth.signOut(new Headers({ cookie: cookieOf(first.headers) }));
    expect(await sessionOf(first.headers)).toBeNull();
    expect(await sessionOf(second.headers)).not.toBeNull();
  });

  it('says the same of a wrong password and an unknown address', async () => {
    const { auth } = lab.services;
    const wrong = () => auth.signIn({ email, password: 'pas le bon mot' }, FROM);
    const unknown = () => auth.signIn({ email: 'x@example.org', password: PASSWORD }, FROM);
    expect(await codeOf(wrong)).toBe('wrong-credentials');
    expect(await codeOf(unknown)).toBe('wrong-credentials');
  });

  it('stops guesses at one account, from however many addresses, and survives a restart', async () => {
    let n = 0;
    const guess = () => {
      n += 1;
      return lab.services.auth.signIn(
        { email, password: 'x'.repeat(12) },
        { address: `10.0.0.${n}` },
      );
    };
    const codes: string[] = [];
    for (let i = 0; i < 15; i += 1) codes.push(await codeOf(guess));
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(10);
    expect(codes.slice(10).every((code) => code === 'too-many-requests')).toBe(true);
    await lab.close();
    lab = { ...(await makeLab(lab.config.dataDir)) };
    expect(await codeOf(guess)).toBe('too-many-requests');
    lab.time.now = new Date(lab.time.now.getTime() + 16 * 60_000);
    expect(await codeOf(() => lab.services.auth.signIn({ email, password: PASSWORD }, FROM))).toBe(
      'done',
    );
  });

  it('stops 1,000 guesses at 1,000 accounts from one address', async () => {
    let tried = 0;
    for (let i = 0; i < 1_000; i += 1) {
      const guess = { email: `user${i}@example.org`, password: 'x'.repeat(12) };
      const code = await codeOf(() => lab.services.auth.signIn(guess, { address: '203.0.113.9' }));
      if (code !== 'too-many-requests') tried += 1;
    }
    expect(tried).toBe(50);
  }, 120_000);

  it('changes the password and ends the other sessions', async () => {
    const { auth } = lab.services;
    const here = await auth.signIn({ email, password: PASSWORD }, FROM);
    const there = await auth.signIn({ email, password: PASSWORD }, FROM);
    const headers = new Headers({ cookie: cookieOf(here.headers) });
    const change = (current: string) =>
      auth.changePassword(headers, { current, next: 'une autre phrase' });
    expect(await codeOf(() => change('pas celui-là'))).toBe('wrong-credentials');
    const changed = await change(PASSWORD);
    expect(await sessionOf(there.headers)).toBeNull();
    expect(await sessionOf(changed.headers)).not.toBeNull();
  });
});

describe('invitations', () => {
  const person = (n: number) => ({ name: `P${n}`, email: `p${n}@example.org`, password: PASSWORD });

  it('admit exactly one of many who come at once', async () => {
    const { members } = lab.services;
    const token = linkToken(members.invite(lab.administrator, ref, { role: 'editor' }).url);
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        members.acceptWithNewAccount({ token, ...person(n) }, FROM),
      ),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(members.list(lab.administrator, ref)).toHaveLength(2);
    // Those who came too late have no account either.
    const { raw } = lab.db;
    expect(raw.prepare('SELECT count(*) AS n FROM user').get()?.n).toBe(2);
    expect(members.readInvitation(token, FROM)).toBeNull();
    expect(members.invitations(lab.administrator, ref)).toMatchObject([{ state: 'accepted' }]);
  });

  it('expire, can be revoked, and may be for one address', async () => {
    const { members } = lab.services;
    const revoked = members.invite(lab.administrator, ref, { role: 'viewer' });
    members.revokeInvitation(lab.administrator, ref, revoked.invitation.id);
    const accept = (url: string, n: number) =>
      codeOf(() => members.acceptWithNewAccount({ token: linkToken(url), ...person(n) }, FROM));
    expect(await accept(revoked.url, 1)).toBe('invitation-invalid');
    const bound = members.invite(lab.administrator, ref, {
      role: 'viewer',
      email: 'P2@example.org',
    });
    expect(await accept(bound.url, 3)).toBe('invitation-other-email');
    expect(await accept(bound.url, 2)).toBe('done');
    const late = members.invite(lab.administrator, ref, { role: 'viewer' });
    lab.time.now = new Date(lab.time.now.getTime() + 15 * 24 * 3600_000);
    expect(await accept(late.url, 4)).toBe('invitation-invalid');
  });

  it('change nothing of who is a member already', async () => {
    const { members } = lab.services;
    const { url } = members.invite(lab.administrator, ref, { role: 'viewer' });
    const joined = members.accept(lab.administrator, linkToken(url), FROM);
    expect(joined.role).toBe('owner');
  });

  it('store only a hash of their secret', async () => {
    const token = linkToken(
      lab.services.members.invite(lab.administrator, ref, { role: 'viewer' }).url,
    );
    const rows = JSON.stringify(lab.db.raw.prepare('SELECT * FROM invitation').all());
    expect(rows).not.toContain(token);
  });
});

describe('reset links', () => {
  it('work once, for a day, and end the sessions there were', async () => {
    const { auth } = lab.services;
    const member: Actor & { userId: string } = await lab.join(lab.administrator, ref, 'viewer');
    const make = () =>
      linkToken(auth.createResetLink(lab.administrator, { ref, userId: member.userId }).url);
    const token = make();
    const before = await auth.useResetLink({ token: make(), password: 'première phrase' }, FROM);
    const use = () => auth.useResetLink({ token, password: 'nouvelle phrase' }, FROM);
    const both = await Promise.allSettled([use(), use()]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await sessionOf(before.headers)).toBeNull();
    expect(auth.readResetLink(token)).toBeNull();
    const late = make();
    lab.time.now = new Date(lab.time.now.getTime() + 25 * 3600_000);
    expect(await codeOf(() => auth.useResetLink({ token: late, password: PASSWORD }, FROM))).toBe(
      'reset-link-invalid',
    );
  });
});

describe('where a mutation comes from', () => {
  const check = (headers: Record<string, string>, method = 'POST') =>
    codeOf(() => lab.services.auth.checkOrigin({ method, headers: new Headers(headers) }));
  const cookie = 'canevas.session_token=x';
  const host = 'localhost:3000';
  it.each([
    ['done', { cookie, host, origin: 'http://localhost:3000' }],
    ['done', { cookie, host, 'sec-fetch-site': 'same-origin' }],
    ['done', { host, origin: 'https://evil.example' }],
    ['foreign-origin', { cookie, host }],
    ['foreign-origin', { cookie, host, origin: 'null' }],
    ['foreign-origin', { cookie, host, origin: 'https://evil.example' }],
    ['foreign-origin', { cookie, host, origin: 'http://localhost:3000.evil.example' }],
    ['foreign-origin', { cookie, host, origin: 'http://localhost:3001' }],
    ['foreign-origin', { cookie, host, 'sec-fetch-site': 'cross-site' }],
    ['foreign-origin', { cookie, host, 'sec-fetch-site': 'same-site' }],
    [
      'foreign-origin',
      { cookie, host, origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
  ])('%s: %j', async (code, headers) => {
    expect(await check(headers as Record<string, string>)).toBe(code);
    expect(await check(headers as Record<string, string>, 'GET')).toBe('done');
  });
});
