import type { Locator, Page } from '@playwright/test';
import { expect } from './lab.ts';

/** Opens a map of the first project, the example's, and waits until it can be edited. */
export async function openMap(page: Page, url: string, map = 'cadre-conceptuel'): Promise<void> {
  await page.goto(url);
  const project = await page.locator('a[href^="/p/"]').first().getAttribute('href');
  const base = /^\/p\/[^/]+/.exec(project ?? '')?.[0];
  await page.goto(`${url}${base}/map/${map}`);
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  await expect(tool(page, 'Ajouter')).not.toHaveAttribute('aria-disabled', 'true');
}

export const tool = (page: Page, name: string): Locator =>
  page.getByRole('toolbar').getByRole('button', { name, exact: true });
/** By its name, since a drawn label is broken over lines. */
export const card = (page: Page, label: string): Locator =>
  page.locator(`.react-flow__node[aria-label^="${label}"]`);
export const line = (page: Page, phrase: string): Locator =>
  page.locator(`.react-flow__edge[aria-label*="${phrase}"]`);
export const inspector = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Ce qui est choisi' });
/** Where a card or a frame is drawn. */
export const placeOf = async (locator: Locator): Promise<string | undefined> =>
  /translate\([^)]*\)/.exec((await locator.getAttribute('style')) ?? '')?.[0];

/** A paste as the browser hands it over: of these types, to what has the focus. */
export const paste = (page: Page, data: Record<string, string>): Promise<void> =>
  page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    (document.activeElement ?? document.body).dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, data);

export async function addConcept(page: Page, label: string): Promise<void> {
  await tool(page, 'Ajouter').click();
  await page.getByRole('combobox', { name: 'Nouveau concept' }).fill(label);
  await page.keyboard.press('Enter');
  await expect(card(page, label)).toBeVisible();
}
