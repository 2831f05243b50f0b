import type { Page } from '@playwright/test';
import { accessFaults } from './support/access.ts';
import { expect, test } from './support/lab.ts';

// Projects and maps: made, renamed, deleted and brought back; their words; search; language.

const unique = (word: string) => `${word} ${Math.random().toString(36).slice(2, 8)}`;

async function newProject(page: Page, url: string, name: string): Promise<string> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Nouveau projet' }).click();
  await page.getByLabel('Nom du projet').fill(name);
  await page.getByRole('button', { name: 'Créer le projet' }).click();
  await page.waitForURL(/\/p\/[^/]+\/maps$/);
  return page.url().replace(/\/maps$/, '');
}

async function exampleProject(page: Page, url: string): Promise<string> {
  await page.goto(url);
  const card = page.getByRole('listitem').filter({ hasText: 'Exemple' }).first();
  return `${url}${await card.getByRole('link').getAttribute('href')}`;
}

test('a project is made, renamed, deleted and brought back', async ({ lab, ownerPage: page }) => {
  const name = unique('Projet');
  await newProject(page, lab.url, name);
  await page.goto(lab.url);
  await page.getByRole('button', { name: `Actions sur «\u00a0${name}\u00a0»` }).click();
  await page.getByRole('menuitem', { name: 'Renommer' }).click();
  const renamed = unique('Renommé');
  await page.getByLabel('Nom du projet').fill(renamed);
  await page.getByRole('button', { name: 'Renommer' }).click();
  await expect(page.getByRole('link', { name: renamed })).toBeVisible();

  await page.getByRole('button', { name: `Actions sur «\u00a0${renamed}\u00a0»` }).click();
  await page.getByRole('menuitem', { name: 'Supprimer' }).click();
  await expect(page.getByRole('link', { name: renamed })).toHaveCount(0);
  await page.getByRole('button', { name: `Remettre · ${renamed}` }).click();
  await expect(page.getByRole('link', { name: renamed })).toBeVisible();
});

test('a map is made with its question, deleted and brought back', async ({
  lab,
  ownerPage: page,
}) => {
  const project = await newProject(page, lab.url, unique('Cartes'));
  await page.getByRole('button', { name: 'Faire la première carte' }).click();
  await page.getByLabel('Nom de la carte').fill('Plateformes');
  await page.getByLabel('Question centrale').fill('Qui travaille ?');
  await page.getByRole('button', { name: 'Créer et ouvrir' }).click();
  await page.waitForURL(/\/map\/plateformes$/);
  await page.goto(`${project}/maps`);
  await expect(page.getByText('Qui travaille ?')).toBeVisible();
  await page
    .getByRole('button', { name: 'Actions sur la carte «\u00a0Plateformes\u00a0»' })
    .click();
  await page.getByRole('menuitem', { name: 'Supprimer' }).click();
  await page.getByRole('button', { name: 'Remettre · Plateformes' }).click();
  await expect(page.getByRole('link', { name: 'Plateformes' })).toBeVisible();
});

test('a literature is added, renamed in English, and kept', async ({ lab, ownerPage: page }) => {
  const project = await newProject(page, lab.url, unique('Vocabulaires'));
  await page.goto(`${project}/settings/vocabularies`);
  await page.getByRole('button', { name: 'Ajouter une littérature' }).click();
  const added = unique('Économie');
  await page.getByLabel('Ajouter une littérature').fill(added);
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  const line = page.getByRole('listitem').filter({ has: page.locator(`input[value="${added}"]`) });
  await line.getByLabel('Anglais').fill('Economics');
  await line.getByLabel('Anglais').press('Enter');
  await expect(page.getByText('Enregistré')).toBeVisible();
  await page.reload();
  await expect(line.getByLabel('Anglais')).toHaveValue('Economics');
});

test('search finds without accents, and leads to the map', async ({ lab, ownerPage: page }) => {
  const project = await exampleProject(page, lab.url);
  await page.goto(`${project}/search`);
  await page.getByLabel('Chercher dans ce projet').fill('donnees personnelles');
  await page.keyboard.press('Enter');
  const result = page.getByRole('link', { name: 'Données personnelles', exact: true });
  await expect(result).toBeVisible();
  await result.click();
  await page.waitForURL(/\/map\/[^?]+\?select=/);
  await page.goto(`${project}/search?q=zzzz`);
  await expect(page.getByText('Rien trouvé pour «\u00a0zzzz\u00a0»')).toBeVisible();
});

test('the interface changes language where it stands, and remembers it', async ({
  lab,
  ownerPage: page,
}) => {
  await page.goto(lab.url);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Projects' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Projects' })).toBeVisible();
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.getByRole('heading', { name: 'Projets' })).toBeVisible();
});

test('every page of the shell is free of what axe finds', async ({ lab, ownerPage: page }) => {
  test.slow();
  const project = await exampleProject(page, lab.url);
  const settings = ['', '/members', '/vocabularies', '/access'].map((p) => `/settings${p}`);
  const readings = ['', '?view=board', '?view=next', '/meeting'].map((p) => `/readings${p}`);
  const work = ['overview', 'note', 'excerpts'].map(
    (part) => `/library/susskind2023monde?part=${part}`,
  );
  const inside = ['/maps', '/meetings', '/search?q=travail', ...settings, ...readings, ...work];
  const pages = [`${lab.url}/`, `${lab.url}/account`, ...inside.map((path) => project + path)];
  for (const address of pages) {
    await page.goto(address);
    expect.soft(await accessFaults(page), address).toEqual([]);
  }
});
