import { spawnSync } from 'node:child_process';
import { installedBrowser } from '../test/support/browser.mjs';
import { run, runTool } from './process.mjs';

const downloadHost = 'https://cdn.playwright.dev';
const isDebianRoot = () =>
  process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

/** @param {string} path */
function starts(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** Fails fast where the host cannot be reached: the download itself would retry for minutes. */
async function downloadFromPlaywright() {
  try {
    await fetch(downloadHost, { method: 'HEAD', signal: AbortSignal.timeout(5000) });
  } catch {
    console.log(`Playwright's download host cannot be reached (${downloadHost}).`);
    return undefined;
  }
  const code = await runTool('playwright/cli.js', ['install', '--no-shell', 'chromium'], {
    environment: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' },
  });
  if (code !== 0) return undefined;
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return starts(path) ? { path, found: "Playwright's download" } : undefined;
}

/** @param {readonly string[]} packages */
async function installFromDebian(packages) {
  const quiet = { environment: { DEBIAN_FRONTEND: 'noninteractive' } };
  if ((await run('apt-get', ['update', '-qq'], quiet)) !== 0) return false;
  return (
    (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet)) === 0
  );
}

/** Without a Chinese font, Chinese screenshots show boxes. Nothing fails for want of it. */
async function provideChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (listed.status === 0 && listed.stdout.trim() !== '') return;
  if (process.platform !== 'linux') return;
  if (isDebianRoot() && (await installFromDebian(['fonts-noto-cjk', 'fontconfig']))) return;
  console.log('No Chinese font found: Chinese screenshots will show boxes.');
}

/**
 * The browser of the tests: `CHROMIUM_PATH`, an installed Chromium or Chrome, Playwright's download, Debian's package,
 * in this order. Says which, and makes it the `CHROMIUM_PATH` of everything that is run from here.
 *
 * @returns {Promise<{ version: string } | undefined>} undefined when there is none
 */
export async function findBrowser() {
  const fromDebian = async () =>
    isDebianRoot() && (await installFromDebian(['chromium', 'fonts-noto-cjk']))
      ? installedBrowser()
      : undefined;

  let browser = installedBrowser();
  if (browser && !starts(browser.path)) {
    console.log(`${browser.path} (${browser.found}) does not start.`);
    browser = undefined;
  }
  browser ??= (await downloadFromPlaywright()) ?? (await fromDebian());
  if (!browser) {
    console.log('No browser: set CHROMIUM_PATH to a Chromium or Chrome.');
    return undefined;
  }
  const version = spawnSync(browser.path, ['--version'], { encoding: 'utf8' }).stdout.trim();
  console.log(`Browser: ${browser.found}: ${browser.path} (${version})`);
  process.env.CHROMIUM_PATH = browser.path;
  await provideChineseFont();
  return { version };
}
