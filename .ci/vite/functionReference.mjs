import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const marker = '<!-- function reference -->';
const page = fileURLToPath(new URL('../../src/app/functions.html', import.meta.url));
/** Where the built page stands, beside index.html, whatever folder it is written in. */
const built = fileURLToPath(new URL('../../functions.html', import.meta.url));
const source = fileURLToPath(new URL('../../src/docs/functionReference.ts', import.meta.url));

/**
 * Makes functions.html of src/app/functions.html and the registry of functions. The build fails when a worked example
 * gives another result.
 *
 * @returns {import('vite').Plugin}
 */
export function functionReference() {
  return {
    name: 'worthbook:function-reference',
    enforce: 'pre',
    resolveId: (id) => (id === 'functions.html' || id === built ? built : undefined),
    load: (id) => (id === built ? readFile(page, 'utf8') : undefined),
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (request.url?.split('?')[0] === '/functions.html') request.url = '/src/app/functions.html';
        next();
      });
    },
    async transformIndexHtml(html, { path }) {
      if (!path.endsWith('/functions.html')) return html;
      if (!html.includes(marker)) throw new Error(`functions.html has no ${marker}`);
      const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });
      const content = await module.functionReference();
      return html.replace(marker, () => content);
    },
  };
}
