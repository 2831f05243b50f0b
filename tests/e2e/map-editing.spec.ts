import { expect, test } from './support/lab.ts';
import { card, inspector, line, openMap, paste, placeOf, tool } from './support/map.ts';

// The map under the hand and under the keys: writing.

// The walk of docs/keyboard.md, on the canvas.
test('a map is built by keyboard alone: added, linked, gone about, renamed, removed and brought back', async ({
  lab,
  ownerPage: page,
}) => {
  await openMap(page, lab.url);
  const type = async (field: RegExp | string, text: string) => {
    await expect(page.getByRole('combobox', { name: field })).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  await page.keyboard.press('n');
  await type('Nouveau concept', 'Droit d’usage');
  await expect(card(page, 'Droit d’usage')).toBeFocused();
  await page.keyboard.press('Tab');
  await type(/^Nouveau concept, relié à Droit/, 'Licence');
  await type(/^Mot de liaison/, 'se règle par');
  // One goes on from what was just written.
  await expect(card(page, 'Licence')).toBeFocused();
  await page.keyboard.press('Enter');
  await type(/^Nouveau concept, relié à Droit/, 'Contrat');
  // The sibling's phrase is proposed.
  await expect(page.getByRole('combobox', { name: /^Mot de liaison/ })).toHaveValue('se règle par');
  await page.keyboard.press('Enter');
  await expect(line(page, 'se règle par')).toHaveCount(2);
  await expect(card(page, 'Contrat')).toBeFocused();

  await page.keyboard.press('l');
  await page.keyboard.press('Control+ArrowUp');
  await expect(card(page, 'Licence')).toBeFocused();
  await page.keyboard.press('Enter');
  await type(/^Mot de liaison/, 'précise');
  await expect(line(page, 'précise')).toBeFocused();

  await page.keyboard.press('Delete');
  await expect(page.getByRole('dialog').getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(line(page, 'précise')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(line(page, 'précise')).toBeAttached();

  await card(page, 'Licence').focus();
  await page.keyboard.press('Enter');
  const place = await placeOf(card(page, 'Licence'));
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => placeOf(card(page, 'Licence'))).not.toBe(place);
  await page.keyboard.press('F2');
  await type(/^Renommer Licence/, 'Licence libre');
  await expect(card(page, 'Licence libre')).toBeFocused();
});

test('a link drawn to the empty paper proposes a concept there, or one that exists', async ({
  lab,
  ownerPage: page,
}) => {
  await openMap(page, lab.url);
  const from = card(page, 'Propriété des données');
  await from.hover();
  const handle = (await from.locator('.react-flow__handle-bottom').boundingBox())!;
  await page.mouse.move(handle.x + 7, handle.y + 7);
  await page.mouse.down();
  await page.mouse.move(handle.x + 160, handle.y + 60, { steps: 6 });
  await page.mouse.up();
  const field = page.getByRole('combobox', { name: /^Nouveau concept, relié à Propriété/ });
  await field.fill('human labour');
  await expect(page.getByRole('option').first()).toBeVisible();
  await field.fill('Bien commun de la donnée');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: /^Mot de liaison/ }).fill('s’oppose à');
  await page.keyboard.press('Enter');
  await expect(line(page, 's’oppose à')).toBeAttached();
});

test('pasted lines become concepts, in one step; a known name is the concept itself', async ({
  lab,
  ownerPage: page,
}) => {
  await openMap(page, lab.url);
  const before = await page.locator('.react-flow__node').count();
  await paste(page, { 'text/plain': '- Microtâche\n- Tâcheron numérique\n- human labour' });
  await expect(card(page, 'Microtâche')).toBeVisible();
  await expect(card(page, 'Travail humain')).toBeVisible();
  await expect(page.locator('.react-flow__node')).toHaveCount(before + 3);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.react-flow__node')).toHaveCount(before);

  const lines = Array.from({ length: 2_000 }, (_, i) => `Terme ${String(i)}`).join('\n');
  await paste(page, { 'text/plain': lines });
  await expect(page.getByText('2000 éléments collés.')).toBeVisible();
  await expect(inspector(page)).toContainText('2000 éléments choisis');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.react-flow__node')).toHaveCount(before);

  await paste(page, { 'text/plain': 'x'.repeat(100_000) });
  await expect(page.getByText(/Rien n’a été collé/)).toBeVisible();
  await expect(page.locator('.react-flow__node')).toHaveCount(before);
});

