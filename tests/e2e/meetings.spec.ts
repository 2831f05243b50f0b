import { expect, test } from './support/lab.ts';

// Since the last meeting: what changed, and the comments that wait.

test('a comment is written, answered for in the list of open ones, resolved and reopened', async ({
  lab,
  ownerPage: page,
}) => {
  await page.goto(lab.url);
  const card = page.getByRole('listitem').filter({ hasText: 'Exemple' }).first();
  const project = `${lab.url}${await card.getByRole('link').getAttribute('href')}`;
  await page.goto(`${project}/library`);
  const body = `Vérifier la page ${Math.random().toString(36).slice(2, 8)}`;
  await page.getByRole('link', { name: /La plateforme comme mise au travail/ }).click();
  await page.waitForURL(/\/library\/[^/]+$/);
  await page.getByLabel('Écrire un commentaire').fill(body);
  await page.getByRole('button', { name: 'Commenter' }).click();
  await expect(page.getByText(body)).toBeVisible();

  await page.goto(`${project}/meetings`);
  const waiting = page.getByRole('listitem').filter({ has: page.getByText(body, { exact: true }) });
  await expect(waiting.getByText('sur une référence')).toBeVisible();
  await waiting.getByRole('button', { name: 'Résoudre' }).click();
  await expect(waiting).toHaveCount(0);
  await expect(page.getByText(`a résolu un commentaire\u00a0: ${body}`)).toBeVisible();
});
