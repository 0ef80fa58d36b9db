import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { messages } from './messages.mjs';
import { svelteOptions } from './svelteOptions.mjs';

/**
 * dist/embed/: `worthbook.js` with `mount` and `<worth-book>`, its styles in one `worthbook.css`, and the chunks and
 * workers that it finds relative to itself. It contains the grid and the engine, so it is for trying and for those who
 * hold both licences (NOTICE).
 */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  base: './',
  publicDir: false,
  plugins: [messages(), svelte(svelteOptions)],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: 'dist/embed',
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: 'src/embed/index.ts',
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: 'worthbook.js',
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith('.css')) ? 'worthbook.css' : 'assets/[name]-[hash][extname]',
      },
    },
  },
});