test('a citation key pasted on a proposition is its source, and so is a work dragged or given there', async ({
  lab,
  ownerPage: page,
}) => {
  await openMap(page, lab.url);
  await page
    .locator('.react-flow__edge[aria-label*="questionne"] path')
    .first()
    .click({ force: true });
  const panel = inspector(page);
  await expect(panel.getByRole('heading', { level: 2 })).toContainText('questionne');
  const key = await page.evaluate(async () => {
    const slug = location.pathname.split('/')[2];
    const response = await fetch(`/p/${slug}/export?format=bibtex&scope=library`);
    return /@\w+\{([^,]+),/.exec(await response.text())?.[1];
  });
  expect(key).toBeTruthy();
  await paste(page, { 'text/plain': `[@${key!}]` });
  await expect(panel).toContainText('1 appuie');
  await expect(panel).toContainText('Sourcée');

  await page.keyboard.press('b');
  const library = page.getByRole('region', { name: 'Bibliothèque du projet' });
  await expect(library.getByRole('textbox')).toBeFocused();
  await library.getByRole('textbox').fill('tubaro trainer');
  const work = library.getByText(/The trainer, the verifier/);
  await work.dragTo(page.locator('.react-flow__edge[aria-label*="questionne"] text').first(), {
    force: true,
  });
  await expect(panel).toContainText('2 appuient');
  // The click in its place, by keys alone: what is chosen takes it.
  await library.getByRole('button', { name: /^Ajouter comme source/ }).press('Enter');
  await expect(panel).toContainText('3 appuient');
});

test('the palette does and finds everything; single keys can be turned off', async ({
  lab,
  ownerPage: page,
}) => {
  await openMap(page, lab.url);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Tout faire, tout trouver' });
  await palette.getByRole('combobox').fill('agences protection');
  await expect(palette.getByRole('option').first()).toContainText('aller à');
  await page.keyboard.press('Enter');
  await expect(palette).toHaveCount(0);
  await expect(inspector(page).getByRole('heading', { level: 2 })).toContainText('Agences');

  await page.keyboard.press('Control+k');
  await palette.getByRole('combobox').fill('couleurs par genre');
  await page.keyboard.press('Enter');
  const legend = page.getByRole('group', { name: 'Légende' });
  await expect(legend.getByRole('button', { name: /^Approche 3/ })).toBeVisible();
  await legend.getByRole('button', { name: /^Couleurs de la carte/ }).click();
  await page.getByRole('menuitemradio', { name: 'Par statut' }).click();
  await expect(legend.getByRole('button', { name: /^Approche/ })).toHaveCount(0);

  await page.keyboard.press('Control+k');
  await palette.getByRole('combobox').fill('raccourcis');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Raccourcis du clavier' });
  const listed = await sheet.locator('dt').allTextContents();
  await expect(sheet).toContainText('Ajouter un concept relié à celui-ci');
  await sheet.getByRole('switch', { name: 'Raccourcis à une seule touche' }).click();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press('n');
  await expect(page.getByRole('combobox', { name: 'Nouveau concept' })).toHaveCount(0);

  // With a card chosen the palette does all that the sheet lists, itself apart.
  await card(page, 'Propriété des données').click();
  const place = await placeOf(card(page, 'Propriété des données'));
  await page.keyboard.press('Control+k');
  const offered = await palette.getByRole('option').allTextContents();
  const lacking = listed.filter((act) => !offered.some((option) => option.startsWith(act)));
  expect(lacking).toEqual(['Tout chercher et tout faire']);
  // Moved without a drag and without an arrow; copied without the keys that browsers take.
  await palette.getByRole('combobox').fill('pas à gauche');
  await page.keyboard.press('Enter');
  await expect.poll(() => placeOf(card(page, 'Propriété des données'))).not.toBe(place);
  const panel = inspector(page).getByRole('group', { name: 'Place' });
  await panel.getByRole('button', { name: 'Déplacer d’un pas à droite' }).click();
  await expect.poll(() => placeOf(card(page, 'Propriété des données'))).toBe(place);
  for (const act of ['couper', 'coller']) {
    await page.keyboard.press('Control+k');
    await palette.getByRole('combobox').fill(act);
    await page.keyboard.press('Enter');
    await expect(card(page, 'Propriété des données')).toHaveCount(act === 'coller' ? 1 : 0);
  }
});

test('a whole proposition is written in the outline, without the canvas, and others hear of it', async ({
  lab,
  ownerPage: page,
  colleaguePage,
}) => {
  await Promise.all([openMap(page, lab.url), openMap(colleaguePage, lab.url)]);
  await tool(page, 'Plan').focus();
  await page.keyboard.press('Enter');
  const outline = page.getByRole('region', { name: 'Plan de la carte' });
  await outline.getByRole('textbox', { name: 'Ajouter un concept' }).fill('Syndicat');
  await page.keyboard.press('Enter');
  const form = outline.getByRole('form', { name: 'Relier Syndicat' });
  await form.getByLabel('Mot de liaison').fill('défend');
  await form.getByLabel('Concept d’arrivée').fill('Livreur à vélo');
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: 'Relier', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(
    outline.getByRole('button', { name: /^Syndicat.*défend.*Livreur à vélo/ }),
  ).toBeVisible();
  await expect(card(page, 'Livreur à vélo')).toBeVisible();
  await expect(
    colleaguePage.getByRole('status').filter({ hasText: /Ajouté|changements/ }),
  ).toHaveCount(1);
});

test('what one types in a concept that another deletes is kept and offered back', async ({
  lab,
  ownerPage: page,
  colleaguePage,
}) => {
  await Promise.all([openMap(page, lab.url), openMap(colleaguePage, lab.url)]);
  await card(page, 'Propriété des données').dblclick();
  const field = page.getByRole('combobox', { name: /^Renommer Propriété/ });
  await field.fill('Propriété partagée des données');
  await card(colleaguePage, 'Propriété des données').click();
  await colleaguePage.keyboard.press('Delete');
  await colleaguePage.getByRole('button', { name: 'Supprimer partout' }).click();

  const notice = page.getByRole('alert').filter({ hasText: 'pendant que vous écriviez' });
  await expect(notice).toContainText('Propriété partagée des données');
  await expect(card(page, 'Propriété')).toHaveCount(0);
  await notice.getByRole('button', { name: 'Rétablir avec mon texte' }).click();
  await expect(card(page, 'Propriété partagée des données')).toBeVisible();
  await expect(card(colleaguePage, 'Propriété partagée des données')).toBeVisible();
  await expect(page.getByRole('combobox', { name: /^Renommer/ })).toHaveCount(0);

  // So is a linking phrase, as one of its ends is deleted: both come back.
  await line(page, 'questionne').locator('text').first().dblclick();
  await page.getByRole('combobox', { name: /^Mot de liaison/ }).fill('met en cause');
  await card(colleaguePage, 'Courant des communs').click();
  await colleaguePage.keyboard.press('Delete');
  await colleaguePage.getByRole('button', { name: 'Supprimer partout' }).click();
  await expect(notice).toContainText('met en cause');
  await notice.getByRole('button', { name: 'Rétablir avec mon texte' }).click();
  await expect(card(colleaguePage, 'Courant des communs')).toBeVisible();
  await expect(line(colleaguePage, 'met en cause')).toBeAttached();
});
