import { fileURLToPath } from 'node:url';

/** @param {string} path */
const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export const packageFolder = inProject('dist/package');

/** What hosts import, and what it is made of: `worthbook`, `worthbook/element`, ... */
export const packageEntries = [
  { name: 'worthbook', path: '.', source: inProject('src/embed/index.ts') },
  { name: 'element', path: './element', source: inProject('src/embed/element.ts') },
  { name: 'frame', path: './frame', source: inProject('src/embed/frame.ts') },
  { name: 'headless', path: './headless', source: inProject('src/embed/headless.ts') },
  { name: 'formulas', path: './formulas', source: inProject('src/embed/formulas.ts') },
  { name: 'storage-checks', path: './storage-checks', source: inProject('src/embed/storageChecks.ts') },
];
