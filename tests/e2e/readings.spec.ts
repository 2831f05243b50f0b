import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { NO_EXCERPT } from '../../app/domain/excerpts.ts';
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
const FROM_WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{mso-style-name:Normal}</style></head>
<body><p class="MsoNormal" style="font-family:Calibri">Du texte <o:p></o:p></p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>premier point</p>
<p class="MsoNormal"><img src="file:///C:/image001.png" alt="schéma"></p></body></html>`;

/** For all that is chosen; what follows may read it anew, so it is waited for. */
async function setChosen(page: Page, what: string, value: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/readings/act'));
  await page.getByRole('button', { name: what }).click();
  await page.getByRole('menuitem', { name: value }).click();
  await answered;
}

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
    await setChosen(page, 'Mettre l’état', 'À lire');
    await setChosen(page, 'Mettre la priorité', 'Haute');
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
    await setChosen(page, 'Mettre l’état', 'À lire');

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

    // The same by drag, from the library beside the map onto a concept.
    await page.getByRole('button', { name: 'Fermer le panneau' }).click();
    await page.keyboard.press('b');
    const library = page.getByRole('region', { name: 'Bibliothèque du projet' });
    await library.getByRole('textbox').fill('monde sans travail');
    await library.getByRole('button', { name: '1 extrait' }).click();
    await library
      .getByRole('blockquote')
      .dragTo(page.locator('.react-flow__node').first(), { force: true });
    await expect(page.getByText('Définit', { exact: true })).toBeVisible();
    await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
    await page.goto(`${project}/library/susskind2023monde?part=excerpts`);
    await expect(
      panel.getByRole('list', { name: 'Ce qu’il source' }).getByRole('listitem'),
    ).toHaveCount(2);
  });

  test('gives both versions of an excerpt that two people edit, and loses neither', async ({
    lab,
    ownerPage: page,
    colleaguePage: other,
  }) => {
    const project = await projectOf(page, lab.url);
    const address = `${project}/library/susskind2023monde?part=excerpts`;
    await page.goto(address);
    await page.getByLabel('Le passage').fill('Un passage d’essai.');
    await page.getByRole('button', { name: 'Garder ce passage' }).click();
    await other.goto(address);
    const item = (tab: Page) => tab.getByRole('complementary').getByRole('listitem');
    for (const tab of [page, other]) {
      await item(tab).getByRole('button', { name: 'Modifier' }).click();
    }
    const form = (tab: Page) => item(tab).getByLabel('Le passage');
    const save = (tab: Page) => tab.getByRole('button', { name: 'Enregistrer', exact: true });
    await form(other).fill('La version de Karim.');
    await save(other).click();
    await expect(form(other)).toHaveCount(0);
    await form(page).fill('La version de Claire.');
    await save(page).click();
    const choice = page.getByRole('note').filter({ hasText: 'Rien n’est perdu' });
    await expect(choice).toContainText('La version de Karim.');
    await expect(choice).toContainText('La version de Claire.');
    await choice.getByRole('button', { name: 'Mettre le mien' }).click();
    await expect(other.getByText('La version de Claire.')).toBeVisible();
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
    // Where the other writes, under their name.
    await expect(note(other).getByText('Claire Aubert')).toBeAttached();

    // From Word: the words and the list stay, its styles go, its image leaves its name.
    await note(page).evaluate((element, html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', html);
      const paste = { clipboardData, bubbles: true, cancelable: true };
      element.dispatchEvent(new ClipboardEvent('paste', paste));
    }, FROM_WORD);
    await expect(page.getByText('Une image n’a pas été collée')).toBeVisible();
    await expect(note(other).getByRole('listitem')).toHaveText(['premier point']);
    await expect(note(other)).toContainText(/image.:.schéma/);
    expect(await note(other).innerHTML()).not.toMatch(/Mso|mso-|font-family|file:/);
    await page.keyboard.press('Control+z');
    await expect(note(other).getByRole('listitem')).toHaveCount(0);
    await page.keyboard.press('Control+End');

    // What others do to the work brings the page anew; the hand goes on writing where it is.
    const renewed = page.waitForResponse(/susskind2023monde\.data/);
    const listed = await (await other.request.get(`${project}/works`)).json();
    const { id: work } = (listed as { rows: { id: string; key: string }[] }).rows.find(
      ({ key }) => key === 'susskind2023monde',
    )!;
    await other.request.post(`${project}/readings/act`, {
      headers: { origin: new URL(lab.url).origin },
      data: { act: 'add-excerpt', work, fields: { ...NO_EXCERPT, quotation: 'Un passage.' } },
    });
    await renewed;

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
    await setChosen(page, 'Mettre l’état', 'En cours');
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

    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/);

    await other.goto(`${project}/meetings`);
    await other.getByRole('link', { name: 'Réunion d’essai' }).click();
    await expect(other.getByRole('article').getByText(kept)).toBeVisible();
    await expect(other.getByText(hidden)).toHaveCount(0);
    await page.getByRole('button', { name: 'Ne plus la partager' }).click();
    await page.getByRole('button', { name: 'Ne plus la partager' }).last().click();
    await page.waitForURL(/readings\/meeting$/);
    expect((await other.reload())?.status()).toBe(404);
  });

  test('hides a restricted work from those who are not named, and says on the map that it is withdrawn', async ({
    lab,
    ownerPage: page,
    colleaguePage: other,
  }) => {
    const project = await projectOf(page, lab.url);
    const address = `${project}/library/susskind2023monde`;
    await page.goto(`${address}?part=excerpts`);
    const panel = page.getByRole('complementary');
    await panel.getByLabel('Le passage').fill('Cité avant d’être restreint.');
    await panel.getByRole('button', { name: 'Garder ce passage' }).click();
    await panel.getByRole('button', { name: 'En faire une source' }).click();
    await panel.getByLabel('Proposition ou concept').fill('P1 ');
    await page.getByRole('option', { name: /^P1 · / }).click();
    const use = panel.getByRole('list', { name: 'Ce qu’il source' }).getByRole('link');
    const onMap = `${lab.url}${(await use.getAttribute('href'))!}`;
    // A colleague writes in its note meanwhile, and is named among its readers.
    await other.goto(`${address}?part=note`);
    await other.getByRole('textbox', { name: 'Note' }).click();
    await other.keyboard.type('En train d’écrire.');

    await page.goto(address);
    await panel.getByRole('button', { name: 'La restreindre à des membres nommés' }).click();
    await panel.getByRole('button', { name: 'Restreindre', exact: true }).click();
    await expect(panel.getByText('Restreinte : vous seul la voyez.')).toBeVisible();
    await other.goto(address);
    await expect(other.getByRole('complementary')).not.toContainText(SUSSKIND);
    await other.goto(`${project}/search?q=susskind`);
    await expect(other.getByText(SUSSKIND)).toHaveCount(0);
    await page.goto(onMap);
    await expect(page.getByText('Cité avant d’être restreint.')).toBeVisible();
    await other.goto(onMap);
    await expect(other.getByText('Source restreinte').first()).toBeVisible();
    await expect(other.getByText('Cité avant d’être restreint.')).toHaveCount(0);

    await page.goto(address);
    await panel.getByRole('button', { name: 'La personne se retire : tout effacer' }).click();
    await page.getByRole('button', { name: 'Effacer définitivement' }).click();
    await expect(panel.getByText('Tout est effacé de ce serveur.')).toBeVisible();
    for (const tab of [page, other]) {
      await tab.goto(onMap);
      await expect(
        tab
          .getByText(/Source retirée\. Des sauvegardes automatiques .* jusqu’au \d+ \S+ \d{4}/)
          .first(),
      ).toBeVisible();
    }
  });
});
