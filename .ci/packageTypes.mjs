import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { packageEntries, packageFolder } from './packageEntries.mjs';
import { root } from './process.mjs';

/** Writes the types of every entry, and the package's own package.json, beside the built modules. */
export async function writePackageTypes() {
  const bundle = await rollup({
    input: Object.fromEntries(packageEntries.map(({ name, source }) => [name, source])),
    plugins: [dts({ tsconfig: join(root, 'tsconfig.json'), compilerOptions: { noEmit: false } })],
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    onwarn(warning) {
      throw new Error(`the package's types: ${warning.message}`);
    },
  });
  await bundle.write({
    dir: packageFolder,
    format: 'es',
    entryFileNames: '[name].d.ts',
    chunkFileNames: 'types/[name].d.ts',
  });
  await bundle.close();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const manifest = JSON.parse(readFileSync(join(root, '.ci/packageManifest.json'), 'utf8'));
  const modules = packageEntries.map(({ name, path }) => [
    path,
    { types: `./${name}.d.ts`, default: `./${name}.js` },
  ]);
  // Styles export nothing; with a declaration TypeScript lets them be imported without a bundler's own types.
  writeFileSync(join(packageFolder, 'worthbook.css.d.ts'), 'export {};\n');
  const styles = { types: './worthbook.css.d.ts', default: './worthbook.css' };
  const exports = { ...Object.fromEntries(modules), './worthbook.css': styles };
  writeFileSync(
    join(packageFolder, 'package.json'),
    `${JSON.stringify({ ...manifest, version, exports }, null, 2)}\n`,
  );
  for (const file of ['LICENSE', 'NOTICE']) copyFileSync(join(root, file), join(packageFolder, file));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writePackageTypes();
