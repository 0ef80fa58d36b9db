import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { root, run } from './process.mjs';

/** Inside node_modules, so that removing the folder removes the stamp. */
const stamp = join(root, 'node_modules/.worthbook-lock');

/** Installs the dependencies of the lockfile when they are missing or the lockfile has changed. */
export async function installDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Worthbook is built with Node 20.19 or newer; this is ${process.version}.`);
  }
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;

  console.log('Installing the dependencies of package-lock.json (a minute or two) ...');
  // No dependency needs its install script: native parts are optional packages of their own, one for each platform.
  const code = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=notice']);
  if (code !== 0) throw new Error('`npm ci` failed: the lines above say why.');
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, lock);
}
