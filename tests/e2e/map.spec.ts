import type { Page } from '@playwright/test';
import { expect, test } from './support/lab.ts';
import { addConcept, card, inspector, line, openMap, tool } from './support/map.ts';

// One map, two people: each works in a browser of their own.

async function linkTo(page: Page, from: string, to: string, phrase: string): Promise<void> {
  await card(page, from).click();
  await tool(page, 'Relier').click();
  await card(page, to).click();
  await page.getByRole('combobox', { name: /^Mot de liaison/ }).fill(phrase);
  await page.keyboard.press('Enter');
  await expect(line(page, phrase)).toBeAttached();
}

const unique = (word: string): string => `${word} ${Math.random().toString(36).slice(2, 7)}`;

test('a concept is added in place and renamed, and the other sees both', async ({
  lab,
  ownerPage,
  colleaguePage,
}) => {
  await Promise.all([openMap(ownerPage, lab.url), openMap(colleaguePage, lab.url)]);
  const first = unique('Tâcherons');
  await addConcept(ownerPage, first);
  await expect(card(colleaguePage, first)).toBeVisible();

  await card(ownerPage, first).dblclick();
  const second = unique('Microtravail caché');
  await ownerPage.getByRole('combobox', { name: `Renommer ${first}` }).fill(second);
  await ownerPage.keyboard.press('Enter');
  await expect(card(ownerPage, second)).toBeVisible();
  await expect(card(colleaguePage, second)).toBeVisible();
  await expect(card(colleaguePage, first)).toHaveCount(0);
});

test('a name that exists is offered instead of a twin', async ({ lab, ownerPage }) => {
  await openMap(ownerPage, lab.url);
  const before = await ownerPage.locator('.react-flow__node').count();
  await tool(ownerPage, 'Ajouter').click();
  // Typed in English, without accents: the concept is on another map.
  await ownerPage.getByRole('combobox', { name: 'Nouveau concept' }).fill('human labour');
  await ownerPage.getByRole('option', { name: /^Travail humain/ }).click();
  await expect(card(ownerPage, 'Travail humain')).toBeVisible();
  await expect(ownerPage.locator('.react-flow__node')).toHaveCount(before + 1);
  await ownerPage.keyboard.press('Control+z');
  await expect(ownerPage.locator('.react-flow__node')).toHaveCount(before);
});

test('a label of 100,000 characters is refused at its field, and kept there', async ({
  lab,
  ownerPage,
}) => {
  await openMap(ownerPage, lab.url);
  const long = 'mot '.repeat(25_000);
  const tooLong = /^100\s000 caractères sur 500/;
  await tool(ownerPage, 'Ajouter').click();
  const field = ownerPage.getByRole('combobox', { name: 'Nouveau concept' });
  await field.fill(long);
  await ownerPage.keyboard.press('Enter');
  await expect(ownerPage.getByRole('alert')).toHaveText(tooLong);
  await expect(field).toHaveValue(long);
  await field.fill('');
  await ownerPage.keyboard.press('Escape');

  // In the outline, where it names the end of a link.
  await card(ownerPage, 'Propriété des données').click();
  await tool(ownerPage, 'Plan').click();
  const form = ownerPage.getByRole('form', { name: 'Relier Propriété' });
  await form.getByLabel('Mot de liaison').fill('concerne');
  const target = form.getByLabel('Concept d’arrivée');
  await target.fill(long);
  await target.press('Enter');
  await expect(form.getByText(tooLong)).toBeVisible();
  await expect(target).toHaveValue(long);
  // In the panel, on leaving the field.
  await inspector(ownerPage).getByText('Noms, genre et littératures').click();
  const name = inspector(ownerPage).getByLabel('Nom (français)');
  await name.fill(long);
  await name.press('Enter');
  await expect(inspector(ownerPage).getByText(tooLong)).toBeVisible();
  await expect(name).toHaveValue(long);
  await expect(card(ownerPage, 'Propriété des données')).toBeVisible();
});

