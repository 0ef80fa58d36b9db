import { parse } from 'svelte/compiler';
import ts from 'typescript';

/**
 * Everything a source file takes from other files: imports and re-exports (types too), dynamic imports, types written
 * as `import('...')`, and workers and assets named by `new URL('...', import.meta.url)`.
 */
export function readImports(fileName: string, source: string): string[] {
  return fileName.endsWith('.svelte') ? readComponent(source) : readModule(fileName, source);
}

function readModule(fileName: string, source: string): string[] {
  const found: string[] = [];
  const take = (node: ts.Node | undefined): void => {
    if (node && ts.isStringLiteralLike(node)) found.push(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) take(node.moduleSpecifier);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) take(node.argument.literal);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      take(node.arguments[0]);
    }
    if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
      if (node.arguments?.[1]?.getText() === 'import.meta.url') take(node.arguments[0]);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true));
  return found;
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
