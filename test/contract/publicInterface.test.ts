import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { packageEntries } from '../../.ci/packageEntries.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const snapshot = '../fixtures/publicInterface.txt';

/**
 * What hosts build on, name by name. Whoever changes it on purpose brings the snapshot up to date (`vitest -u`) and says
 * so in README.md; a name that goes or changes breaks somebody's page.
 */
it('the public interface is what it was', async () => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(
    packageEntries.map(({ source }) => source),
    options,
  );
  const checker = program.getTypeChecker();
  const entries = packageEntries.map(({ path, source }) => {
    const file = program.getSourceFile(source);
    const module = file && checker.getSymbolAtLocation(file);
    const names = module ? checker.getExportsOfModule(module) : [];
    const lines = names.map((name) => describeExport(name, checker)).toSorted();
    return `worthbook${path.slice(1)}\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
  });
  await expect(entries.join('\n')).toMatchFileSnapshot(snapshot);
  // The compiler reads all sources for it.
}, 180_000);

/** One line: a function with its signature, an interface with the names of its members. */
function describeExport(exported: ts.Symbol, checker: ts.TypeChecker): string {
  const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
  const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
  const [declaration] = symbol.declarations ?? [];
  const { name } = exported;
  if (!declaration) return name;
  if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) {
    const kind = ts.isClassDeclaration(declaration) ? 'class' : 'interface';
    return `${kind} ${name} { ${membersOf(declaration)} }`;
  }
  const text = ts.isTypeAliasDeclaration(declaration)
    ? `type ${name} = ${declaration.type.getText()}`
    : `${name}: ${checker.typeToString(checker.getTypeOfSymbol(symbol), declaration, ts.TypeFormatFlags.NoTruncation)}`;
  return text.replaceAll(/\s+/g, ' ');
}

function membersOf(declaration: ts.InterfaceDeclaration | ts.ClassDeclaration): string {
  return declaration.members
    .filter((member) => member.name && !ts.isPrivateIdentifier(member.name))
    .map((member) => {
      const isOptional = 'questionToken' in member && member.questionToken !== undefined;
      return `${member.name?.getText() ?? ''}${isOptional ? '?' : ''}`;
    })
    .join(', ');
}
