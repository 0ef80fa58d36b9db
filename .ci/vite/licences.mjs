import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { licenceFileOf, packageFolderOf, readPackage } from '../bundledPackages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The runtime of the messages is generated into our own sources. */
const generated = ['@inlang/paraglide-js'];

/**
 * Writes the list of the libraries that are really in the bundle, its workers included, with the texts of their
 * licences. The build fails for one that says nothing about its licence.
 *
 * @param {object} options
 * @param {string} options.fileName
 * @param {readonly string[]} [options.also] packages that get into the build past the bundler
 * @returns {{ page: import('vite').Plugin, workers: () => import('vite').Plugin[] }}
 */
export function licences({ fileName, also = [] }) {
  const folders = new Set([...generated, ...also].map((name) => join(root, 'node_modules', name)));
  /** @param {import('vite').Rolldown.OutputBundle} bundle */
  const collect = (bundle) => {
    for (const part of Object.values(bundle)) {
      if (part.type !== 'chunk') continue;
      for (const [id, { renderedLength }] of Object.entries(part.modules)) {
        const folder = packageFolderOf(id, root);
        // Styles are taken out of the chunk and leave nothing in it.
        if (folder !== null && (renderedLength > 0 || /\.css(\?|$)/.test(id))) folders.add(folder);
      }
    }
  };
  return {
    page: {
      name: 'worthbook:licences',
      apply: 'build',
      generateBundle(_options, bundle) {
        collect(bundle);
        const packages = [...folders].map(readPackage);
        const silent = packages.filter(({ licence, text }) => licence === '' || text === '');
        if (silent.length > 0) this.error(`no licence: ${silent.map(({ name }) => name).join(', ')}`);
        this.emitFile({ type: 'asset', fileName, source: licenceFileOf(packages) });
      },
    },
    // Workers are bundled one by one, each with plug-ins of its own, before the page is.
    workers: () => [
      { name: 'worthbook:licences-of-workers', generateBundle: (_options, bundle) => collect(bundle) },
    ],
  };
}
