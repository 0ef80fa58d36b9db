import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineConfig } from 'vite';
import { messages } from './messages.mjs';

/**
 * Modules that find the project by where they are have to stay there.
 *
 * @returns {import('vite').Plugin}
 */
function keepInPlace() {
  return {
    name: 'worthbook:keep-in-place',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!importer || !/\/support\/\w+\.mjs$/.test(source)) return undefined;
      return { id: pathToFileURL(resolve(dirname(importer), source)).href, external: true };
    },
  };
}

/** Benchmarks run bundled, as the product does: a module runner would measure its own import wrappers. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  publicDir: false,
  plugins: [messages(), keepInPlace()],
  build: {
    target: 'node20',
    ssr: true,
    outDir: '.cache/bench',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: { runOne: 'test/bench/runOne.ts', writeResults: 'test/bench/writeResults.ts' },
    },
  },
  logLevel: 'warn',
});
