import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * Pages of src/app that are built beside index.html, whatever folder they are written in.
 *
 * @param {readonly string[]} names
 * @returns {import('vite').Plugin}
 */
export function pagesBesideIndex(names) {
  const pages = names.map((name) => ({
    name,
    source: fileURLToPath(new URL(`../../src/app/${name}`, import.meta.url)),
    built: fileURLToPath(new URL(`../../${name}`, import.meta.url)),
  }));
  return {
    name: 'worthbook:pages-beside-index',
    enforce: 'pre',
    resolveId: (id) => pages.find(({ name, built }) => id === name || id === built)?.built,
    load(id) {
      const page = pages.find(({ built }) => id === built);
      return page && readFile(page.source, 'utf8');
    },
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = request.url?.split('?')[0];
        const page = pages.find(({ name }) => path === `/${name}`);
        if (page) request.url = `/src/app/${page.name}`;
        next();
      });
    },
  };
}
