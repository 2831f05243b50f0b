import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, PASSWORD } from './lab.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = makeFolder();
const env = {
  ...process.env,
  DATA_DIR: path.join(folder, 'data'),
  PORT: '0',
  LANG: 'fr_FR.UTF-8',
  LC_ALL: '',
};

function canevas(args: string[], options: { input?: string; lang?: string } = {}) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [path.join(ROOT, 'server/cli.ts'), ...args],
      { env: { ...env, LANG: options.lang ?? env.LANG } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(options.input ?? '');
  });
}

async function startServer(): Promise<{ server: ChildProcess; url: string }> {
  const server = spawn(process.execPath, [path.join(ROOT, 'server/main.ts')], { env });
  let out = '';
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const found = /^Canevas: (\S+)$/m.exec(out)?.[1];
      if (found) resolve(found);
    });
    server.once('exit', () => reject(new Error('the server ended')));
  });
  return { server, url };
}

async function stopServer(server: ChildProcess): Promise<number | null> {
  const ended = once(server, 'exit') as Promise<[number | null]>;
  server.kill('SIGTERM');
  return (await ended)[0];
}

const BIB = '@book{roy2020, title={Un livre}, author={Roy, Anne}, year={2020}}\n@book{broken, }\n';

/** The whole round, the same with the server running and without. */
async function round(name: string, slug: string): Promise<string> {
  const email = `${slug}@example.org`;
  const added = await canevas(
    ['user', 'add', '--email', email, '--name', name, '--password-stdin'],
    {
      input: `${PASSWORD}\n`,
    },
  );
  expect(added).toMatchObject({ code: 0, err: '' });
  expect((await canevas(['user', 'reset-link', '--email', email])).out).toMatch(
    /\/reset\/[\w-]{43}\n$/,
  );
  const made = await canevas(['workspace', 'add', '--name', name, '--owner', email, '--example']);
  expect(made).toEqual({ code: 0, out: `${slug}\n`, err: '' });
  const list = await canevas(['workspace', 'list', '--json']);
  expect(JSON.parse(list.out)).toContainEqual({ id: expect.any(String), slug, name });
  const maps = JSON.parse(
    (await canevas(['map', 'list', '--workspace', slug, '--json'])).out,
  ) as unknown[];
  expect(maps).toHaveLength(5);

  const file = path.join(folder, 'roy.bib');
  writeFileSync(file, BIB);
  const imported = await canevas(['import', '--workspace', slug, file, '--json']);
  expect(JSON.parse(imported.out)).toMatchObject([
    { imported: [{ key: 'roy2020', line: 1 }], failed: [{ key: 'broken', line: 2 }] },
  ]);
  const bibtex = await canevas(['export', '--workspace', slug, '--format', 'bibtex']);
  expect(bibtex.out).toContain('{roy2020,');
  const output = path.join(folder, 'out.bib');
  const written = await canevas([
    'export',
    '--workspace',
    slug,
    '--format',
    'biblatex',
    '--output',
    output,
  ]);
  expect(written).toEqual({ code: 0, out: '', err: '' });
  expect(readFileSync(output, 'utf8')).toContain('{roy2020,');
  const debugged = await canevas(['debug', 'document', slug, '--json']);
  expect(JSON.parse(debugged.out)).toMatchObject({
    pending: false,
    illTyped: [],
    roots: { maps: 5 },
    log: { setAside: [] },
  });
  expect((await canevas(['debug', 'document', slug])).out).toMatch(/^structs\t\d{3,}$/m);
  expect((await canevas(['debug', 'document', 'note:none'])).code).toBe(1);
  const token = await canevas([
    'token',
    'add',
    '--workspace',
    slug,
    '--role',
    'viewer',
    '--name',
    'LaTeX',
    '--json',
  ]);
  return (JSON.parse(token.out) as { token: string }).token;
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line', () => {
  it('opens the data itself when no server runs', async () => {
    await round('Sans serveur', 'sans-serveur');
  }, 120_000);

  it('fails in the terminal’s language, on standard error, with a code', async () => {
    const missing = await canevas(['export', '--workspace', 'nulle-part', '--format', 'bibtex']);
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toMatch(/^Introuvable/);
    const english = await canevas(['user', 'reset-link', '--email', 'x@example.org'], {
      lang: 'C',
    });
    expect(english).toEqual({
      code: 1,
      out: '',
      err: 'No account with the address x@example.org.\n',
    });
    expect((await canevas(['export', '--workspace', 'x', '--format', 'docx'])).code).toBe(1);
    expect((await canevas(['import', '--help'])).out).toContain('--workspace');
  }, 60_000);

  describe('while the server runs', () => {
    let server: ChildProcess;
    let url: string;
    let token: string;
    beforeAll(async () => {
      ({ server, url } = await startServer());
      token = await round('Avec serveur', 'avec-serveur');
    }, 120_000);

    it('answers 200 on /healthz', async () => {
      const response = await fetch(`${url}/healthz`);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ status: 'ok', version: expect.any(String) });
    });

    it('serves the stable address to a token, byte for byte, and 304', async () => {
      const address = `${url}/api/workspaces/avec-serveur/bibliography.bib`;
      const headers = { authorization: `Bearer ${token}` };
      const first = await fetch(address, { headers });
      const again = await fetch(`${address}?token=${token}`);
      expect(first.status).toBe(200);
      expect(await first.text()).toBe(await again.text());
      const etag = first.headers.get('etag')!;
      const cached = await fetch(address, { headers: { ...headers, 'if-none-match': etag } });
      expect(cached.status).toBe(304);
      const formatted = await fetch(`${address}?style=apa&locale=fr&map=cadre-conceptuel`, {
        headers,
      });
      expect(await formatted.text()).toContain('Casilli');
    });

    it('shows the same to nobody, a wrong token, and one of another project', async () => {
      const get = (slug: string, secret: string) =>
        fetch(`${url}/api/workspaces/${slug}/bibliography.bib${secret ? `?token=${secret}` : ''}`);
      expect((await get('avec-serveur', '')).status).toBe(401);
      expect((await get('avec-serveur', 'cnv_wrong')).status).toBe(401);
      const [other, missing] = [await get('sans-serveur', token), await get('rien', token)];
      expect(other.status).toBe(404);
      expect(await other.text()).toBe(await missing.text());
    });

    it('refuses to restore, and backs up', async () => {
      const output = path.join(folder, 'b.tar.gz');
      expect((await canevas(['backup', '--output', output])).code).toBe(0);
      const refused = await canevas(['restore', output]);
      expect(refused).toMatchObject({ code: 1, out: '' });
      expect(refused.err).toMatch(/^Arrêtez d’abord le serveur/);
    }, 60_000);

    it('stops within ten seconds, and then restores', async () => {
      const began = Date.now();
      expect(await stopServer(server)).toBe(0);
      expect(Date.now() - began).toBeLessThan(10_000);
      const restored = await canevas(['restore', path.join(folder, 'b.tar.gz'), '--json']);
      expect(restored).toMatchObject({ code: 0, err: '' });
      const list = JSON.parse((await canevas(['workspace', 'list', '--json'])).out) as unknown[];
      expect(list).toHaveLength(2);
    }, 60_000);
  });
});
