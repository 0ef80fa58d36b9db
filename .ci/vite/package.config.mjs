import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { packageEntries, packageFolder } from '../packageEntries.mjs';
import { hostProofStyles } from './hostProofStyles.mjs';
import { licences } from './licences.mjs';
import { messages } from './messages.mjs';
import { svelteOptions } from './svelteOptions.mjs';

/** Libraries that a host takes, and licenses, itself. */
const peers = Object.keys(
  JSON.parse(readFileSync(new URL('../packageManifest.json', import.meta.url), 'utf8')).peerDependencies,
);

/**
 * dist/package/: what hosts with a bundler install. The grid and the engine are left out of it (NOTICE), also out of the
 * workers, so the bundler of the host makes those.
 */
export default defineConfig({
  root: fileURLToPath(new URL('../../src/embed', import.meta.url)),
  base: './',
  publicDir: false,
  plugins: [
    messages(),
    svelte(svelteOptions),
    workersForBundlers(),
    hostProofStyles({ gridLibrary: 'apart' }),
    licences({ fileName: 'licences.txt' }).page,
  ],
  build: {
    target: 'es2022',
    outDir: packageFolder,
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      checks: { pluginTimings: false },
      external: (id) => peers.some((peer) => id === peer || id.startsWith(`${peer}/`)),
      input: Object.fromEntries(packageEntries.map(({ name, source }) => [name, source])),
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith('.css')) ? 'worthbook.css' : 'assets/[name]-[hash][extname]',
      },
    },
  },
});

/**
 * Leaves `new Worker(new URL('./engineWorker.js', import.meta.url), ...)` in the code, which is the form that bundlers look
 * for, and makes the file it names. In the sources `Worker` is a parameter of `startWorker`, which only our own build
 * understands; a host's bundler puts workers on the host's origin, so what it is for is not needed here.
 *
 * @returns {import('vite').Plugin}
 */
function workersForBundlers() {
  const call =
    /startWorker\(\s*\(Worker\) =>\s*new Worker\(new URL\('\.\/(\w+)\.ts', import\.meta\.url\), (\{[^}]*\})\),?\s*\)/g;
  return {
    name: 'worthbook:workers-for-bundlers',
    enforce: 'pre',
    transform(code, id) {
      if (!code.includes('startWorker(')) return null;
      const folder = id.replace(/[^/]+$/, '');
      return code.replace(call, (_, file, options) => {
        const name = file === 'worker' ? 'engineWorker' : file;
        this.emitFile({ type: 'chunk', id: `${folder}${file}.ts`, fileName: `${name}.js` });
        // Under other names until the end: our own bundler must not see it.
        return `new HostWorker(new HostURL('./${name}.js', HOST_META_URL), ${options})`;
      });
    },
    renderChunk: (code) =>
      code.includes('HostWorker')
        ? code
            .replaceAll('new HostWorker(', 'new Worker(')
            .replaceAll('new HostURL(', 'new URL(')
            .replaceAll('HOST_META_URL', 'import.meta.url')
        : null,
  };
}
