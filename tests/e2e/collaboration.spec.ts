import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expect, test } from './support/lab.ts';
import { addConcept, card, tool } from './support/map.ts';

// What happens to people's words when the network, the server or a role goes away.

/** The wire of one browser to the documents, to be cut by hand: pages keep everything else. */
class Wire {
  private up = true;
  private readonly sockets = new Set<{ close(): Promise<void> }>();

  async attach(context: BrowserContext): Promise<void> {
    await context.routeWebSocket(/\/collab\//, (socket) => {
      if (!this.up) {
        void socket.close();
        return;
      }
      socket.connectToServer();
      this.sockets.add(socket);
    });
  }

  async cut(): Promise<void> {
    this.up = false;
    await Promise.all([...this.sockets].map((socket) => socket.close()));
    this.sockets.clear();
  }

  restore(): void {
    this.up = true;
  }
}

async function projectOf(page: Page, url: string): Promise<string> {
  await page.goto(url);
  const link = await page.locator('a[href^="/p/"]').first().getAttribute('href');
  return `${url}${/^\/p\/[^/]+/.exec(link ?? '')?.[0] ?? ''}`;
}

async function openMap(page: Page, url: string): Promise<void> {
  await page.goto(`${await projectOf(page, url)}/map/cadre-conceptuel`);
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  await expect(state(page)).toHaveText('Enregistré');
}

const state = (page: Page): Locator => page.locator('button[data-state] [role="status"]');

async function rename(page: Page, from: string, to: string): Promise<void> {
  await card(page, from).dblclick();
  await page.getByRole('combobox', { name: `Renommer ${from}` }).fill(to);
  await page.keyboard.press('Enter');
  await expect(card(page, to)).toBeVisible();
}

test('one is cut off, both edit; back again both see the same, and one may put theirs back', async ({
  lab,
  ownerPage,
  colleaguePage,
}) => {
  const wire = new Wire();
  await wire.attach(colleaguePage.context());
  await openMap(ownerPage, lab.url);
  await openMap(colleaguePage, lab.url);
  await addConcept(ownerPage, 'Ouvrage');
  await expect(card(colleaguePage, 'Ouvrage')).toBeVisible();

  await wire.cut();
  await expect(state(colleaguePage)).toHaveText('Enregistré · hors ligne');
  await addConcept(colleaguePage, 'Écrit dans le train');
  await rename(colleaguePage, 'Ouvrage', 'Ouvrage de Karim');
  await expect(state(colleaguePage)).toHaveText(
    /^Sur cet appareil seulement \([2-9]\) · hors ligne$/,
  );
  await addConcept(ownerPage, 'Écrit au bureau');
  await rename(ownerPage, 'Ouvrage', 'Ouvrage de Claire');
  await expect(state(ownerPage)).toHaveText('Enregistré');
  await expect(card(ownerPage, 'Écrit dans le train')).toHaveCount(0);

  wire.restore();
  for (const page of [ownerPage, colleaguePage]) {
    await expect(card(page, 'Écrit dans le train')).toBeVisible({ timeout: 30_000 });
    await expect(card(page, 'Écrit au bureau')).toBeVisible();
    await expect(state(page)).toHaveText('Enregistré');
  }
  // One of the two names stands; the author of the other is told, and puts it back.
  const notices = [ownerPage, colleaguePage].map((page) =>
    page.getByRole('region', { name: 'Un de vos textes a été remplacé' }),
  );
  await expect
    .poll(async () => (await Promise.all(notices.map((n) => n.count()))).join(''))
    .toMatch(/^(01|10)$/);
  const ownerLost = (await notices[0]!.count()) === 1;
  const [loser, mine] = ownerLost
    ? [ownerPage, 'Ouvrage de Claire']
    : [colleaguePage, 'Ouvrage de Karim'];
  await loser.getByRole('button', { name: 'Remettre le mien' }).click();
  for (const page of [ownerPage, colleaguePage]) await expect(card(page, mine)).toBeVisible();
});

test('the server dies amid edits: they stay on the device, and arrive when it is back', async ({
  lab,
  ownerPage,
  colleaguePage,
}) => {
  test.setTimeout(120_000);
  await openMap(ownerPage, lab.url);
  await keptOffline(ownerPage);
  await addConcept(ownerPage, 'Avant la coupure');
  await expect(state(ownerPage)).toHaveText('Enregistré');
  await lab.server.stop('SIGKILL');
  await addConcept(ownerPage, 'Pendant la coupure');
  await expect(state(ownerPage)).toHaveText('Sur cet appareil seulement (1) · hors ligne');

  await lab.server.start();
  await expect(state(ownerPage)).toHaveText('Enregistré', { timeout: 40_000 });
  await openMap(colleaguePage, lab.url);
  await expect(card(colleaguePage, 'Avant la coupure')).toBeVisible();
  await expect(card(colleaguePage, 'Pendant la coupure')).toBeVisible();
});

