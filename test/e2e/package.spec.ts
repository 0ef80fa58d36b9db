import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { expect, test } from '../support/endToEnd';
import { publint } from 'publint';

const folder = fileURLToPath(new URL('../../dist/package', import.meta.url));
const budgets = JSON.parse(
  readFileSync(fileURLToPath(new URL('../fixtures/sizeBudget.json', import.meta.url)), 'utf8'),
) as { package: Readonly<Record<string, number>> };

test('the package is as bundlers, Node and TypeScript expect it', async ({ browserName: _ }, info) => {
  const { messages } = await publint({ pkgDir: folder, level: 'suggestion' });
  expect(messages).toEqual([]);
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', info.outputPath()], {
    cwd: folder,
    encoding: 'utf8',
  });
  const tarball = createPackageFromTarballData(readFileSync(info.outputPath(packed.trim())));
  const types = await checkPackage(tarball, { excludeEntrypoints: ['./worthbook.css'] });
  if (!types.types) throw new Error('the package has no types');
  // It is made of ES modules, which the way of resolving from before them does not know and CommonJS reads by `import()`.
  const faults = types.problems.filter(
    (problem) =>
      problem.kind !== 'CJSResolvesToESM' &&
      !(problem.kind === 'NoResolution' && problem.resolutionKind === 'node10'),
  );
  expect(faults).toEqual([]);
});

/** A host in the strictest TypeScript, which also looks at our own declarations. */
const typedHost = `
  import { mount, type MountOptions, type StorageAdapter } from 'worthbook';
  import { connectFrame } from 'worthbook/frame';
  import { createWorkbook } from 'worthbook/headless';
  import { checkStorageAdapter } from 'worthbook/storage-checks';
  import 'worthbook/element';
  import 'worthbook/worthbook.css';

  export const options: MountOptions = {
    onEvent: (name, detail) => {
      if (name === 'change') console.log(detail.version, detail.operations[0]?.kind);
      if (name === 'problem') console.log(detail.code);
    },
  };
  const mounted = await mount(document.body, options);
  mounted.on('saveState', ({ state }) => console.log(state === 'saved'));
  const book = document.createElement('worth-book');
  book.licenseKeys = { handsontable: 'key' };
  book.addEventListener('worthbook-save-state', ({ detail }) => console.log(detail.reason));
  const framed = await connectFrame(document.createElement('iframe'), 'https://workbooks.example', { locale: 'en' });
  const renamed = await framed.run('workbook.rename', { name: 'Spring' });
  if (!renamed.ok) console.log(renamed.problem.code);
  export const file: Uint8Array = await (await createWorkbook()).save();
  export const checked = (adapter: StorageAdapter) => checkStorageAdapter(() => adapter);
`;

test('a host in strict TypeScript has the types of everything', async ({ browserName: _ }, info) => {
  const host = info.outputPath('host');
  mkdirSync(join(host, 'node_modules'), { recursive: true });
  symlinkSync(folder, join(host, 'node_modules/worthbook'), 'dir');
  writeFileSync(join(host, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(host, 'host.ts'), typedHost);
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedSideEffectImports: true,
    skipLibCheck: false,
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    noEmit: true,
  };
  writeFileSync(
    join(host, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: ['host.ts'] }),
  );
  const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  const compiled = spawnSync(process.execPath, [compiler, '-p', host], { encoding: 'utf8' });
  expect(compiled.stdout).toBe('');
});

test('neither the grid nor the engine is in the package', () => {
  const files = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: folder, encoding: 'utf8' });
  const [{ files: listed }] = JSON.parse(files) as [{ files: { path: string }[] }];
  const modules = listed.filter(({ path }) => path.endsWith('.js'));
  expect(modules.length).toBeGreaterThan(10);
  for (const { path } of modules) {
    const code = readFileSync(join(folder, path), 'utf8');
    expect(code.includes('Handsoncode'), path).toBe(false);
  }
});

test('what a page has to load at first stays within its budget', () => {
  const sizes = Object.entries(budgets.package).map(([name, limit]) => {
    const path = join(folder, name.endsWith('.css') ? name : `${name}.js`);
    return { name, limit, kilobytes: Math.ceil(sizeWithImports(path) / 1000) };
  });
  console.log(sizes.map(({ name, kilobytes, limit }) => `${name}: ${kilobytes} of ${limit} kB`).join(', '));
  expect(sizes.filter(({ kilobytes, limit }) => kilobytes > limit)).toEqual([]);
});

/** The gzipped module with everything it imports before it runs; what is loaded later by `import()` does not count. */
function sizeWithImports(path: string, seen = new Set<string>()): number {
  if (seen.has(path)) return 0;
  seen.add(path);
  const code = readFileSync(path, 'utf8');
  const imports = [...code.matchAll(/(?:from|import)\s*["'](\.\/[^"']+\.js)["']/g)];
  const own = gzipSync(code).length;
  return imports.reduce((sum, [, file]) => sum + sizeWithImports(join(dirname(path), file ?? ''), seen), own);
}
