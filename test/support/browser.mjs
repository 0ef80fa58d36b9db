import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that are a Chromium, in the order in which they are looked for on the PATH. */
const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Chromium in containers and on machines without a GPU: no sandbox (root), no calls home. */
export const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * An installed Chromium: `CHROMIUM_PATH`, else the first one on the PATH. `undefined` leaves the choice to Playwright,
 * which then takes the one it has downloaded.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @returns {{ path: string, found: string } | undefined}
 */
export function installedBrowser(environment = process.env) {
  if (environment.CHROMIUM_PATH) return { path: environment.CHROMIUM_PATH, found: 'CHROMIUM_PATH' };
  for (const program of programs) {
    for (const folder of (environment.PATH ?? '').split(delimiter)) {
      const path = join(folder, program);
      if (folder && isExecutable(path)) return { path, found: `${program} on the PATH` };
    }
  }
  return undefined;
}

/**
 * What every test that starts a browser passes to Playwright's `launch`.
 *
 * @returns {{ executablePath?: string, args: string[] }}
 */
export function launchOptions() {
  const browser = installedBrowser();
  return browser ? { executablePath: browser.path, args: launchArguments } : { args: launchArguments };
}
