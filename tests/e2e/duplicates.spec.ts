import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { accessFaults } from './support/access.ts';
import { expect, test } from './support/lab.ts';

const TWICE = `@article{jumeau2019un,
  title = {Le travail des données}, author = {Martin, Ada}, journal = {Revue d'essai},
  year = 2019, doi = {10.5555/jumeau}
}
@article{jumeau2019deux,
  title = {Le travail des donnees}, author = {Martin, A.}, journal = {Revue d'essai},
  year = 2019, volume = {12}, doi = {10.5555/jumeau}
}
`;

test.describe('duplicates', () => {
  test.use({ locale: 'fr-FR' });

  test('two references become one field by field, and two again', async ({
    lab,
    ownerPage: page,
  }) => {
    const project = `${lab.url.replace(/\/$/, '')}/p/les-travailleurs-de-l-intelligence-artificielle`;
    await page.goto(`${project}/import`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'jumeaux.bib',
      mimeType: 'text/x-bibtex',
      buffer: Buffer.from(TWICE),
    });
    await page.getByRole('button', { name: /Importer 2 références/ }).click();
    await expect(page.getByRole('heading', { name: /2 références sont entrées/ })).toBeVisible();

    await page.goto(`${project}/library`);
    await page.getByRole('link', { name: 'Doublons' }).click();
    const pair = page.getByRole('article', { name: /Le travail des donn/ });
    await expect(pair).toContainText('même DOI');
    await pair.getByRole('button', { name: 'Comparer et réunir' }).click();
    await pair.getByRole('radio', { name: /jumeau2019un/ }).check();
    // What the kept one lacks is proposed.
    await expect(pair.getByRole('radio', { name: '12' })).toBeChecked();
    await expect(pair.getByRole('radiogroup', { name: 'Volume' })).toBeVisible();
    // The reference as it would be, set in this browser.
    await expect(pair).toContainText(
      'Martin, A. (2019). Le travail des données. Revue d’essai, 12.',
    );
    expect(await accessFaults(page)).toEqual([]);
    await pair.getByRole('button', { name: 'Réunir', exact: true }).click();
    await expect(page.getByText('1 référence réunie à une autre.')).toBeVisible();
    await expect(page.getByText('Aucun doublon')).toBeVisible();

    const history = page.getByRole('region', { name: 'Réunions faites' });
    await history.getByRole('link', { name: /Le travail des donn/ }).click();
    await expect(page.getByRole('complementary')).toContainText('Le travail des données');
    await page.goto(`${project}/library/jumeau2019deux`);
    await expect(page.getByRole('complementary')).toContainText('jumeau2019un');

    await page.goto(`${project}/duplicates`);
    await page.getByRole('button', { name: /Annuler la réunion/ }).click();
    await expect(page.getByText('la référence est revenue')).toBeVisible();
    await pair.getByRole('button', { name: 'Ce ne sont pas des doublons' }).click();
    await expect(page.getByText('C’est retenu')).toBeVisible();
    await expect(pair).toHaveCount(0);

    // Two chosen in the list can be compared whatever the program thinks of them.
    await page.route('**/styles?*', (route) => route.abort());
    await page.goto(`${project}/library?q=jumeau2019`);
    await page.getByRole('checkbox', { name: 'Choisir toutes' }).click();
    await page.getByRole('link', { name: 'Réunir les deux…' }).click();
    await expect(pair).toContainText('L’aperçu n’a pas pu être fait.');
    await expect(pair.getByRole('button', { name: 'Réunir', exact: true })).toBeEnabled();
  });

  test('the processor and the BibTeX reader come to the browser by themselves, the first in at most 180 KB', () => {
    const assets = join(import.meta.dirname, '../../build/client/assets');
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
    const holding = (words: string) =>
      scripts.filter((name) => readFileSync(join(assets, name), 'utf8').includes(words));
    const withProcessor = holding('NO_PRINTED_FORM');
    // One worker holds it whole, and no page.
    expect(withProcessor.map((name) => name.split('-')[0])).toEqual(['preview.worker']);
    // Threads of their own: no page carries what reads and writes BibTeX.
    const readers = holding('textquotedblleft').map((name) => name.split('-')[0]);
    expect(readers).toEqual(['bibtex.worker', 'preview.worker']);
    const worker = readFileSync(join(assets, withProcessor[0]!), 'utf8');
    expect(worker).not.toMatch(/\bimport\s*[({*"']/);
    expect(gzipSync(worker).length).toBeLessThanOrEqual(180 * 1024);
  });
});
