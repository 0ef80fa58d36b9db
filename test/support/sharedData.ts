import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file of `../shared/data`, read in place; `null` in a clone without it. */
export function sharedFile(path: string): string | null {
  const file = fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url));
  return existsSync(file) ? file : null;
}
