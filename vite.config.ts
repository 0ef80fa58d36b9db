import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicyTag } from './.ci/vite/contentSecurityPolicyTag.mjs';
import { functionReference } from './.ci/vite/functionReference.mjs';
import { licences } from './.ci/vite/licences.mjs';
import { messages } from './.ci/vite/messages.mjs';
import { pageParts } from './.ci/vite/pageParts.mjs';
import { pagesBesideIndex } from './.ci/vite/pagesBesideIndex.mjs';
import { serviceWorker, serviceWorkerPackages } from './.ci/vite/serviceWorker.mjs';
import { svelteOptions } from './.ci/vite/svelteOptions.mjs';
import { launchOptions } from './test/support/browser.mjs';

/** Unit tests that put another module in place of ours, or count what a library knows before we taught it: alone. */
const inOwnRealm = [
  'test/generated/formulas.registry.test.ts',
  'test/unit/engine/hyperformula.test.ts',
  'test/unit/io/importLimits.test.ts',
];

/** Beside index.html; written in src/app. */
const furtherPages = ['functions.html', 'playground.html'];

const thirdParty = licences({
  fileName: 'licences.txt',
  also: serviceWorkerPackages,
});

export default defineConfig({
  // Relative, so that the built page can be put into any folder of any server.
  base: './',
  publicDir: 'src/app/public',
  plugins: [
    messages(),
    svelte(svelteOptions),
    pagesBesideIndex(furtherPages),
    pageParts(),
    functionReference(),
    contentSecurityPolicyTag(),
    thirdParty.page,
    serviceWorker(),
  ],
  worker: { format: 'es', plugins: thirdParty.workers },
  server: { port: 5173, strictPort: false },
  build: {
    target: 'es2022',
    outDir: 'dist',
    sourcemap: false,
    // Every asset is a file: `font-src 'self'` and `worker-src 'self'` block data URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { checks: { pluginTimings: false }, input: ['index.html', ...furtherPages] },
    // The engine, the grid and the charts are each one library of this size, loaded when they are needed.
    chunkSizeWarningLimit: 2500,
  },
  test: {
    // Two cores are the machine we build for.
    maxWorkers: 2,
    // A limit for what hangs; a slow or busy machine is not a failure.
    testTimeout: 30_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/{unit,architecture,generated}/**/*.test.ts'],
          exclude: inOwnRealm,
          // Loading the same modules anew for each of two hundred files took twice the time of the tests themselves.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'unit-alone', environment: 'node', include: inOwnRealm },
      },
      {
        // Whole layers against their promises and laws, with faults and long random runs: minutes, so not in `npm run check`.
        extends: true,
        test: {
          name: 'contract',
          environment: 'node',
          include: ['test/{contract,laws}/**/*.test.ts'],
          setupFiles: ['test/support/setUpHangWatch.ts'],
        },
      },
      {
        extends: true,
        // Panels, workers and lazy imports name what Vite does not see before the first test: finding it later reloads the
        // page in the middle of some test.
        optimizeDeps: {
          entries: ['src/ui/**/*.svelte'],
          include: [
            '@borgar/fx',
            'dexie',
            'echarts/core',
            'fflate',
            'hucre/xlsx',
            'hyperformula',
            'papaparse',
            'valibot',
          ],
        },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
            screenshotDirectory: 'test-results/browser',
            viewport: { width: 1280, height: 800 },
          },
        },
      },
    ],
  },
});
