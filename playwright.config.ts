import { defineConfig } from '@playwright/test';
import { browserLaunch } from './tests/support/browser.ts';

const launchOptions = await browserLaunch();

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/browser',
  // Two at once on two cores take as long in all, and each four times as long.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A shared machine may stall once; what fails twice fails. The list names what needed a second try.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser-report.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions,
    viewport: { width: 1440, height: 900 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // A recorded trace redraws every frame in software: it made each test five times as slow.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
