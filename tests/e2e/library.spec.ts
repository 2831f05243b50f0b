import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { accessFaults } from './support/access.ts';
import { expect, test } from './support/lab.ts';

const WORDS = `@article{spec2020new,
  title = {Une référence d'essai}, author = {Dupont, Jeanne}, journal = {Revue d'essai}, year = 2020
}
@book{spec2021kept,
  title = {Un livre d'essai}, author = {Conseil {d'État}}, year = 2021
}
@article{specbroken,
}
`;

const OWN_STYLE = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Style du labo</title><id>http://example.org/labo</id>
<category citation-format="author-date"/><updated>2024-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title" prefix="¶ "/></layout></bibliography></style>`;

/** The address of the example project's library. */
async function openLibrary(page: Page, url: string, rest = ''): Promise<string> {
  if (!/\/p\/[^/]+/.test(page.url())) await page.goto(url);
  if (!/\/p\/[^/]+/.test(page.url())) {
    await page.locator('main a[href^="/p/"], a[href^="/p/"]').first().click();
    await page.waitForURL(/\/p\/[^/]+/);
  }
  const project = /^(.*\/p\/[^/]+)/.exec(page.url())![1]!;
  await page.goto(`${project}/library${rest}`);
  return project;
}

/** A work's panel, once the page is alive: the citation is asked for by the browser alone. */
async function openWork(page: Page, project: string, key: string): Promise<Locator> {
  await page.goto(`${project}/library/${key}`);
  const panel = page.getByRole('complementary');
  await expect(panel.locator('[class*=citation]')).toBeVisible();
  return panel;
}

async function importFile(page: Page, project: string, text: string): Promise<void> {
  await page.goto(`${project}/import`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'essai.bib', mimeType: 'text/x-bibtex', buffer: Buffer.from(text) });
}

