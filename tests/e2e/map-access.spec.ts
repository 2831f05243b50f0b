import type { Locator, Page } from '@playwright/test';
import { accessFaults } from './support/access.ts';
import { expect, test } from './support/lab.ts';

// The map without a mouse and by ear: what axe finds in each of its states, and docs/keyboard.md.

const tool = (page: Page, name: string): Locator =>
  page.getByRole('toolbar').getByRole('button', { name, exact: true });

async function openMap(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const project = await page.locator('a[href^="/p/"]').first().getAttribute('href');
  await page.goto(`${url}${/^\/p\/[^/]+/.exec(project ?? '')![0]}/map/cadre-conceptuel`);
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  await expect(tool(page, 'Ajouter')).not.toHaveAttribute('aria-disabled', 'true');
}

async function expectNothingFound(page: Page, state: string, exempt: string[] = []): Promise<void> {
  expect.soft(await accessFaults(page, { exempt }), state).toEqual([]);
}

test('the map is free of what axe finds, in each of its states', async ({
  lab,
  ownerPage: page,
}) => {
  test.slow();
  await openMap(page, lab.url);
  await expectNothingFound(page, 'the whole map');
  await tool(page, 'Plan').click();
  const outline = page.getByRole('region', { name: 'Plan de la carte' });
  await outline.getByRole('button', { name: /questionne la propriété des données\./ }).click();
  await expectNothingFound(page, 'the outline, with a proposition in the inspector');
  await tool(page, 'Sources').click();
  await expectNothingFound(page, 'the sources');
  await tool(page, 'Exporter').click();
  await expect(page.getByRole('menu')).toBeVisible();
  // A menu is laid at the end of the page, in no landmark.
  await expectNothingFound(page, 'the export menu', ['region']);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNothingFound(page, 'in the dark, with the sources and a proposition');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNothingFound(page, 'the palette, in the dark');
});