test('a drag is seen while it lasts, and stays where it ends', async ({
  lab,
  ownerPage,
  colleaguePage,
}) => {
  /** Updates of the document that left this browser: `MESSAGE.numberedUpdate` of the protocol. */
  let updates = 0;
  ownerPage.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (typeof payload !== 'string' && payload[0] === 100) updates += 1;
    }),
  );
  await Promise.all([openMap(ownerPage, lab.url), openMap(colleaguePage, lab.url)]);
  const label = unique('À déplacer');
  await addConcept(ownerPage, label);
  const place = (page: Page): Promise<string | null> => card(page, label).getAttribute('style');
  await expect(card(colleaguePage, label)).toBeVisible();
  const before = await place(colleaguePage);

  const box = (await card(ownerPage, label).boundingBox())!;
  const grip = { x: box.x + box.width / 3, y: box.y + 12 };
  await ownerPage.mouse.move(grip.x, grip.y);
  await expect(ownerPage.getByText('Enregistré', { exact: true })).toBeVisible();
  const stored = updates;
  await ownerPage.mouse.down();
  await ownerPage.mouse.move(grip.x + 90, grip.y + 70, { steps: 8 });
  await expect.poll(() => place(colleaguePage)).not.toBe(before);
  expect(updates).toBe(stored);
  await ownerPage.mouse.up();
  await expect.poll(() => updates).toBe(stored + 1);
  const after = await place(ownerPage);
  expect(after).not.toBe(before);

  // A line that is bent likewise.
  await line(ownerPage, 'questionne').click();
  const way = (page: Page) => line(page, 'questionne').locator('path').nth(1).getAttribute('d');
  const straight = await way(colleaguePage);
  const middle = ownerPage.getByRole('button', { name: /^Ajouter un coude, endroit/ });
  const hold = (await middle.boundingBox())!;
  const shaped = updates;
  await ownerPage.mouse.move(hold.x + 12, hold.y + 12);
  await ownerPage.mouse.down();
  await ownerPage.mouse.move(hold.x + 12, hold.y - 60, { steps: 6 });
  await expect.poll(() => way(colleaguePage)).not.toBe(straight);
  expect(updates).toBe(shaped);
  await ownerPage.mouse.up();
  await expect.poll(() => updates).toBe(shaped + 1);

  await expect(ownerPage.getByText('Enregistré', { exact: true })).toBeVisible();
  // A map is opened again where one left it.
  const zoom = () =>
    ownerPage
      .locator('.react-flow__viewport')
      .evaluate((element) => /scale\(.*?\)/.exec(element.style.transform)?.[0]);
  const kept = () => ownerPage.evaluate(() => JSON.stringify({ ...localStorage }));
  const whole = await kept();
  await ownerPage.keyboard.down('Control');
  await ownerPage.mouse.wheel(0, -200);
  await ownerPage.keyboard.up('Control');
  await expect.poll(kept).not.toBe(whole);
  const left = await zoom();
  await ownerPage.reload();
  await expect(card(ownerPage, label)).toBeVisible();
  await expect.poll(async () => transformOf(await place(ownerPage))).toBe(transformOf(after));
  expect(await zoom()).toBe(left);
});

const transformOf = (style: string | null): string | undefined =>
  /translate\([^)]*\)/.exec(style ?? '')?.[0];

test('two concepts are linked by a phrase, which then is to source', async ({ lab, ownerPage }) => {
  await openMap(ownerPage, lab.url);
  const label = unique('Travail invisible');
  await addConcept(ownerPage, label);
  await linkTo(ownerPage, label, 'Intelligence artificielle', 'fait tenir');
  await expect(inspector(ownerPage).getByRole('heading', { level: 2 })).toContainText('fait tenir');
  await expect(inspector(ownerPage)).toContainText('À sourcer');

  await ownerPage
    .getByRole('button', { name: /à sourcer$/ })
    .first()
    .click();
  const dimmed = card(ownerPage, 'Usagers de l’IA').locator('[data-dimmed]');
  await expect(dimmed).toBeAttached();
  await expect(card(ownerPage, label).locator('[data-dimmed]')).toHaveCount(0);
});

