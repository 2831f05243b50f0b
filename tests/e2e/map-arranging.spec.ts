import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { PICTURE } from '../support/pictures.ts';
import { accessFaults } from './support/access.ts';
import { expect, test } from './support/lab.ts';
import { card, inspector, line, openMap, paste, placeOf, tool } from './support/map.ts';

// The map under the hand: arranging, drawing, copying and taking away.

/** What a copy puts on the clipboard, by type. */
const copied = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => {
    const clipboardData = new DataTransfer();
    (document.activeElement ?? document.body).dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    );
    return Object.fromEntries(
      clipboardData.types.map((type) => [type, clipboardData.getData(type)]),
    );
  });

/** A no-break space stands before the colon. */
const FRAME = 'Cadre\u00a0: Les communs';

test('a frame is drawn round what is chosen, and takes it along', async ({
  lab,
  ownerPage: page,
  colleaguePage,
}) => {
  await Promise.all([openMap(page, lab.url), openMap(colleaguePage, lab.url)]);
  await card(page, 'Courant des communs').click();
  await card(page, 'Propriété des données').click({ modifiers: ['Control'] });
  await tool(page, 'Cadre').click();
  await page.getByRole('combobox', { name: 'Titre du cadre' }).fill('Les communs');
  await page.keyboard.press('Enter');
  const frame = card(page, FRAME);
  await expect(frame).toBeVisible();
  await expect(inspector(page)).toContainText('2 éléments dedans');
  await expect(card(colleaguePage, FRAME)).toBeVisible();

  const held = card(page, 'Propriété des données');
  const [before, theirs] = [await placeOf(held), card(colleaguePage, 'Propriété des données')];
  const box = (await frame.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 60, box.y - 50, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => placeOf(held)).not.toBe(before);
  await expect.poll(() => placeOf(theirs)).toBe(await placeOf(held));
  await page.keyboard.press('Control+z');
  await expect.poll(() => placeOf(held)).toBe(before);

  await frame.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => placeOf(held)).not.toBe(before);
  await page.keyboard.press('Control+z');
  await expect.poll(() => placeOf(held)).toBe(before);

  // Side by side until now: one under the other they need a frame of another shape.
  await inspector(page).getByRole('button', { name: 'En couches' }).click();
  await expect.poll(() => placeOf(held)).not.toBe(before);
  await expect(inspector(page)).toContainText('2 éléments dedans');
  await page.keyboard.press('Control+z');
  await expect.poll(() => placeOf(held)).toBe(before);
});

