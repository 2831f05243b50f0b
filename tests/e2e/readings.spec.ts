import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './support/lab.ts';

/** The address of the example project. */
async function projectOf(page: Page, url: string): Promise<string> {
  await page.goto(url);
  if (!/\/p\/[^/]+/.test(page.url())) {
    await page.locator('a[href^="/p/"]').first().click();
    await page.waitForURL(/\/p\/[^/]+/);
  }
  return /^(.*\/p\/[^/]+)/.exec(page.url())![1]!;
}

const SUSSKIND = 'Un monde sans travail';

test.describe('readings', () => {
  test.use({ locale: 'fr-FR' });

  test('keeps a reading for oneself until it is shared, and says what will be seen', async ({
    lab,
    ownerPage: page,
    colleaguePage: other,
  }) => {
    const project = await projectOf(page, lab.url);
    await page.goto(`${project}/library/susskind2023monde`);
    const panel = page.getByRole('complementary');
    await panel.getByText('En cours', { exact: true }).click();
    await panel.getByLabel('Mon avis, en une ligne').fill('À discuter');
    await panel.getByLabel('Mon avis, en une ligne').press('Enter');
    await panel.getByLabel('sur', { exact: true }).fill('300');
    await panel.getByLabel('J’en suis à').fill('120');
    await panel.getByLabel('À lire pour le').fill('2027-01-15');

    const claire = () => other.getByRole('complementary').getByText('Claire Aubert');
    await other.goto(`${project}/library/susskind2023monde`);
    await expect(other.getByRole('complementary').getByText(SUSSKIND)).toBeVisible();
    await expect(other.getByText('À discuter')).toHaveCount(0);

    await panel.getByRole('switch', { name: 'Partager ma lecture' }).click();
    await expect(panel.getByText('Voici ce qu’ils verront')).toBeVisible();
    await panel.getByRole('button', { name: 'Partager', exact: true }).click();
    await expect(panel.getByText('Les membres du projet voient')).toBeVisible();
    await other.reload();
    await expect(claire().first()).toBeVisible();
    await expect(other.getByText('À discuter')).toBeVisible();
  });

  test('changes many at once in the table; the view is a link, kept by name', async ({
    lab,
    ownerPage: page,
  }) => {
    const project = await projectOf(page, lab.url);
    await page.goto(`${project}/readings`);
    await page.getByRole('searchbox').fill('casilli');
    await expect(page).toHaveURL(/q=casilli/);
    await page.getByLabel('Choisir toutes les références montrées').check();
    await page.getByRole('button', { name: 'Mettre l’état' }).click();
    await page.getByRole('menuitem', { name: 'À lire' }).click();
    await page.getByRole('button', { name: 'Mettre la priorité' }).click();
    await page.getByRole('menuitem', { name: 'Haute' }).click();
    await page.goto(`${project}/readings?priority=1&status=to-read`);
    await expect(page.getByRole('status').first()).toContainText('références');
    await page.getByRole('button', { name: 'Garder cette vue' }).click();
    await page.getByLabel('Nom de la vue').fill('Urgent');
    await page.getByRole('button', { name: 'Garder', exact: true }).click();
    await page.goto(`${project}/readings`);
    await page.getByRole('link', { name: 'Urgent' }).click();
    await expect(page).toHaveURL(/priority=1/);
  });

  test('moves a card by drag and by keyboard on the board, and orders what to read next', async ({
    lab,
    ownerPage: page,
  }) => {
    const project = await projectOf(page, lab.url);
    await page.goto(`${project}/readings?q=casilli`);
    await page.getByLabel('Choisir toutes les références montrées').check();
    await page.getByRole('button', { name: 'Mettre l’état' }).click();
    await page.getByRole('menuitem', { name: 'À lire' }).click();

    await page.goto(`${project}/readings?view=board`);
    const column = (name: string) => page.getByRole('region', { name, exact: true });
    const cards = column('À lire').getByRole('listitem');
    await expect(cards.first()).toBeVisible();
    const before = await cards.count();
    await cards.first().dragTo(column('En cours'));
    await expect(cards).toHaveCount(before - 1);
    await expect(column('En cours').getByRole('listitem')).toHaveCount(1);
    const move = column('En cours').getByRole('button', { name: /^Déplacer/ });
    await move.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Lue' }).press('Enter');
    await expect(column('Lue').getByRole('listitem')).toHaveCount(1);

    await page.goto(`${project}/readings?view=next`);
    const lines = page.locator('ol > li');
    const second = (await lines.nth(1).getByRole('link').textContent())!;
    await lines
      .nth(1)
      .getByRole('button', { name: /^Monter/ })
      .click();
    await expect(lines.nth(0).getByRole('link')).toHaveText(second);
    await page.reload();
    await expect(lines.nth(0).getByRole('link')).toHaveText(second);
    await page.getByRole('button', { name: 'Ranger par ce qu’elles servent' }).click();
    await expect(page).toHaveURL(/sort=serves/);
  });

  test('turns a pasted passage into evidence on the map, linked both ways', async ({
    lab,
    ownerPage: page,
  }) => {
    const project = await projectOf(page, lab.url);
    await page.goto(`${project}/library/susskind2023monde?part=excerpts`);
    const panel = page.getByRole('complementary');
    await panel.getByLabel('Le passage').fill('Un passage d’essai.');
    await panel.getByLabel('Page, telle qu’imprimée').fill('12');
    await panel.getByRole('button', { name: 'Garder ce passage' }).click();
    await expect(panel.getByText('Un passage d’essai.')).toBeVisible();
    await panel.getByRole('button', { name: 'En faire une source' }).click();
    await panel.getByLabel('Proposition ou concept').fill('P1 ');
    await page.getByRole('option', { name: /^P1 · / }).click();
    const use = panel.getByRole('list', { name: 'Ce qu’il source' }).getByRole('link');
    await expect(use).toBeVisible();
    await use.click();
    await page.waitForURL(/\/map\//);
    await expect(page.getByText('Un passage d’essai.')).toBeVisible();
    await expect(page.getByText('page 12')).toBeVisible();
    await expect(
      page.getByRole('button', { name: 'Copier (Susskind, 2023, p. 12)' }),
    ).toBeVisible();
  });

  test('edits one note with two people, offline too, and exports it with its citation', async ({
    lab,
    ownerPage: page,
    colleaguePage: other,
  }) => {
    const project = await projectOf(page, lab.url);
    const address = `${project}/library/susskind2023monde?part=note`;
    const note = (tab: Page) => tab.getByRole('textbox', { name: 'Note' });
    await page.goto(address);
    await other.goto(address);
    await note(page).click();
    await page.keyboard.type('Vu par Claire. @casilli et');
    await page.getByRole('option', { name: /Casilli, 2018/ }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Avec @casilli');
    await page.getByRole('option').first().click();
    await page.keyboard.type('on avance.');
    await expect(note(other)).toContainText('on avance.');
    await expect(note(page)).toContainText(/Avec \(Casilli(?: et al\.)?, 20\d\d\) on avance\./);

    await page.context().setOffline(true);
    await page.keyboard.type(' Hors ligne.');
    await note(other).click();
    await other.keyboard.press('Control+End');
    await other.keyboard.press('Enter');
    await other.keyboard.type('Et Karim ?');
    await page.context().setOffline(false);
    await expect(note(other)).toContainText('Hors ligne.', { timeout: 40_000 });
    await expect(note(page)).toContainText('Et Karim ?', { timeout: 40_000 });

    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: /Markdown/ }).click();
    const text = await readFile(await (await downloading).path(), 'utf8');
    expect(text).toMatch(/Avec \[@casilli20\d\d\w+\] on avance\. Hors ligne\./);
    expect(text).toContain('Et Karim ?');
  });

  test('shows a meeting what was ticked and no more, on a page, in Word, until it is taken back', async ({
    lab,
    ownerPage: page,
    colleaguePage: other,
  }) => {
    const project = await projectOf(page, lab.url);
    await page.goto(`${project}/readings?q=casilli`);
    await page.getByLabel('Choisir toutes les références montrées').check();
    await page.getByRole('button', { name: 'Mettre l’état' }).click();
    await page.getByRole('menuitem', { name: 'En cours' }).click();
    await page.getByRole('link', { name: 'Pour la réunion' }).click();
    await expect(page.getByText('Voici ce que les membres du projet verront')).toBeVisible();
    const ticks = page.getByRole('checkbox');
    await expect(ticks.first()).toBeChecked();
    const kept = (await page.getByRole('main').locator('cite').first().textContent())!;
    const hidden = (await page.getByRole('main').locator('cite').nth(1).textContent())!;
    await ticks.nth(1).uncheck();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Word' }).click();
    const file = unzipSync(await readFile(await (await downloading).path()));
    const text = strFromU8(file['word/document.xml']!);
    expect(text).toContain(kept);
    expect(text).not.toContain(hidden);
    await page.getByLabel('Titre de la page').fill('Réunion d’essai');
    await page.getByRole('button', { name: 'Partager avec le projet' }).click();
    await page.getByRole('link', { name: 'Réunion d’essai' }).click();
    await expect(page.getByRole('article').getByText(kept)).toBeVisible();

    await other.goto(`${project}/readings/meeting`);
    await other.getByRole('link', { name: 'Réunion d’essai' }).click();
    await expect(other.getByRole('article').getByText(kept)).toBeVisible();
    await expect(other.getByText(hidden)).toHaveCount(0);
    await page.getByRole('button', { name: 'Ne plus la partager' }).click();
    await page.getByRole('button', { name: 'Ne plus la partager' }).last().click();
    await page.waitForURL(/readings\/meeting$/);
    expect((await other.reload())?.status()).toBe(404);
  });

  test('hides a restricted work from those who are not named', async ({
    lab,
    ownerPage: page,
    colleaguePage: other,
  }) => {
    const project = await projectOf(page, lab.url);
    await page.goto(`${project}/library/susskind2023monde`);
    const panel = page.getByRole('complementary');
    await panel.getByRole('button', { name: 'La restreindre à des membres nommés' }).click();
    await panel.getByRole('button', { name: 'Restreindre', exact: true }).click();
    await expect(panel.getByText('Restreinte : vous seul la voyez.')).toBeVisible();
    await other.goto(`${project}/library/susskind2023monde`);
    await expect(other.getByRole('complementary')).not.toContainText(SUSSKIND);
    await other.goto(`${project}/search?q=susskind`);
    await expect(other.getByText(SUSSKIND)).toHaveCount(0);
  });
});