test.describe('the library', () => {
  test.use({ locale: 'fr-FR' });

  test('finds a work without its accents, and keeps the search in the address', async ({
    lab,
    ownerPage: page,
  }) => {
    await openLibrary(page, lab.url);
    await page.getByRole('searchbox').fill('AUFRERE donnees');
    await expect(page.getByText('1 référence trouvée')).toBeVisible();
    await expect(page.getByRole('link', { name: /Pour une protection sociale/ })).toBeVisible();
    await expect(page).toHaveURL(/[?&]q=AUFRERE/);
    await page.reload();
    await expect(page.getByRole('searchbox')).toHaveValue('AUFRERE donnees');
    await expect(page.getByText('1 référence trouvée')).toBeVisible();
  });

  test('imports a file with one broken entry, and the same file again changes nothing', async ({
    lab,
    ownerPage: page,
  }) => {
    const project = await openLibrary(page, lab.url);
    await importFile(page, project, WORDS);
    const failures = page.getByRole('region', { name: 'Entrées illisibles' });
    await expect(failures).toContainText('specbroken');
    await expect(failures).toContainText('Ligne 7');
    // The step's own loading, and the one for the news of what it brought.
    let loads = 0;
    page.on('response', (response) => {
      const isLoad = /\/import\.data(?!.*job=)/.test(response.url());
      if (isLoad && response.request().method() === 'GET') loads += 1;
    });
    await page.getByRole('button', { name: /^Importer 2/ }).click();
    const report = page.getByText('2 références sont entrées dans la bibliothèque.');
    await expect(report).toBeVisible();
    await expect.poll(() => loads).toBeGreaterThan(1);
    await expect(report).toBeVisible();

    await importFile(page, project, WORDS);
    await expect(page.getByText(/2 inchangées · 1 illisible/)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Importer/ })).toHaveCount(0);
    await page.goto(`${project}/library?q=essai`);
    await expect(page.getByText('2 références trouvées')).toBeVisible();
  });

  test('says why a file is refused, and keeps a pasted text', async ({ lab, ownerPage: page }) => {
    const project = await openLibrary(page, lab.url);
    await page.goto(`${project}/import`);
    const paste = page.getByLabel('Collez des références');
    await paste.fill('   ');
    await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
    await expect(page.getByRole('alert')).toContainText('vide');
    await expect(paste).toHaveValue('   ');
    await page.locator('input[type=file]').setInputFiles({
      name: 'photo.bib',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from([0, 1, 2, 3, 255, 0, 7]),
    });
    await expect(page.getByRole('alert')).toContainText('n’est pas un texte');
  });

  test('shows a script in a title as text', async ({ lab, ownerPage: page }) => {
    const project = await openLibrary(page, lab.url);
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    await importFile(
      page,
      project,
      '@book{specscript, title = {Un <script>alert(1)</script><img src=x onerror=alert(2)> livre}, author = {Essai, A}, year = 2000}',
    );
    await page.getByRole('button', { name: /^Importer 1/ }).click();
    await expect(page.getByText(/^1 référence est entrée dans la bibliothèque/)).toBeVisible();
    await page.goto(`${project}/library/specscript`);
    await expect(page.getByRole('complementary')).toContainText('<script>');
    await expect(page.locator('[class*=citation]')).toContainText('script');
    await expect(page.locator('main script, main img')).toHaveCount(0);
    expect(dialogs).toBe(0);
  });

  test('edits a work; an old key still finds it, a taken one is refused beside its field', async ({
    lab,
    ownerPage: page,
  }) => {
    const project = await openLibrary(page, lab.url);
    await importFile(
      page,
      project,
      '@book{specedit, title={À corriger}, author={Un, Auteur}, year=1999}',
    );
    await page.getByRole('button', { name: /^Importer 1/ }).click();
    await expect(page.getByText(/^1 référence est entrée dans la bibliothèque/)).toBeVisible();
    await expect(page.getByText('1 référence est entrée')).toBeVisible();

    const panel = await openWork(page, project, 'specedit');
    await panel.getByRole('button', { name: 'Modifier' }).click();
    await panel.getByLabel('Titre', { exact: true }).fill('Corrigée');
    // Left unsaved, it waits in this tab; another page and a reload leave it whole.
    await page.goto(`${project}/import`);
    await openWork(page, project, 'specedit');
    await panel.getByRole('button', { name: 'La reprendre' }).click();
    await expect(panel.getByLabel('Titre', { exact: true })).toHaveValue('Corrigée');
    await panel.getByLabel('Auteurs').fill('Un, Auteur; Jan van den Berg');
    await panel.getByLabel('Date', { exact: true }).fill('12-15 juin 2001');
    await panel.getByLabel('Clé de citation').fill('palpacuer2008bringing');
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(panel.getByText(/palpacuer2008bringing appartient/)).toBeVisible();
    await expect(panel.getByLabel('Titre', { exact: true })).toHaveValue('Corrigée');
    await panel.getByLabel('Clé de citation').fill('specedited');
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page).toHaveURL(/\/library\/specedited/);
    await expect(panel.getByRole('heading', { name: 'Corrigée' })).toBeVisible();
    await expect(panel.getByText(/Un et van den Berg, 2001/)).toBeVisible();

    // The file has changed meanwhile: its title is wanted, its date is not.
    await importFile(
      page,
      project,
      '@book{specedit, title={À corriger encore}, author={Un, Auteur}, year=2010}',
    );
    await page
      .getByRole('group', { name: 'Titre' })
      .getByRole('radio', { name: /Dans le fichier/ })
      .check();
    await expect(
      page.getByRole('group', { name: 'Date' }).getByRole('radio', { name: /Ici/ }),
    ).toBeChecked();
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /^Importer 1/ }).click();
    await expect(page.getByText('1 mise à jour')).toBeVisible();
    await page.goto(`${project}/library/specedit`);
    await expect(page.getByRole('heading', { name: 'À corriger encore' })).toBeVisible();
    await expect(panel.getByText(/Un et van den Berg, 2001/)).toBeVisible();
  });

  test('shows both versions when somebody saved in the meantime', async ({
    lab,
    ownerPage: page,
  }) => {
    const project = await openLibrary(page, lab.url);
    await importFile(
      page,
      project,
      '@book{specstale, title={Au départ}, author={Un, Auteur}, year=1999}',
    );
    await page.getByRole('button', { name: /^Importer 1/ }).click();
    await expect(page.getByText(/^1 référence est entrée dans la bibliothèque/)).toBeVisible();
    await expect(page.getByText('1 référence est entrée')).toBeVisible();
    const edit = async (tab: Page, title: string) => {
      await openWork(tab, project, 'specstale');
      await tab.getByRole('button', { name: 'Modifier' }).click();
      await tab.getByLabel('Titre', { exact: true }).fill(title);
    };
    const other = await page.context().newPage();
    await edit(page, 'Mon titre');
    await edit(other, 'Leur titre');
    await other.getByLabel('Date', { exact: true }).fill('2005');
    await other.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(other.getByRole('heading', { name: 'Leur titre' })).toBeVisible();
    await other.close();

    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('entre-temps')).toBeVisible();
    await expect(page.getByRole('radiogroup', { name: 'Titre' })).toContainText('Leur titre');
    await page.getByRole('button', { name: 'Enregistrer ce choix' }).click();
    await expect(page.getByRole('heading', { name: 'Mon titre' })).toBeVisible();
    await expect(page.getByRole('complementary').getByText(/Un, 2005/)).toBeVisible();
  });

  test('keeps a reading state from the row, for oneself', async ({ lab, ownerPage: page }) => {
    const project = await openLibrary(page, lab.url, '?q=susskind');
    await page.getByRole('button', { name: /^Ma lecture de/ }).click();
    // Shown as changed at once; a browser that leaves before the answer may give the sending up.
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('menuitem', { name: 'En cours' }).click();
    await expect(page.getByRole('button', { name: /En cours\. Changer/ })).toBeVisible();
    await answered;
    await page.goto(`${project}/library?reading=reading`);
    await expect(page.getByRole('link', { name: /Un monde sans travail/ })).toBeVisible();
    await page.getByRole('link', { name: /Un monde sans travail/ }).click();
    await expect(page.getByText('Vous seul la voyez.')).toBeVisible();
  });

  test('exports the library as BibTeX, byte for byte the same when nothing changed', async ({
    lab,
    ownerPage: page,
  }) => {
    await openLibrary(page, lab.url);
    const download = async () => {
      await page.getByRole('button', { name: 'Exporter' }).first().click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: /^BibTeX/ }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/\.bib$/);
      return readFile(await file.path(), 'utf8');
    };
    const text = await download();
    for (const key of ['palpacuer2008bringing', 'casilli2018plateforme', 'bair2005global']) {
      expect(text).toMatch(new RegExp(`^@\\w+\\{${key},`, 'm'));
    }
    expect(await download()).toBe(text);
  });

  test('sets the bibliography in a style that the project brings, and copies it formatted and as source', async ({
    lab,
    ownerPage: page,
  }) => {
    const project = await openLibrary(page, lab.url);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${project}/bibliography?style=apa&locale=fr-FR`);
    await page.getByRole('button', { name: 'Copier le texte mis en forme' }).click();
    await expect(page.getByText('Copié, italiques comprises')).toBeVisible();
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item!.getType(type)).text();
      return { html: await read('text/html'), text: await read('text/plain') };
    });
    expect(copied.html).toContain('<i>Economy and Society</i>');
    expect(copied.text).toContain('Palpacuer, F. (2008)');
    expect(copied.text).not.toContain('<i>');
    const copyAs = async (kind: string) => {
      await page.getByRole('button', { name: 'Copier en…' }).click();
      await page.getByRole('menuitem', { name: kind }).click();
      await expect(page.getByText('Copié', { exact: true })).toBeVisible();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    expect(await copyAs('Markdown')).toContain('*Economy and Society*');

    // In another language than the page's.
    await page.getByRole('combobox', { name: 'Langue de la bibliographie' }).click();
    await page.getByRole('option', { name: 'Anglais (États-Unis)' }).click();
    await expect(page.getByText('Gereffi, G., & Korzeniewicz, M. (Eds.)')).toBeVisible();

    await page.getByRole('combobox', { name: 'Style' }).click();
    await page.getByRole('option', { name: 'Autre style…' }).click();
    const finder = page.getByRole('dialog', { name: 'Autre style' });
    const bring = (csl: string) =>
      finder
        .getByLabel('Fichier d’un style CSL')
        .setInputFiles({ name: 'labo.csl', mimeType: 'text/xml', buffer: Buffer.from(csl) });
    await bring(OWN_STYLE.replace('<text', '<txt/><text'));
    await expect(finder.getByRole('alert')).toContainText(
      'L’élément « txt » n’a pas sa place ici.',
    );
    expect(await accessFaults(page)).toEqual([]);
    await bring(OWN_STYLE);
    await expect(finder.getByRole('region', { name: 'Vos références' })).toContainText('¶ ');
    await finder.getByRole('button', { name: 'Utiliser ce style' }).click();
    await expect(page.getByText('¶ Global Capitalism and Commodity Chains')).toBeVisible();
    expect(await copyAs('HTML')).toContain('¶ Global Capitalism and Commodity Chains');
  });

  test('says of a large library that it is being set, and then shows it', async ({
    lab,
    ownerPage: page,
  }) => {
    const project = await openLibrary(page, lab.url);
    const entries = Array.from(
      { length: 2_000 },
      (_, n) =>
        `@article{lot${n}, title = {Titre ${n}}, author = {Ada and Bo${n}}, journal = {R}, year = {${1980 + (n % 40)}}}`,
    );
    await importFile(page, project, entries.join('\n'));
    await page.getByRole('button', { name: /^Importer 2/ }).click();
    await expect(page.getByText(/^2\s000 références sont entrées/)).toBeVisible();
    // By the router, and by the address alone: both are told while it lasts.
    await page.goto(`${project}/bibliography?style=apa&locale=fr-CA`, { waitUntil: 'commit' });
    await expect(page.getByText('Mise en forme en cours')).toBeVisible();
    await expect(page.getByText(/^2\s018 références$/)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('combobox', { name: 'Langue de la bibliographie' }).click();
    await page.getByRole('option', { name: 'Anglais (Royaume-Uni)' }).click();
    await expect(page.getByText('Mise en forme en cours')).toBeVisible();
    await expect(page.getByText(/^2\s018 références$/)).toBeVisible({ timeout: 60_000 });
  });

  test('lists the uses of a source before deleting it, and puts another in its place', async ({
    lab,
    ownerPage: page,
  }) => {
    const project = await openLibrary(page, lab.url);
    const panel = await openWork(page, project, 'levy2008political');
    await expect(panel.getByText(/^Là où elle sert de source · [1-9]/)).toBeVisible();
    const sentence = await panel.locator('[class*=sentence]').first().innerText();
    await panel.getByRole('button', { name: 'Supprimer…' }).click();
    const inUse = panel.getByRole('region', { name: /source/ });
    await expect(inUse).toContainText(sentence);
    await inUse.getByRole('combobox').fill('bair');
    await page.getByRole('option', { name: /Global Capitalism/ }).click();
    await inUse.getByRole('button', { name: /Remplacer .* et supprimer/ }).click();
    await expect(page).toHaveURL(/\/library(\?|$)/);

    await page.goto(`${project}/library/bair2005global`);
    await expect(page.getByRole('complementary')).toContainText(sentence);
    await page.goto(`${project}/library?deleted=1`);
    await page.getByRole('link', { name: /Political Contestation/ }).click();
    await page.getByRole('button', { name: 'Remettre dans la bibliothèque' }).click();
    await expect(page.getByRole('button', { name: 'Modifier' })).toBeVisible();
  });

  test('puts works in a collection and under a tag, keeps the search, and takes the act back', async ({
    lab,
    ownerPage: page,
  }) => {
    const project = await openLibrary(page, lab.url);
    const shelf = page.getByRole('navigation', { name: 'Collections, étiquettes et recherches' });
    await shelf.getByRole('button', { name: 'Nouvelle collection' }).click();
    await shelf.getByRole('textbox', { name: 'Nouvelle collection' }).fill('Chapitre 1');
    await page.keyboard.press('Enter');
    const collection = shelf.getByRole('link', { name: /^Chapitre 1/ });
    await expect(collection).toBeVisible();

    // By drag, one; by choosing, two.
    await page.getByRole('link', { name: /Un monde sans travail/ }).dragTo(collection);
    await expect(page.getByText('1 référence modifiée.')).toBeVisible();
    // From the keyboard, three in a row; one of them no longer.
    await page.getByRole('link', { name: /Intelligence artificielle et action/ }).focus();
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('3 choisies')).toBeVisible();
    await page.getByRole('checkbox', { name: /Choisir « Intelligence artificielle/ }).uncheck();
    await page.getByRole('separator', { name: 'Largeur de « Clé »' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('e');
    const panel = page.getByRole('complementary', { name: 'Modifier les références choisies' });
    await panel.getByLabel('Ajouter des étiquettes').fill('à relire');
    await page.keyboard.press('Enter');
    await expect(panel.getByText('2 références changeront')).toBeVisible();
    await panel.getByRole('button', { name: 'Modifier 2 références' }).click();
    await expect(page.getByText('2 références modifiées.')).toBeVisible();

    await expect(page.getByRole('separator', { name: /Clé/ })).toHaveAttribute(
      'aria-valuenow',
      '224',
    );
    await shelf.getByRole('link', { name: /^à relire/ }).click();
    await expect(page.getByText('2 références trouvées')).toBeVisible();
    await shelf.getByRole('button', { name: 'Garder cette recherche' }).click();
    await page.getByLabel('Son nom').fill('Mes relectures');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.goto(`${project}/library`);
    await shelf.getByRole('link', { name: 'Mes relectures' }).click();
    await expect(page).toHaveURL(/tag=/);
    await expect(page.getByText('2 références trouvées')).toBeVisible();

    await shelf.getByRole('button', { name: 'Autres actions sur « à relire »' }).click();
    await page.getByRole('menuitem', { name: /^Supprimer l’étiquette/ }).click();
    await expect(shelf.getByRole('link', { name: /^à relire/ })).toHaveCount(0);
    await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
    await shelf.getByRole('link', { name: /^à relire/ }).click();

    // Deleting many says which serve as sources; undoing brings the others back.
    await page.getByRole('checkbox', { name: 'Choisir toutes les références montrées' }).click();
    await page.getByRole('button', { name: 'Supprimer', exact: true }).click();
    await page.getByRole('button', { name: /^Mettre 1 référence à la corbeille/ }).click();
    await expect(page.getByText('1 référence est à la corbeille.')).toBeVisible();
    await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
    await expect(page.getByText('Annulé : 1 référence est comme avant.')).toBeVisible();
  });

  test('shows what a formula makes of the keys before it renames them', async ({
    lab,
    ownerPage: page,
  }) => {
    const project = await openLibrary(page, lab.url);
    await page.goto(`${project}/settings/keys`);
    await page.getByLabel('Formule', { exact: true }).fill('authEtal2 + year');
    await page.getByRole('button', { name: 'Voir ce que cela donnerait' }).click();
    await expect(page.getByText('Susskind2023', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: /^Renommer \d+ clés/ }).click();
    await expect(page.getByText(/clés renommées/)).toBeVisible();
    // The old key still leads there, and the panel says so.
    const panel = await openWork(page, project, 'susskind2023monde');
    await expect(panel.getByText('Susskind2023', { exact: true })).toBeVisible();
    await expect(panel.getByText('susskind2023monde')).toBeVisible();
    await panel.getByRole('button', { name: 'Modifier' }).click();
    await panel.getByRole('button', { name: 'Voir et modifier en BibTeX' }).click();
    const text = panel.getByLabel('BibTeX');
    await expect(text).toHaveValue(/@book\{Susskind2023/);
    const whole = await text.inputValue();
    await text.fill(whole.replace(/\}\s*$/, ''));
    await panel.getByRole('button', { name: 'Revenir aux champs avec ce texte' }).click();
    await expect(panel.getByRole('alert')).toContainText('Ligne 1');
    await text.fill(whole.replace('Un monde sans travail', 'Un monde sans emploi'));
    await panel.getByRole('button', { name: 'Revenir aux champs avec ce texte' }).click();
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(panel.getByRole('heading', { name: /Un monde sans emploi/ })).toBeVisible();
  });

  test('is a full page with a way back on a phone', async ({ lab, ownerPage: page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openLibrary(page, lab.url, '?q=bringing');
    await page.getByRole('link', { name: /Bringing the Social/ }).click();
    await expect(page.getByRole('complementary')).toBeVisible();
    await expect(page.getByRole('searchbox')).toBeHidden();
    await page.getByRole('complementary').getByRole('link', { name: 'Bibliothèque' }).click();
    await expect(page.getByRole('searchbox')).toHaveValue('bringing');
  });
});