test('several are aligned, locked so that no drag moves them, and freed', async ({
  lab,
  ownerPage: page,
}) => {
  await openMap(page, lab.url);
  const one = card(page, 'Travailleurs de la donnée');
  const other = card(page, 'Mobilisation du travail');
  await one.click();
  await other.click({ modifiers: ['Control'] });
  const panel = inspector(page);
  await panel.getByRole('button', { name: 'Aligner en haut' }).click();
  await expect
    .poll(async () => ((await one.boundingBox())?.y ?? 0) - ((await other.boundingBox())?.y ?? 1))
    .toBe(0);
  await page.keyboard.press('Control+z');

  // Together: a kind for both, a step of the arrows, and each is one step to undo.
  await panel.getByRole('combobox', { name: 'Genre' }).click();
  await page.getByRole('option', { name: 'Instrument' }).click();
  for (const both of [one, other]) await expect(both).toHaveAttribute('aria-label', /instrument/i);
  const stood = await placeOf(one);
  await one.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => placeOf(one)).not.toBe(stood);
  await page.keyboard.press('Control+z');
  await expect.poll(() => placeOf(one)).toBe(stood);
  await page.keyboard.press('Control+z');
  await expect(other).not.toHaveAttribute('aria-label', /instrument/i);

  await panel.getByRole('button', { name: 'Verrouiller', exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Déverrouiller' })).toBeVisible();
  const before = await placeOf(one);
  const box = (await one.boundingBox())!;
  await page.mouse.move(box.x + 60, box.y + 14);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 80, { steps: 4 });
  await page.mouse.up();
  expect(await placeOf(one)).toBe(before);

  // A frame drawn by the hand chooses what lies in it, with the line between.
  const from = (await card(page, 'Courant des communs').boundingBox())!;
  const to = (await card(page, 'Propriété des données').boundingBox())!;
  await page.keyboard.down('Shift');
  await page.mouse.move(from.x - 20, Math.min(from.y, to.y) - 20);
  await page.mouse.down();
  const foot = Math.max(from.y + from.height, to.y + to.height);
  await page.mouse.move(to.x + to.width + 10, foot + 10, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(panel).toContainText('3 éléments choisis');
  await expect(panel).toContainText('questionne la propriété des données');
});

test('a line gets a style, a bend and a place for its label, and a phrase is shared by several', async ({
  lab,
  ownerPage: page,
}) => {
  await openMap(page, lab.url, 'travail-de-l-ia');
  const way = (phrase: string) => line(page, phrase).locator('path').nth(1);
  const wayOf = (phrase: string) => way(phrase).getAttribute('d');
  await line(page, 'alimentent').click();
  const before = await wayOf('alimentent');

  // By hand: the middle of the line is drawn aside; it is stored once and undone in one step.
  await inspector(page).getByLabel('Trait', { exact: true }).selectOption('À angles droits');
  const handle = page.getByRole('button', { name: 'Ajouter un coude, endroit 1' });
  const { x, y } = (await handle.boundingBox())!;
  await page.mouse.move(x + 12, y + 12);
  await page.mouse.down();
  await page.mouse.move(x - 10, y + 90, { steps: 4 });
  await page.mouse.up();
  const bend = page.getByRole('button', { name: /^Coude 1 sur 1/ });
  await expect(bend).toBeVisible();
  const bent = await wayOf('alimentent');
  expect(bent).not.toBe(before);
  await tool(page, 'Annuler').click();
  await expect(bend).toHaveCount(0);
  await tool(page, 'Rétablir').click();
  await expect(way('alimentent')).toHaveAttribute('d', bent!);

  // By keys, and by a click.
  await bend.press('ArrowDown');
  await expect(way('alimentent')).not.toHaveAttribute('d', bent!);
  await expect(bend).toBeFocused();
  await bend.press('Delete');
  await expect(bend).toHaveCount(0);
  await expect(line(page, 'alimentent')).toBeFocused();
  await inspector(page).getByRole('button', { name: 'Ajouter un coude', exact: true }).click();
  await expect(bend).toBeVisible();
  const label = line(page, 'alimentent').locator('text').first();
  const at = (await label.boundingBox())!;
  await page.mouse.move(at.x + 8, at.y + 8);
  await page.mouse.down();
  await page.mouse.move(at.x + 30, at.y + 70, { steps: 4 });
  await page.mouse.up();
  await expect(inspector(page).getByRole('button', { name: 'Replacer l’étiquette' })).toBeVisible();
  await inspector(page).getByRole('button', { name: 'Étiquette vers le haut' }).click();

  // What says the same of one concept is drawn through one phrase, and rewritten for all.
  await line(page, 'assure').first().click();
  await inspector(page).getByRole('button', { name: 'Partager la formule' }).click();
  const written = (phrase: string) =>
    page.locator('.react-flow__edges').getByText(phrase, { exact: true });
  await expect(written('assure')).toHaveCount(1);
  await page.locator('body').press('F2');
  const field = page.getByRole('combobox', { name: /^Mot de liaison/ });
  await field.fill('garantit');
  await field.press('Enter');
  await expect(line(page, 'garantit')).toHaveCount(3);
  await expect(written('garantit')).toHaveCount(1);
  await expect(line(page, 'assure')).toHaveCount(0);

  // The server draws the very same lines, before any script.
  await expect(page.getByText('Enregistré')).toBeVisible();
  const html = await (
    await page.request.get(page.url(), { headers: { 'accept-language': 'fr' } })
  ).text();
  const drawn = new Map(
    [...html.matchAll(/<g class="edge" data-id="([^"]+)".*?<path d="([^"]+)"/g)].map(
      ([, id, d]) => [id!, d!],
    ),
  );
  const shown = await page
    .locator('.react-flow__edge')
    .evaluateAll((edges) =>
      edges.map(
        (edge) =>
          [
            edge.getAttribute('data-id')!,
            edge.querySelectorAll('path')[1]!.getAttribute('d')!,
          ] as const,
      ),
    );
  expect(shown.length).toBeGreaterThan(10);
  expect(new Map(shown)).toEqual(drawn);
});

test('concepts are copied to another map as the same, and duplicated as new ones', async ({
  lab,
  ownerPage: page,
}) => {
  await openMap(page, lab.url);
  await card(page, 'Propriété des données').click();
  const clip = await copied(page);
  expect(clip['text/plain']).toBe('Propriété des données');
  await page.keyboard.press('Control+d');
  await expect(card(page, 'Propriété des données')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(card(page, 'Propriété des données')).toHaveCount(1);

  await page.goto(page.url().replace('cadre-conceptuel', 'travail-de-l-ia'));
  await expect(tool(page, 'Ajouter')).not.toHaveAttribute('aria-disabled', 'true');
  await paste(page, clip);
  await expect(card(page, 'Propriété des données')).toHaveCount(1);
  await card(page, 'Propriété des données').click();
  await expect(inspector(page)).toContainText('Cadre conceptuel');
});

test('images and references are laid on the map, described, opened, and copied elsewhere', async ({
  lab,
  ownerPage: page,
}) => {
  await openMap(page, lab.url);
  const drop = (name: string, bytes: number[], size = bytes.length) =>
    page.evaluate(
      ({ given, named, length }) => {
        const dataTransfer = new DataTransfer();
        const parts = [new Uint8Array(given), new Uint8Array(length - given.length)];
        dataTransfer.items.add(new File(parts, named));
        const canvas = document.querySelector('[data-map-canvas]')!;
        const { x, y } = canvas.getBoundingClientRect();
        const at = { clientX: x + 60, clientY: y + 400 };
        canvas.dispatchEvent(
          new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, ...at }),
        );
      },
      { given: bytes, named: name, length: size },
    );
  const MEGABYTES = 1024 * 1024;
  await drop('grande.png', [...PICTURE], 50 * MEGABYTES);
  await expect(page.getByText(/Cette image dépasse 25 Mo.*le fichier est intact/)).toBeVisible();
  await drop('dessin.svg', [...Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]);
  await expect(page.getByText(/n’est pas une image PNG, JPEG, WebP ou GIF/)).toBeVisible();
  await expect(page.locator('.react-flow__node img')).toHaveCount(0);

  await drop('point.png', [...PICTURE]);
  const image = page.locator('.react-flow__node img');
  await expect(image).toHaveJSProperty('naturalWidth', 1);
  const says = inspector(page).getByRole('textbox', { name: 'Ce que l’image montre (français)' });
  await says.fill('Un point gris');
  await says.blur();
  await expect(card(page, 'Image\u00a0: Un point gris')).toBeVisible();
  expect(await accessFaults(page), 'an image').toEqual([]);

  // Nothing that takes a source is chosen: the DOI lays the reference itself.
  await paste(page, { 'text/plain': 'https://doi.org/10.1177/2053951720919776' });
  await expect(card(page, 'Référence\u00a0: Tubaro')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('petits doigts');
  await page.keyboard.press('Enter');
  const reference = card(page, 'Référence\u00a0: Casilli et al., 2020');
  await expect(reference).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('copier texte');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copié\u00a0: texte.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('[@casilli2020quel]');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('copier image');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copié\u00a0: image.')).toBeVisible();
  const picture = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const { width, height } = await createImageBitmap(await item!.getType('image/png'));
    return [width, height];
  });
  // The chosen card and some air, twice as fine.
  expect(picture).toEqual([2 * (232 + 48), 2 * (84 + 48)]);

  await page.keyboard.press('Control+a');
  const clip = await copied(page);
  expect(clip['text/plain']).toContain('[@casilli2020quel]');
  const saved = page.getByText('Enregistré', { exact: true });
  await expect(saved).toBeVisible();
  await reference.dblclick();
  await expect(page).toHaveURL(/\/library\/[\w-]+$/);

  // Another project: the concepts are new there, the image comes along, the references do not.
  await page.goto(lab.url);
  await page.getByRole('button', { name: 'Nouveau projet' }).click();
  await page.getByLabel('Nom du projet').fill('Ailleurs');
  await page.getByRole('button', { name: 'Créer le projet' }).click();
  await page.getByRole('button', { name: 'Faire la première carte' }).click();
  await page.getByLabel('Nom de la carte').fill('Reprise');
  await page.getByRole('button', { name: 'Créer et ouvrir' }).click();
  await expect(tool(page, 'Ajouter')).not.toHaveAttribute('aria-disabled', 'true');
  await paste(page, clip);
  await expect(card(page, 'Propriété des données')).toBeVisible();
  await expect(page.locator('.react-flow__node img')).toHaveJSProperty('naturalWidth', 1);
  await expect(page.locator('[data-look="work"]')).toHaveCount(0);
});

