import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { contentSecurityPolicyTag } from './contentSecurityPolicyTag.mjs';
import { hostProofStyles } from './hostProofStyles.mjs';
import { licences } from './licences.mjs';
import { messages } from './messages.mjs';
import { svelteOptions } from './svelteOptions.mjs';

const thirdParty = licences({ fileName: 'licences.txt' });

/** @type {Readonly<Record<string, string>>} */
const entries = {
  worthbook: 'index.ts',
  element: 'element.ts',
  frame: 'frame.ts',
  'storage-checks': 'storageChecks.ts',
  'frame-page': 'frame.html',
};
/** @param {string} file */
const source = (file) => fileURLToPath(new URL(`../../src/embed/${file}`, import.meta.url));

/**
 * dist/embed/: `worthbook.js` with `mount`, `element.js` with `<worth-book>`, `frame.js` for hosts of an iframe and
 * `frame.html` for what is inside of it, `storage-checks.js`, the styles in one `worthbook.css`, and the chunks and workers
 * that they find relative to themselves. It contains the grid and the engine, so it is for trying and for those who hold
 * both licences (NOTICE).
 */
export default defineConfig({
  root: fileURLToPath(new URL('../../src/embed', import.meta.url)),
  base: './',
  publicDir: false,
  plugins: [
    messages(),
    svelte(svelteOptions),
    contentSecurityPolicyTag(),
    hostProofStyles({ gridLibrary: 'within' }),
    thirdParty.page,
  ],
  worker: { format: 'es', plugins: thirdParty.workers },
  build: {
    target: 'es2022',
    outDir: fileURLToPath(new URL('../../dist/embed', import.meta.url)),
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, source(file)])),
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: ({ name }) => (name in entries ? '[name].js' : 'assets/[name]-[hash].js'),
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith('.css')) ? 'worthbook.css' : 'assets/[name]-[hash][extname]',
      },
    },
  },
});
