import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sharedFolder } from '../support/sharedFolder.mjs';

/** A file of `../shared/data`, read in place; `null` in a clone without it. */
export function sharedFile(path: string): string | null {
  const file = fileURLToPath(new URL(`data/${path}`, sharedFolder));
  return existsSync(file) ? file : null;
}
