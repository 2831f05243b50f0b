import type { Page } from '@playwright/test';
import { expect, test } from './support/lab.ts';
import { card } from './support/map.ts';

// A reference that is added while the server is away, and what is typed into forms meanwhile.

async function project(page: Page, url: string): Promise<string> {
  await page.goto(url);
  const link = await page.locator('a[href^="/p/"]').first().getAttribute('href');
  return `${url}${/^\/p\/[^/]+/.exec(link ?? '')?.[0] ?? ''}`;
}

async function keptOffline(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  const isKept = () => page.evaluate(async () => (await caches.match(location.href)) !== undefined);
  await expect.poll(isKept, { timeout: 20_000 }).toBe(true);
}

test('a reference added without the server is cited at once, survives a reload, and arrives once', async ({
  lab,
  ownerPage,
  colleaguePage,
}) => {
  test.setTimeout(120_000);
  const base = await project(ownerPage, lab.url);
  await ownerPage.goto(`${base}/library`);
  await expect(ownerPage.getByRole('table', { name: 'Bibliothèque' })).toBeVisible();
  await keptOffline(ownerPage);
  const listed = ownerPage.getByRole('table', { name: 'Bibliothèque' });
  const seen = (await listed.getAttribute('aria-rowcount')) ?? '';
  await ownerPage.goto(`${base}/map/cadre-conceptuel`);
  await expect(card(ownerPage, 'Intelligence artificielle')).toBeVisible();
  await keptOffline(ownerPage);
  const state = ownerPage.locator('button[data-state] [role="status"]');
  await expect(state).toHaveText('Enregistré');
  await lab.server.stop('SIGKILL');

  await card(ownerPage, 'Intelligence artificielle').click();
  const picker = ownerPage.getByRole('combobox', { name: 'Ajouter une source' });
  await picker.fill('Un livre lu dans le train');
  await ownerPage.getByRole('option', { name: /^Ajouter « Un livre lu/ }).click();
  const form = ownerPage.getByRole('form', { name: 'Nouvelle référence' });
  await form.getByLabel('Auteurs').fill('Perret, Jeanne');
  await form.getByLabel('Année').fill('1998');
  await form.getByRole('button', { name: 'Ajouter à la bibliothèque' }).click();
  const cited = ownerPage.getByText(/Perret, 1998\..*Un livre lu dans le train.*clé en attente/s);
  await expect(cited).toBeVisible();
  await expect(state).toHaveText(/^Sur cet appareil seulement \(\d+\)/);

  // The page goes and comes back without the server: the map, the work and what cites it are there.
  await ownerPage.reload();
  await card(ownerPage, 'Intelligence artificielle').click();
  await expect(cited).toBeVisible();

  // The library is read from what was kept, and searched there.
  await ownerPage.goto(`${base}/library`);
  await expect(ownerPage.getByText('1 référence sur cet appareil seulement')).toBeVisible();
  await expect(ownerPage.getByText('voici la bibliothèque comme vous l’avez vue')).toBeVisible();
  await expect(listed).toHaveAttribute('aria-rowcount', seen);
  await ownerPage.getByLabel('Chercher dans la bibliothèque').fill('casilli');
  await expect(listed).not.toHaveAttribute('aria-rowcount', seen);

  await lab.server.start();
  await expect(ownerPage.getByText('1 référence sur cet appareil seulement')).toBeHidden({
    timeout: 40_000,
  });
  await ownerPage.goto(`${base}/library?q=Perret`);
  await expect(ownerPage.getByRole('row', { name: /Un livre lu dans le train/ })).toHaveCount(1);

  // The map was not opened again: what was written on it offline has been sent all the same.
  await colleaguePage.goto(`${base}/map/cadre-conceptuel`);
  await card(colleaguePage, 'Intelligence artificielle').click();
  await expect(
    colleaguePage.getByRole('listitem').filter({ hasText: 'Un livre lu dans le train' }),
  ).toBeVisible({ timeout: 20_000 });
});

test('what is typed in forms stays when the server is away or the session has ended', async ({
  lab,
  ownerPage,
}) => {
  test.setTimeout(90_000);
  const base = await project(ownerPage, lab.url);
  await ownerPage.goto(`${base}/settings`);
  const name = ownerPage.getByLabel('Nom du projet');
  await expect(name).toBeEnabled();
  await name.fill('Un nom écrit sans serveur');
  await lab.server.stop('SIGKILL');
  await name.press('Enter');
  await expect(ownerPage.getByText('Le serveur ne répond pas.')).toBeVisible();
  await expect(name).toHaveValue('Un nom écrit sans serveur');

  await lab.server.start();
  await ownerPage.context().clearCookies();
  await name.press('Enter');
  await expect(ownerPage.getByText('Votre session a pris fin.')).toBeVisible({ timeout: 20_000 });
  await expect(name).toHaveValue('Un nom écrit sans serveur');
});
