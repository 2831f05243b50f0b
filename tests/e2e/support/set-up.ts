import type { Browser, Page } from '@playwright/test';
import { SETUP_CODE } from './server.ts';

export interface Person {
  name: string;
  email: string;
  password: string;
}

/** Who sets up every lab of the tests, the pictures and the benches. */
export const OWNER: Person = {
  name: 'Claire Aubert',
  email: 'claire@example.org',
  password: 'une petite phrase',
};

/** Creates a lab as its first person does, by hand and in French; the page ends on the example's map. */
export async function setUpLab(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  await page.goto(`${url}/setup`);
  await page.getByLabel('Code d’installation').fill(SETUP_CODE);
  await page.getByLabel('Votre nom').fill(OWNER.name);
  await page.getByLabel('Adresse électronique').fill(OWNER.email);
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(OWNER.password);
  await page.getByLabel('Nom de votre laboratoire').fill('Laboratoire d’essai');
  await page.getByRole('button', { name: 'Créer le laboratoire' }).click();
  await page.waitForURL(/\/map\/cadre-conceptuel$/, { timeout: 60_000 });
  return page;
}
