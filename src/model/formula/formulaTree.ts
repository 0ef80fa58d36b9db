import { parse, tokenize, type Token } from '@borgar/fx';

/** A formula as a tree; each part with its own text. */
export interface FormulaNode {
  readonly kind: 'call' | 'operation' | 'array' | 'reference' | 'literal';
  /** Without `=`. */
  readonly text: string;
  /** The function's name in upper case, or the operator. */
  readonly name: string;
  readonly terms: readonly FormulaNode[];
}

type Ast = ReturnType<typeof parse>;

/** Takes a formula apart, shown or stored; `null` when it cannot be read. */
export function formulaTree(formula: string): FormulaNode | null {
  try {
    const tokens = tokenize(formula, { withLocation: true });
    return nodeOf(parse(tokens, {}), { formula, tokens });
  } catch {
    return null;
  }
}

interface Text {
  readonly formula: string;
  readonly tokens: readonly Token[];
}

function nodeOf(ast: Ast, source: Text): FormulaNode {
  const text = textOf(ast, source);
  switch (ast.type) {
    case 'CallExpression': {
      const name = ast.callee.type === 'Identifier' ? ast.callee.name.toUpperCase() : '';
      const terms = ast.arguments.map((argument) => (argument ? nodeOf(argument, source) : missingArgument));
      return { kind: 'call', text, name, terms };
    }
    case 'BinaryExpression':
    case 'UnaryExpression': {
      const terms = ast.arguments.map((argument) => nodeOf(argument, source));
      return { kind: 'operation', text, name: ast.operator, terms };
    }
    case 'ArrayExpression':
      return { kind: 'array', text, name: '', terms: [] };
    case 'ReferenceIdentifier':
      return { kind: 'reference', text, name: '', terms: [] };
    default:
      return { kind: 'literal', text, name: '', terms: [] };
  }
}

const missingArgument: FormulaNode = { kind: 'literal', text: '', name: '', terms: [] };

/** fx 5.1.3: the place of an operation leaves out the brackets at its ends, as in `(A1+B1)*2`. */
function textOf({ loc }: Ast, { formula, tokens }: Text): string {
  let from = loc?.[0] ?? 0;
  let to = loc?.[1] ?? 0;
  const brackets = tokens.filter(
    ({ type, value }) => type === 'operator' && (value === '(' || value === ')'),
  );
  const within = (token: Token): boolean => start(token) >= from && start(token) < to;
  let open = 0;
  let unopened = 0;
  for (const token of brackets.filter(within)) {
    if (token.value === '(') open++;
    else if (open > 0) open--;
    else unopened++;
  }
  for (const token of brackets.filter((bracket) => start(bracket) < from).reverse()) {
    if (unopened === 0) break;
    if (token.value !== '(') continue;
    from = start(token);
    unopened--;
  }
  for (const token of brackets.filter((bracket) => start(bracket) >= to)) {
    if (open === 0) break;
    if (token.value !== ')') continue;
    to = start(token) + 1;
    open--;
  }
  return formula.slice(from, to);
}

const start = (token: Token): number => token.loc?.[0] ?? 0;

/** Every part, the whole first. */
export function* formulaNodes(node: FormulaNode): Generator<FormulaNode> {
  yield node;
  for (const term of node.terms) yield* formulaNodes(term);
}
