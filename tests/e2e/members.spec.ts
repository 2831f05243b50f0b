import type { Browser, Page } from '@playwright/test';
import { expect, test } from './support/lab.ts';

// People: invited by a link, changed in role, never without an owner.

const unique = () => Math.random().toString(36).slice(2, 8);

/** A project of one's own, so that no other test's members are touched; its address. */
async function newProject(page: Page, url: string): Promise<string> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Nouveau projet' }).click();
  await page.getByLabel('Nom du projet').fill(`Membres ${unique()}`);
  await page.getByRole('button', { name: 'Créer le projet' }).click();
  await page.waitForURL(/\/p\/[^/]+\/maps$/);
  return page.url().replace(/\/maps$/, '');
}

async function invitationLink(page: Page, project: string): Promise<string> {
  await page.goto(`${project}/settings/members`);
  await page.getByRole('button', { name: 'Créer un lien d’invitation' }).click();
  const link = page.getByLabel('Lien d’invitation', { exact: true });
  await expect(link).toHaveValue(/\/join\//);
  return link.inputValue();
}

async function join(browser: Browser, link: string, name: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel('Votre nom').fill(name);
  await page.getByLabel('Adresse électronique').fill(`${unique()}@example.org`);
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('une petite phrase');
  await page.getByRole('button', { name: 'Créer mon compte et rejoindre' }).click();
  await page.waitForURL(/\/p\//);
  return page;
}

test('a colleague joins by a link, which serves once; the last owner cannot step down', async ({
  browser,
  lab,
  ownerPage: page,
}) => {
  const project = await newProject(page, lab.url);
  const link = await invitationLink(page, project);
  await expect(page.getByText('Ce lien ne marche que sur cet ordinateur')).toBeVisible();

  const colleague = await join(browser, link, 'Farid Haddad');
  const stranger = await browser.newContext({ locale: 'fr-FR' });
  const second = await stranger.newPage();
  await second.goto(link);
  await expect(
    second.getByRole('heading', { name: 'Cette invitation ne peut plus servir' }),
  ).toBeVisible();
  await stranger.close();

  await page.goto(`${project}/settings/members`);
  const roles = page.getByRole('combobox', { name: 'Rôle de Farid Haddad' });
  await expect(roles).toHaveValue('editor');
  await roles.selectOption('viewer');
  // The field shows the role that holds, hence the new one once the server has it.
  await expect(roles).toHaveValue('viewer');
  await page.reload();
  await expect(roles).toHaveValue('viewer');
  await colleague.goto(`${project}/maps`);
  await expect(colleague.getByText('Personne n’a encore fait de carte ici.')).toBeVisible();
  await expect(colleague.getByRole('button', { name: /carte/ })).toHaveCount(0);

  const mine = page.getByRole('listitem').filter({ hasText: '(vous)' });
  await mine.getByRole('combobox').selectOption('viewer');
  await expect(mine.getByRole('alert')).toContainText('propriétaire');
  await expect(mine.getByRole('combobox')).toHaveValue('owner');

  await page.getByRole('button', { name: 'Retirer', exact: true }).click();
  await page.getByRole('button', { name: 'Retirer Farid Haddad' }).click();
  await expect(page.getByRole('combobox', { name: 'Rôle de Farid Haddad' })).toHaveCount(0);
  await colleague.goto(`${project}/maps`);
  await expect(colleague.getByRole('heading', { name: 'Page introuvable' })).toBeVisible();
  await colleague.context().close();
});

test('an invitation that was withdrawn opens nothing', async ({
  browser,
  lab,
  ownerPage: page,
}) => {
  const project = await newProject(page, lab.url);
  const link = await invitationLink(page, project);
  await page.getByRole('button', { name: 'Retirer cette invitation' }).click();
  await expect(page.getByText('Aucune invitation encore.')).toBeVisible();
  const context = await browser.newContext({ locale: 'fr-FR' });
  const stranger = await context.newPage();
  await stranger.goto(link);
  await expect(
    stranger.getByRole('heading', { name: 'Cette invitation ne peut plus servir' }),
  ).toBeVisible();
  await context.close();
});

test('an owner makes a reset link, which sets a new password once', async ({
  browser,
  lab,
  ownerPage: page,
}) => {
  const project = await newProject(page, lab.url);
  const colleague = await join(browser, await invitationLink(page, project), 'Ana Ruiz');
  await page.goto(`${project}/settings/members`);
  await page.getByRole('button', { name: 'Lien de réinitialisation pour Ana Ruiz' }).click();
  const field = page.getByLabel('Lien de réinitialisation', { exact: true });
  await expect(field).toHaveValue(/\/reset\//);
  const link = await field.inputValue();

  const context = await browser.newContext({ locale: 'fr-FR' });
  const visitor = await context.newPage();
  await visitor.goto(link);
  await visitor.getByRole('textbox', { name: 'Nouveau mot de passe' }).fill('une autre phrase');
  await visitor.getByRole('button', { name: 'Garder ce mot de passe' }).click();
  await visitor.waitForURL(`${new URL(link).origin}/`);
  await visitor.goto(link);
  await expect(visitor.getByRole('heading', { name: 'Ce lien ne peut plus servir' })).toBeVisible();
  await context.close();
  await colleague.context().close();
});

test('signing in leads to one of our own pages only', async ({ browser, lab }) => {
  const context = await browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  await page.goto(`${lab.url}/sign-in?to=${encodeURIComponent('//elsewhere.example/')}`);
  await page.getByLabel('Adresse électronique').fill(lab.owner.email);
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('pas celui-ci');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(lab.owner.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL(`${lab.url}/`);
  await context.close();
});
