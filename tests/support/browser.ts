import sparticuz, { inflate } from '@sparticuz/chromium';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser opens nothing but the lab under test. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface BrowserLaunch {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

/**
 * An installed Chromium, else the one inside the npm package @sparticuz/chromium, which needs
 * nothing besides the registry. `CANEVAS_CHROMIUM` names another; `packaged` insists on the second.
 */
export async function browserLaunch(): Promise<BrowserLaunch> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] != null),
  );
  const wanted = process.env.CANEVAS_CHROMIUM;
  const installed = wanted === 'packaged' ? undefined : (wanted ?? INSTALLED.find(existsSync));
  if (installed) return { executablePath: installed, args: QUIET, env };

  const executablePath = await sparticuz.executablePath();
  const libraries = join(tmpdir(), 'al2023', 'lib');
  if (!existsSync(libraries)) {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    await inflate(join(dirname(entry), '..', 'bin', 'al2023.tar.br'));
  }
  // After the machine's own libraries: those of the package only fill what is missing.
  const path = [process.env.LD_LIBRARY_PATH, libraries].filter(Boolean).join(':');
  return {
    executablePath,
    args: QUIET,
    env: { ...env, LD_LIBRARY_PATH: path, FONTCONFIG_PATH: join(tmpdir(), 'fonts') },
  };
}
