import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { licences } from './licences.mjs';
import { messages } from './messages.mjs';

/** dist/headless.js: model and engine for Node, one file that needs nothing beside it. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  publicDir: false,
  plugins: [messages(), licences({ fileName: 'headless.licences.txt' }).page],
  ssr: { noExternal: true, target: 'node' },
  build: {
    target: 'node20',
    ssr: 'src/embed/headless.ts',
    outDir: 'dist',
    emptyOutDir: false,
    sourcemap: false,
    minify: false,
    rolldownOptions: {
      output: { format: 'es', entryFileNames: 'headless.js', codeSplitting: false },
    },
  },
});
