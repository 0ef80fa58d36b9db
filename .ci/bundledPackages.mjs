import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A library that is in a bundle.
 *
 * @typedef {{ name: string, version: string, licence: string, text: string }} BundledPackage
 */

const licenceFile = /^(licen[cs]e|copying|notice)\b/i;

/** Code that a tool adds belongs to the tool: `\0vite/preload-helper.js`, `\0rolldown/runtime.js`. */
const virtualModule = /^\0(vite|rolldown)\//;

/**
 * The folder of the package that a module belongs to; `null` for our own.
 *
 * @param {string} id as the bundler names it
 * @param {string} root of the project
 */
export function packageFolderOf(id, root) {
  const tool = virtualModule.exec(id)?.[1];
  if (tool) return join(root, 'node_modules', tool);
  const path = id.replaceAll('\\', '/');
  const from = path.lastIndexOf('/node_modules/');
  if (from < 0) return null;
  const [scope = '', name = ''] = path.slice(from + '/node_modules/'.length).split('/');
  return (
    path.slice(path.startsWith('\0') ? 1 : 0, from) +
    `/node_modules/${scope.startsWith('@') ? `${scope}/${name}` : scope}`
  );
}

/**
 * @param {string} folder
 * @returns {BundledPackage}
 */
export function readPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const text = readdirSync(folder)
    .filter((file) => licenceFile.test(file))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n'))
    // A tool lists the licences of what it is made of itself; of that nothing is in a bundle.
    .map((words) => words.split(/^# Licenses of bundled dependencies/m)[0]?.trim())
    .join('\n\n');
  // Some have the text and do not say its name.
  const named = typeof license === 'string' ? license : /^MIT License\s/.test(text) ? 'MIT' : '';
  return { name, version, licence: named, text };
}

const rule = '-'.repeat(80);

/**
 * The list first, then the texts.
 *
 * @param {readonly BundledPackage[]} packages
 */
export function licenceFileOf(packages) {
  const titled = packages.map((each) => ({ ...each, title: `${each.name} ${each.version}` }));
  const sorted = titled.toSorted((one, other) => (one.title < other.title ? -1 : 1));
  const lines = sorted.map(({ title, licence }) => `${title}: ${licence}`);
  const texts = sorted.map(({ title, text }) => `${rule}\n${title}\n${rule}\n\n${text}\n`);
  const heading = 'Worthbook 客值簿: libraries in this build and their licences';
  return `${heading}\n\n${lines.join('\n')}\n\n${texts.join('\n')}`;
}