test('a work is found by author and attached; it supports, and its page is to specify', async ({
  lab,
  ownerPage,
  colleaguePage,
}) => {
  await Promise.all([openMap(ownerPage, lab.url), openMap(colleaguePage, lab.url)]);
  const label = unique('Preuve');
  const phrase = unique('atteste');
  await addConcept(ownerPage, label);
  await linkTo(ownerPage, label, 'Intelligence artificielle', phrase);
  const panel = inspector(ownerPage);
  await panel.getByRole('combobox', { name: 'Ajouter une source' }).fill('TUBARO trainer');
  await ownerPage
    .getByRole('option', { name: /trainer/i })
    .first()
    .click();
  await expect(panel).toContainText('1 appuie');
  await expect(panel).toContainText('1 page à préciser');
  await expect(panel).toContainText('Sourcée');
  await expect(panel).toContainText('Big Data & Society');

  await panel.getByRole('button', { name: 'Préciser' }).click();
  await panel.getByRole('textbox', { name: 'Numéro ou valeur' }).fill('4');
  await ownerPage.keyboard.press('Enter');
  await expect(panel).toContainText('page 4');
  await expect(panel).not.toContainText('1 page à préciser');
  await expect(line(colleaguePage, phrase).locator('text', { hasText: /^1$/ })).toBeAttached();
});

test('removing says what goes with it, and offers the smaller act first', async ({
  lab,
  ownerPage,
}) => {
  await openMap(ownerPage, lab.url);
  await card(ownerPage, 'Intelligence artificielle').click();
  await ownerPage.keyboard.press('Delete');
  const panel = ownerPage.getByRole('dialog');
  await expect(panel.getByRole('button').first()).toHaveText('Retirer de cette carte');
  await expect(panel.getByRole('button').first()).toBeFocused();
  await expect(panel).toContainText(/Part avec \d+ propositions et \d+ sources/);
  await expect(panel).toContainText(/Aussi sur \d+ autres? cartes?/);
  await ownerPage.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(card(ownerPage, 'Intelligence artificielle')).toBeVisible();
  // The focus is never lost: back on the card, and on the map where the card has gone.
  await expect(card(ownerPage, 'Intelligence artificielle')).toBeFocused();
  await ownerPage.keyboard.press('Delete');
  await ownerPage.keyboard.press('Enter');
  await expect(card(ownerPage, 'Intelligence artificielle')).toHaveCount(0);
  await expect(ownerPage.getByRole('region', { name: /^Carte/ })).toBeFocused();
});

test('undo takes back one’s own change alone', async ({ lab, ownerPage, colleaguePage }) => {
  await Promise.all([openMap(ownerPage, lab.url), openMap(colleaguePage, lab.url)]);
  const mine = unique('De moi');
  const theirs = unique('De l’autre');
  await addConcept(ownerPage, mine);
  await addConcept(colleaguePage, theirs);
  await expect(card(ownerPage, theirs)).toBeVisible();

  await tool(ownerPage, 'Annuler').click();
  await expect(card(ownerPage, mine)).toHaveCount(0);
  await expect(card(colleaguePage, mine)).toHaveCount(0);
  await expect(card(colleaguePage, theirs)).toBeVisible();
  await tool(ownerPage, 'Rétablir').click();
  await expect(card(colleaguePage, mine)).toBeVisible();
});

