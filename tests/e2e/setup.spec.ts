import { accessFaults } from './support/access.ts';
import { expect, test } from './support/lab.ts';

// A fresh machine: the one form between the terminal and the first map.

test('a wrong code is said beside its field and nothing typed is lost, in either language; the right one opens the example', async ({
  emptyLab,
  page,
}) => {
  await page.goto(emptyLab.url);
  await expect(page).toHaveURL(/\/setup$/);
  await expect(page.getByLabel('Ouvrir l’exemple')).toBeChecked();
  await expect(page.getByText('Cette adresse ne marche que sur cet ordinateur')).toBeVisible();
  expect(await accessFaults(page)).toEqual([]);

  await page.getByLabel('Code d’installation').fill('0000-0000');
  await page.getByLabel('Votre nom').fill('Claire Aubert');
  await page.getByLabel('Adresse électronique').fill('claire@example.org');
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('une petite phrase');
  await page.getByLabel('Nom de votre laboratoire').fill('Centre Max-Weber');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await expect(page.getByLabel('Your name')).toHaveValue('Claire Aubert');
  await page.getByRole('button', { name: 'Français' }).click();
  await page.getByRole('button', { name: 'Créer le laboratoire' }).click();

  const code = page.getByLabel('Code d’installation');
  await expect(code).toHaveAttribute('aria-invalid', 'true');
  await expect(code).toBeFocused();
  await expect(page.getByLabel('Votre nom')).toHaveValue('Claire Aubert');
  await expect(page.getByRole('textbox', { name: 'Mot de passe' })).toHaveValue(
    'une petite phrase',
  );

  await code.fill(emptyLab.setupCode);
  await page.getByRole('button', { name: 'Créer le laboratoire' }).click();
  await expect(page).toHaveURL(/\/p\/[^/]+\/map\/cadre-conceptuel$/, { timeout: 30_000 });

  await page.goto(`${emptyLab.url}/setup`);
  await expect(page).toHaveURL(`${emptyLab.url}/`);
});
