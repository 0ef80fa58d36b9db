import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A fingerprint of files and folders below `root`: names and contents. Generated folders (those with their own
 * `.gitignore`d output) are for the caller to leave out through `skip`.
 *
 * @param {string} root
 * @param {readonly string[]} paths
 * @param {(path: string) => boolean} skip
 */
export function contentHash(root, paths, skip = () => false) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const absolute = join(root, path);
    if (skip(path) || !existsSync(absolute)) return;
    if (statSync(absolute).isDirectory()) {
      for (const name of readdirSync(absolute).sort()) add(`${path}/${name}`);
      return;
    }
    const content = readFileSync(absolute);
    hash.update(`${path}\n${content.length}\n`).update(content);
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}
