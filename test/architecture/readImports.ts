import { parse } from 'svelte/compiler';
import ts from 'typescript';

/**
 * Everything a source file takes from other files: imports and re-exports (types too), dynamic imports, types written
 * as `import('...')`, and workers and assets named by `new URL('...', import.meta.url)`.
 */
export function readImports(fileName: string, source: string): string[] {
  return fileName.endsWith('.svelte') ? readComponent(source) : readModule(source);
}

const assetAddress = /new URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g;

function readModule(source: string): string[] {
  const { importedFiles } = ts.preProcessFile(source);
  const assets = Array.from(source.matchAll(assetAddress), (match) => match[1] ?? '');
  return [...importedFiles.map((file) => file.fileName), ...assets];
}

/** Nodes of the Svelte syntax tree that name another file in `source`, in scripts and in markup. */
const naming = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
]);

function readComponent(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item);
    else if (typeof node === 'object' && node !== null) {
      const { type, source: named } = node as { type?: unknown; source?: { value?: unknown } };
      if (typeof type === 'string' && naming.has(type) && typeof named?.value === 'string') {
        found.push(named.value);
      }
      for (const value of Object.values(node)) visit(value);
    }
  };
  visit(parse(source, { modern: true }));
  return found;
}
