import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const guide = readFileSync(fileURLToPath(new URL('../../src/embed/README.md', import.meta.url)), 'utf8');

/** The files of the guide for embedding, by the name that stands after the language of their block. */
export const guideFiles: ReadonlyMap<string, string> = new Map(
  Array.from(guide.matchAll(/^```\w+ ([\w.]+)\n(.*?)^```$/gms), ([, name = '', code = '']) => [name, code]),
);

/** The Content-Security-Policy that the guide tells hosts to send: each directive with its values. */
export const guidePolicy: readonly (readonly [name: string, values: string])[] = guide
  .split('## What your page must allow')[1]!
  .split('\n')
  .filter((line) => line.startsWith('    '))
  .flatMap((line) => line.split(';'))
  .map((directive) => directive.trim())
  .filter((directive) => directive !== '')
  .map((directive) => {
    const [name = '', ...values] = directive.split(/\s+/);
    return [name, values.join(' ')] as const;
  });

/** Writes some of them into a folder, with the addresses of examples in place of which the test has its own. */
export function writeGuideFiles(
  folder: string,
  names: readonly string[],
  addresses: Readonly<Record<string, string>> = {},
): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    const code = guideFiles.get(name);
    if (code === undefined) throw new Error(`the guide has no file ${name}`);
    const here = Object.entries(addresses).reduce((text, [from, to]) => text.replaceAll(from, to), code);
    writeFileSync(join(folder, name), here);
  }
}
