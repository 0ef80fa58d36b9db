import { defineConfig } from '@playwright/test';
import { launchOptions } from './support/browser.mjs';

// Any free port, so that two runs on one machine do not meet: the server says which, and Playwright keeps it in the
// environment, where the workers that read this file again find it.
const port = process.env['BUILT_APP_PORT'];

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  fullyParallel: false,
  // One test alone leaves more than half of a core to others: it waits for frames and for answers.
  workers: 3,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  // Limits for what hangs; a slow or busy machine is not a failure.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  webServer: {
    command: 'node test/support/serveBuilt.mjs',
    cwd: '..',
    wait: { stdout: /on port (?<BUILT_APP_PORT>\d+)/ },
    timeout: 20_000,
  },
  use: {
    baseURL: `http://localhost:${port ?? 0}`,
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'allow',
    screenshot: 'only-on-failure',
    // What was done and said, without a copy of the page after each step: the copies cost a second a test.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false, sources: false },
    launchOptions: launchOptions(),
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
});