test('a layout moves everything in one step, and undo brings it all back', async ({
  lab,
  ownerPage: page,
}) => {
  await openMap(page, lab.url);
  const places = () =>
    page
      .locator('.react-flow__node')
      .evaluateAll((nodes) =>
        nodes
          .map((node) => /translate\([^)]*\)/.exec(node.getAttribute('style') ?? '')?.[0])
          .sort(),
      );
  const before = await places();
  await page.getByRole('button', { name: 'Ouvrir le panneau' }).click();
  await inspector(page).getByLabel('En lignes').selectOption('Niveaux');
  for (const name of ['En couches', 'Par attraction', 'Ranger']) {
    await inspector(page).getByRole('button', { name, exact: true }).click();
    await expect.poll(places).not.toEqual(before);
    await page.keyboard.press('Control+z');
    await expect.poll(places).toEqual(before);
  }
});

test('the map is exported as a picture, a page and a canvas of other programs', async ({
  lab,
  ownerPage: page,
}) => {
  await openMap(page, lab.url);
  const exported = async (name: string): Promise<Buffer> => {
    await tool(page, 'Exporter').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name }).click(),
    ]);
    return readFileSync(await download.path());
  };
  const png = await exported('Image de la carte (PNG)');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(1_500);
  const pdf = await exported('Page de la carte (PDF)');
  expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.4');
  expect(pdf.length).toBeGreaterThan(50_000);
  const canvas = JSON.parse((await exported('Carte pour Obsidian (JSON Canvas)')).toString()) as {
    nodes: unknown[];
  };
  expect(canvas.nodes).toHaveLength(14);
});
