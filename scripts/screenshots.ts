/**
 * Makes the README's pictures from the real product: a lab of its own with the example, in a real
 * browser. `npm run screenshots` writes docs/screenshots/.
 */
import { chromium } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { browserLaunch } from '../tests/support/browser.ts';
import { freePort, LabServer } from '../tests/e2e/support/server.ts';
import { setUpLab } from '../tests/e2e/support/set-up.ts';

const TARGET = resolve(import.meta.dirname, '../docs/screenshots');
/** Until the socket is open and the view has come to rest. */
const SETTLE_MS = 2_500;
const SHOTS = [
  { name: 'map', path: 'map/cadre-conceptuel', language: 'fr', scheme: 'light', width: 1440 },
  { name: 'library', path: 'library', language: 'en', scheme: 'dark', width: 1440 },
  { name: 'map', path: 'map/cadre-conceptuel', language: 'fr', scheme: 'light', width: 390 },
] as const;

const directory = mkdtempSync(join(tmpdir(), 'canevas-screenshots-'));
const server = new LabServer(directory, await freePort());
await server.start();
const browser = await chromium.launch(await browserLaunch());
try {
  mkdirSync(TARGET, { recursive: true });
  const setUp = await setUpLab(browser, server.url);
  const project = /^(.*\/p\/[^/]+)/.exec(setUp.url())?.[0] ?? server.url;
  const storageState = await setUp.context().storageState();

  for (const { name, path, language, scheme, width } of SHOTS) {
    const context = await browser.newContext({
      storageState,
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
      colorScheme: scheme,
      viewport: { width, height: width > 1000 ? 900 : 844 },
    });
    const page = await context.newPage();
    await page.goto(`${project}/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(SETTLE_MS);
    const file = `${name}-${language}-${scheme}-${String(width)}.png`;
    await page.screenshot({ path: join(TARGET, file) });
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}