test('the other’s cursor, name and selection are seen; one follows them, and is asked to come', async ({
  lab,
  ownerPage,
  colleaguePage,
}) => {
  await Promise.all([openMap(ownerPage, lab.url), openMap(colleaguePage, lab.url)]);
  const target = card(colleaguePage, 'Propriété des données');
  await target.click();
  await expect(
    ownerPage.getByRole('list', { name: 'Ici en ce moment' }).getByRole('listitem'),
  ).toHaveCount(2);
  const here = await ownerPage
    .getByRole('list', { name: 'Ici en ce moment' })
    .getByRole('listitem')
    .first()
    .getAttribute('title');
  await expect(card(ownerPage, 'Propriété des données')).toContainText(here!);

  const box = (await target.boundingBox())!;
  await colleaguePage.mouse.move(box.x - 40, box.y - 40, { steps: 4 });
  await expect(
    ownerPage.locator('[aria-hidden="true"]').getByText(here!, { exact: true }).first(),
  ).toBeVisible();

  // Followed, their view is mine, until I move the map myself; who asks everyone moves nobody.
  const view = (page: Page) => page.locator('.react-flow__viewport').getAttribute('style');
  await ownerPage.getByRole('button', { name: here!, exact: true }).click();
  await ownerPage.getByRole('menuitem', { name: 'Suivre' }).click();
  await expect(ownerPage.getByText(`Vous suivez ${here!}.`)).toBeVisible();
  const before = await view(ownerPage);
  await colleaguePage.mouse.wheel(0, 240);
  await expect.poll(() => view(ownerPage)).not.toBe(before);
  await ownerPage.mouse.move(box.x - 60, box.y - 60);
  await ownerPage.mouse.wheel(0, -120);
  await expect(ownerPage.getByText(`Vous suivez ${here!}.`)).toHaveCount(0);

  const own = await view(ownerPage);
  await colleaguePage.getByRole('button', { name: /\(vous\)$/ }).click();
  await colleaguePage.getByRole('menuitem', { name: 'Amener tout le monde ici' }).click();
  await expect(ownerPage.getByText(`${here!} vous demande de venir voir.`)).toBeVisible();
  expect(await view(ownerPage)).toBe(own);
  await ownerPage.getByRole('button', { name: 'Y aller' }).click();
  await expect.poll(() => view(ownerPage)).not.toBe(own);

  // Who writes in what, by name.
  await target.dblclick();
  await expect(card(ownerPage, 'Propriété des données')).toContainText(`${here!} écrit ici`);

  // From the lists one sees who is on which map, as they go, and nobody once they have left.
  const base = /.*\/p\/[^/]+/.exec(ownerPage.url())![0];
  await ownerPage.goto(`${base}/maps`);
  const entry = (name: string) =>
    ownerPage.getByRole('listitem').filter({ has: ownerPage.getByRole('heading', { name }) });
  await expect(entry('Cadre conceptuel')).toContainText(here!);
  await colleaguePage.goto(colleaguePage.url().replace('cadre-conceptuel', 'travail-de-l-ia'));
  await expect(entry('Travail de l’IA')).toContainText(here!);
  await expect(entry('Cadre conceptuel')).not.toContainText(here!);
  await ownerPage.goto(lab.url);
  const there = ownerPage.getByRole('list', { name: 'Ici en ce moment' });
  await expect(there).toContainText(`${here!}, sur « Travail de l’IA »`);
  await colleaguePage.goto('about:blank');
  await expect(there).toHaveCount(0);
});

test('the outline says the same as the map and opens what one chooses', async ({
  lab,
  ownerPage,
}) => {
  await openMap(ownerPage, lab.url);
  await tool(ownerPage, 'Plan').click();
  const outline = ownerPage.getByRole('region', { name: 'Plan de la carte' });
  await outline.getByRole('button', { name: /questionne la propriété des données\./ }).click();
  await expect(inspector(ownerPage).getByRole('heading', { level: 2 })).toHaveText(
    'Le courant des communs numériques questionne la propriété des données.',
  );
});

test('the map is read before any script runs', async ({ lab, ownerPage }) => {
  await openMap(ownerPage, lab.url);
  const response = await ownerPage.request.get(ownerPage.url());
  const html = await response.text();
  expect(html).toContain('Courant des communs numériques');
  expect(html).toMatch(/<svg[^>]*role="img"/);
});
