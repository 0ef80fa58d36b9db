import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentHash } from './contentHash.mjs';
import { installDependencies } from './install.mjs';
import { root, run, runTool } from './process.mjs';

const stamp = join(root, '.cache/build');
const sources = [
  'src',
  'formulas',
  'templates',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
  '.ci',
];

/** What `npm run build` makes, in this order: the first one empties dist/. */
const builds = [
  { makes: 'dist/index.html', args: ['build'] },
  { makes: 'dist/embed/worthbook.js', args: ['build', '--config', '.ci/vite/embed.config.mjs'] },
  { makes: 'dist/package/worthbook.js', args: ['build', '--config', '.ci/vite/package.config.mjs'] },
  { makes: 'dist/headless.js', args: ['build', '--config', '.ci/vite/headless.config.mjs'] },
];

function sourceHash() {
  return contentHash(root, sources, (path) => path.startsWith('src/i18n/generated'));
}

/**
 * Builds everything into dist/. Returns false when a build fails; its output says why.
 *
 * @param {import('./process.mjs').Output} [output]
 */
export async function build(output) {
  const hash = sourceHash();
  for (const { args } of builds) {
    if ((await runTool('vite/bin/vite.js', args, { output })) !== 0) return false;
  }
  if ((await run(process.execPath, [join(root, '.ci/packageTypes.mjs')], { output })) !== 0) return false;
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

/** Builds only when a source has changed since the last build. */
export async function buildIfStale() {
  const complete = builds.every(({ makes }) => existsSync(join(root, makes)));
  if (complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash()) return true;
  return build();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await installDependencies();
  process.exitCode = (await build()) ? 0 : 1;
}