test('a map seen before opens without the server, is edited there, and is sent later', async ({
  lab,
  ownerPage,
}) => {
  test.setTimeout(120_000);
  await openMap(ownerPage, lab.url);
  await keptOffline(ownerPage);
  await lab.server.stop();
  await ownerPage.reload();
  await expect(card(ownerPage, 'Intelligence artificielle')).toBeVisible();
  await addConcept(ownerPage, 'Sans réseau');
  await expect(state(ownerPage)).toHaveText('Sur cet appareil seulement (1) · hors ligne');
  // The page goes and comes back, still without a network: nothing is forgotten.
  await ownerPage.reload();
  await expect(card(ownerPage, 'Sans réseau')).toBeVisible();
  await expect(state(ownerPage)).toHaveText('Sur cet appareil seulement (1) · hors ligne');

  await lab.server.start();
  await expect(state(ownerPage)).toHaveText('Enregistré', { timeout: 40_000 });
});

test('signing out warns of edits that are only here, and leaves nothing behind', async ({
  lab,
  ownerPage,
}) => {
  const wire = new Wire();
  await wire.attach(ownerPage.context());
  await openMap(ownerPage, lab.url);
  await keptOffline(ownerPage);
  await wire.cut();
  await addConcept(ownerPage, 'Jamais envoyé');
  await expect(state(ownerPage)).toHaveText('Sur cet appareil seulement (1) · hors ligne');

  await ownerPage.getByRole('button', { name: 'Compte', exact: true }).click();
  const signOut = ownerPage.getByRole('button', { name: 'Se déconnecter' });
  await signOut.click();
  const warning = ownerPage.getByRole('alertdialog');
  await expect(warning).toContainText('1 modification n’est que sur cet appareil');
  await warning.getByRole('button', { name: 'Rester connecté' }).click();
  await signOut.click();
  await warning.getByRole('button', { name: 'Effacer et se déconnecter' }).click();
  await ownerPage.waitForURL(/\/sign-in/);
  const left = await ownerPage.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: (await caches.keys()).filter((name) => name !== 'canevas-assets'),
  }));
  expect(left).toEqual({ databases: [], caches: [] });
});

test('a browser that does not erase is said at signing out', async ({ lab, colleaguePage }) => {
  await openMap(colleaguePage, lab.url);
  await colleaguePage.evaluate(() => {
    indexedDB.deleteDatabase = () => {
      throw new DOMException('no', 'UnknownError');
    };
  });
  await colleaguePage.getByRole('button', { name: 'Compte', exact: true }).click();
  await colleaguePage.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(colleaguePage.getByRole('alert')).toContainText('n’a pas effacé');
  await colleaguePage.getByRole('link', { name: 'Continuer' }).click();
  await colleaguePage.waitForURL(/\/sign-in/);
});

test('whose role is lowered reads on without reloading, and is refused at the socket', async ({
  lab,
  ownerPage,
  colleaguePage,
}) => {
  const sockets: string[] = [];
  colleaguePage.on('websocket', (socket) => sockets.push(socket.url()));
  await openMap(colleaguePage, lab.url);
  await card(colleaguePage, 'Intelligence artificielle').dblclick();
  const typed = colleaguePage.getByRole('combobox', { name: /^Renommer Intelligence/ });
  await typed.fill('Écrit trop tard');
  await ownerPage.goto(`${await projectOf(ownerPage, lab.url)}/settings/members`);
  const role = ownerPage.getByRole('combobox', { name: `Rôle de ${lab.colleague.name}` });
  await role.selectOption('viewer');
  await expect(role).toHaveValue('viewer');
  await expect(state(colleaguePage)).toHaveText('Lecture seule');
  await expect(tool(colleaguePage, 'Ajouter')).toHaveAttribute('aria-disabled', 'true');
  // What was being typed can no longer be stored: it is not taken away, and it is said why.
  await typed.press('Enter');
  await expect(
    colleaguePage.getByText('Vous pouvez lire ce projet, pas le modifier.'),
  ).toBeVisible();
  await expect(typed).toHaveValue('Écrit trop tard');

  const socket = sockets.find((url) => url.includes('/collab/graph/'))!;
  const answer = await colleaguePage.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        const raw = new WebSocket(url);
        raw.binaryType = 'arraybuffer';
        raw.onopen = () => raw.send(new Uint8Array([100, 1, 2, 0, 0]));
        raw.onmessage = ({ data }) => {
          const bytes = new Uint8Array(data as ArrayBuffer);
          if (bytes[0] === 104) resolve(new TextDecoder().decode(bytes.subarray(3)));
          if (bytes[0] === 101) resolve('acknowledged');
        };
        raw.onclose = ({ code }) => resolve(`closed ${String(code)}`);
      }),
    socket,
  );
  expect(answer).toBe('read-only');
});

/** Waits until the browser holds what opening this page offline takes. */
async function keptOffline(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  const isKept = () => page.evaluate(async () => (await caches.match(location.href)) !== undefined);
  await expect.poll(isKept, { timeout: 20_000 }).toBe(true);
  const documents = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          void indexedDB.databases().then(([first]) => {
            const open = indexedDB.open(first!.name!);
            open.onsuccess = () => {
              const count = open.result.transaction('documents').objectStore('documents').count();
              count.onsuccess = () => {
                open.result.close();
                resolve(count.result);
              };
            };
          });
        }),
    );
  await expect.poll(documents).toBe(1);
}
