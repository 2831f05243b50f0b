import { type Browser, type Page, test as base } from '@playwright/test';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, LabServer, SETUP_CODE } from './server.ts';
import { OWNER, type Person, setUpLab } from './set-up.ts';

export { expect } from '@playwright/test';

interface SignedIn extends Person {
  state: Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;
}

/** A lab with the example, its owner and a colleague who edits there, as people made it by hand. */
interface Template {
  /** A server of one's own on a copy of it, started while the test before was running. */
  take(): Promise<LabServer>;
  owner: SignedIn;
  colleague: SignedIn;
}

export interface Lab {
  url: string;
  setupCode: string;
  owner: Person;
  colleague: Person;
  server: LabServer;
}

interface TestFixtures {
  /** Its own for each test: a copy of the worker's template, on a server of its own. */
  lab: Lab;
  /** A server on which nobody has an account yet. */
  emptyLab: { url: string; setupCode: string };
  ownerPage: Page;
  colleaguePage: Page;
}

export const test = base.extend<TestFixtures, { template: Template }>({
  template: [
    async ({ browser }, use) => {
      const directory = mkdtempSync(join(tmpdir(), 'canevas-template-'));
      const server = new LabServer(directory, await freePort());
      await server.start();
      const owner = await setUp(browser, server.url);
      const colleague = await joinAsColleague(browser, server.url, owner);
      await server.stop();
      const spares: Array<Promise<LabServer>> = [startCopy(directory)];
      const take = () => {
        spares.push(startCopy(directory));
        return spares.shift()!;
      };
      await use({ take, owner, colleague });
      for (const spare of spares) await end(await spare);
      rmSync(directory, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  lab: async ({ template }, use) => {
    const server = await template.take();
    const { owner, colleague } = template;
    await use({ url: server.url, setupCode: SETUP_CODE, owner, colleague, server });
    await end(server);
  },

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures asked for from the pattern
  emptyLab: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'canevas-empty-'));
    const server = new LabServer(directory, await freePort());
    await server.start();
    await use({ url: server.url, setupCode: SETUP_CODE });
    await end(server);
  },

  ownerPage: async ({ browser, lab: _lab, template, locale }, use) => {
    await withPage(browser, template.owner, locale, use);
  },

  colleaguePage: async ({ browser, lab: _lab, template, locale }, use) => {
    await withPage(browser, template.colleague, locale, use);
  },
});

/** A lab knows its address: a copy is told its own. */
async function startCopy(template: string): Promise<LabServer> {
  const directory = mkdtempSync(join(tmpdir(), 'canevas-lab-'));
  cpSync(template, directory, { recursive: true });
  const port = await freePort();
  const server = new LabServer(directory, port, { PUBLIC_URL: `http://127.0.0.1:${String(port)}` });
  await server.start();
  return server;
}

async function end(server: LabServer): Promise<void> {
  await server.stop();
  rmSync(server.directory, { recursive: true, force: true });
}

/** A page whose own faults fail the test: an exception, an error in the console, a CSP report. */
async function withPage(
  browser: Browser,
  person: SignedIn,
  locale: string | undefined,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    locale: locale ?? 'fr-FR',
    storageState: person.state,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => {
    if (!isGivenUp(error)) faults.push(String(error.stack ?? error));
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !isAnswer(message.text())) faults.push(message.text());
  });
  await use(page);
  await context.close();
  if (faults.length > 0) throw new Error(`the page had faults:\n${faults.join('\n')}`);
}

/** An answer that React Router stopped reading since a newer one was asked for: it leaves the rejection unhandled. */
function isGivenUp(error: Error): boolean {
  return error.name === 'AbortError' && error.message.includes('BodyStreamBuffer was aborted');
}

/**
 * What Chromium writes of an answer that a test provokes: a refusal, a server that is away (the last
 * when it looks for a newer service worker by itself).
 */
function isAnswer(text: string): boolean {
  return /Failed to load resource|WebSocket connection to .* failed|net::ERR_|^An unknown error occurred when fetching the script\.$/.test(
    text,
  );
}

async function setUp(browser: Browser, url: string): Promise<SignedIn> {
  return remember(await setUpLab(browser, url), OWNER);
}

async function joinAsColleague(browser: Browser, url: string, owner: SignedIn): Promise<SignedIn> {
  const person = { name: 'Karim Belkacem', email: 'karim@example.org', password: OWNER.password };
  const context = await browser.newContext({ locale: 'fr-FR', storageState: owner.state });
  const ownerPage = await context.newPage();
  await ownerPage.goto(url);
  const project = await ownerPage.locator('a[href^="/p/"]').first().getAttribute('href');
  await ownerPage.goto(`${url}${/^\/p\/[^/]+/.exec(project ?? '')?.[0] ?? ''}/settings/members`);
  await ownerPage.getByRole('button', { name: 'Créer un lien d’invitation' }).click();
  const link = ownerPage.getByLabel('Lien d’invitation', { exact: true });
  await base.expect(link).toHaveValue(/\/join\//);

  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  await page.goto(await link.inputValue());
  await page.getByLabel('Votre nom').fill(person.name);
  await page.getByLabel('Adresse électronique').fill(person.email);
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(person.password);
  await page.getByRole('button', { name: 'Créer mon compte et rejoindre' }).click();
  await page.waitForURL(/\/p\//);
  await context.close();
  return remember(page, person);
}

async function remember(page: Page, person: Person): Promise<SignedIn> {
  const state = await page.context().storageState();
  await page.context().close();
  return { ...person, state };
}
