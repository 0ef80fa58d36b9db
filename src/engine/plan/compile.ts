import { parse, tokenize } from '@borgar/fx';
import { functionSpec } from '../../../formulas/registry';
import type { RangeArgument } from '../../../formulas/spec';
import type { CellValue } from '../../shared/value';
import type { Literals } from '../literals';
import type { OutsideInput, RowProgram } from '../rowProgram';
import { accepts, type Kernel, type Shape } from './kernel';
import { keyedCall } from './keyedCalls';
import { unaryKernels } from './kernels/arithmetic';
import { binaryKernels, engineAggregates, functionKernels, rangeAggregates } from './kernels';
import { ConstantNode, KernelNode, OnceNode, OutsideNode, RowColumnNode, RowNumberNode } from './planNode';
import type { PlanArgument, PlanNode } from './planNode';
import { RegistryNode } from './registryNode';

/** A calculated column's formula as steps over typed arrays. */
export interface Plan {
  readonly root: PlanNode;
  /** Nanoseconds a row, roughly. */
  readonly cost: number;
  /** Nodes that are the same for every row and feed others that are not. */
  readonly shared: readonly PlanNode[];
  /** Nodes that compute rows and may read whole columns or blocks for it. */
  readonly perRow: readonly PlanNode[];
  /** Calls of functions that may say what looks wrong about their arguments. */
  readonly calls: readonly RegistryNode[];
}

/** Compiles a formula; `null` when something in it has no kernel and must take the reference way. */
export function compilePlan(program: RowProgram, literals: Literals): Plan | null {
  const text = program.pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'rowNumber') return rowNumberName;
      return `${piece.kind === 'row' ? rowPrefix : outsidePrefix}${piece.index}`;
    })
    .join('');
  try {
    return new Compiler(program, literals, text).compile();
  } catch (error) {
    if (error instanceof Unsupported) return null;
    throw error;
  }
}

const rowNumberName = '_row';
const rowPrefix = '_r';
const outsidePrefix = '_o';

/** Names of outside inputs in the text of a formula that is computed once, replaced. */
export function withOutsideNames(text: string, nameOf: (index: number) => string): string {
  return tokenize(text, { mergeRefs: true })
    .map(({ type, value }) => {
      const index = type === 'range_named' ? indexIn(value, outsidePrefix) : null;
      return index === null ? value : nameOf(index);
    })
    .join('');
}

class Unsupported extends Error {}

type Ast = NonNullable<ReturnType<typeof parse>>;
type AstOf<Type extends string> = Extract<Ast, { type: Type }>;

class Compiler {
  readonly #program: RowProgram;
  readonly #literals: Literals;
  readonly #text: string;
  /** Equal steps are one node. */
  readonly #nodes = new Map<string, PlanNode>();

  constructor(program: RowProgram, literals: Literals, text: string) {
    this.#program = program;
    this.#literals = literals;
    this.#text = text;
  }

  compile(): Plan {
    const root = this.#value(this.#parsed());
    const all = reachable(root);
    const rowNodes = [...all].filter((node) => !node.isUniform);
    const shared = new Set(rowNodes.flatMap((node) => node.reads.filter(({ isUniform }) => isUniform)));
    if (root.isUniform) shared.add(root);
    return {
      root,
      cost: rowNodes.reduce((sum, node) => sum + node.cost, 1),
      shared: [...shared],
      perRow: rowNodes,
      calls: [...all].filter((node) => node instanceof RegistryNode),
    };
  }

  #parsed(): Ast {
    try {
      const ast = parse(tokenize(this.#text, { mergeRefs: true, withLocation: true }), {});
      if (ast) return ast;
    } catch {
      // What fx cannot parse the engine may still take, or say why not.
    }
    throw new Unsupported();
  }

  #value(ast: Ast | null): PlanNode {
    const argument = this.#argument(ast);
    if (argument.shape !== 'value') throw new Unsupported();
    return argument.node;
  }

  #argument(ast: Ast | null): PlanArgument {
    if (ast === null) return this.#constant(null);
    switch (ast.type) {
      case 'Literal':
        return this.#constant(ast.value);
      case 'ReferenceIdentifier':
        return this.#reference(ast);
      case 'UnaryExpression': {
        const { operator, arguments: args } = ast;
        const [only] = args;
        if (operator === '-' && only?.type === 'Literal' && typeof only.value === 'number')
          return this.#constant(0 - only.value);
        // HyperFormula 3.5.0 has no `x%%`.
        if (operator === '%' && only?.type === 'UnaryExpression' && only.operator === '%')
          throw new Unsupported();
        return this.#call(`unary ${operator}`, unaryKernels[operator], args, ast);
      }
      case 'BinaryExpression': {
        const { operator, arguments: args } = ast;
        return this.#call(`binary ${operator}`, binaryKernels.get(operator), args, ast);
      }
      case 'CallExpression': {
        const { callee, arguments: args } = ast;
        const name = callee.name.toUpperCase();
        if (name === 'ENGINE.LITERAL') return this.#literal(args);
        // `TRUE` in a formula reaches the engine as `TRUE()`.
        if (args.length === 0 && (name === 'TRUE' || name === 'FALSE'))
          return this.#constant(name === 'TRUE');
        return this.#call(name, functionKernels.get(name), args, ast);
      }
      case 'ArrayExpression':
        return this.#array(ast);
      default:
        throw new Unsupported();
    }
  }

  #constant(value: CellValue): PlanArgument {
    const node = this.#shared(`constant ${JSON.stringify(value)}`, () => new ConstantNode(value));
    return { shape: 'value', node, isCell: false };
  }

  #literal([number]: readonly Ast[]): PlanArgument {
    const value = number?.type === 'Literal' ? this.#literals.valueOf(Number(number.value)) : undefined;
    return this.#constant(value ?? null);
  }

  #reference(ast: AstOf<'ReferenceIdentifier'>): PlanArgument {
    const { value } = ast;
    const isCell = !this.#isBracketed(ast);
    if (value === rowNumberName) {
      return { shape: 'value', node: this.#shared(value, () => new RowNumberNode()), isCell };
    }
    const row = indexIn(value, rowPrefix);
    if (row !== null) {
      const nodes = (this.#program.rowInputs[row] ?? []).map((columnId) =>
        this.#shared(`column ${columnId}`, () => new RowColumnNode(columnId)),
      );
      const [node] = nodes;
      if (!node) throw new Unsupported();
      return nodes.length === 1 ? { shape: 'value', node, isCell } : { shape: 'slice', nodes };
    }
    const outside = indexIn(value, outsidePrefix);
    const input = outside === null ? undefined : this.#program.outside[outside];
    if (outside === null || !input) throw new Unsupported();
    return this.#outside(outside, input);
  }

  #outside(index: number, input: OutsideInput): PlanArgument {
    if (input.kind === 'graph') {
      if (input.text.includes(':')) return { shape: 'block', block: index };
      return {
        shape: 'value',
        node: this.#shared(`outside ${index}`, () => new OutsideNode(index)),
        isCell: false,
      };
    }
    const { columnIds, section, from, to } = input.reference;
    const isWhole = columnIds.length === 1 && section === 'data' && from === 0 && to === null;
    return isWhole ? { shape: 'column', outside: index } : { shape: 'block', block: index };
  }

  #array({ elements }: AstOf<'ArrayExpression'>): PlanArgument {
    const rows = elements.map((row) =>
      row.map((element): CellValue => {
        const argument = this.#argument(element);
        if (argument.shape !== 'value' || !(argument.node instanceof ConstantNode)) throw new Unsupported();
        return argument.node.value;
      }),
    );
    const columns = rows[0]?.length ?? 0;
    const [only] = rows[0] ?? [];
    if (rows.length === 1 && columns === 1) return this.#constant(only ?? null);
    if (columns === 0 || rows.some((row) => row.length !== columns)) throw new Unsupported();
    const block: RangeArgument = { kind: 'range', rows: rows.length, columns, values: rows.flat() };
    return { shape: 'block', block };
  }

  #call(name: string, kernel: Kernel | undefined, asts: readonly (Ast | null)[], whole: Ast): PlanArgument {
    try {
      return this.#compiledCall(name, kernel, asts, whole);
    } catch (error) {
      // `SUM(FILTER(T[a],T[b]>0))` has arrays within that no kernel takes, and is the same for every row.
      if (!(error instanceof Unsupported) || !yieldsOneValue(name, asts) || readsRow(whole)) throw error;
      return this.#onceFor(whole);
    }
  }

  #compiledCall(
    name: string,
    kernel: Kernel | undefined,
    asts: readonly (Ast | null)[],
    whole: Ast,
  ): PlanArgument {
    const args = asts.map((ast) => this.#argument(ast));
    const shapes = args.map(({ shape }) => shape);
    const keyed = keyedCall(name, args, this.#program);
    if (keyed) return this.#step(name, args, () => keyed);
    if (kernel && accepts(kernel, shapes)) {
      return this.#step(name, args, () => new KernelNode(kernel, args));
    }
    // What the engine answers from typed blocks it answers sooner than the registry.
    const spec = kernel || engineAggregates.has(name) ? undefined : functionSpec(name);
    if (spec) {
      const isFit = args.every((_, index) => {
        const { kind } = spec.parameters[Math.min(index, spec.parameters.length - 1)] ?? { kind: 'any' };
        return shapes[index] === 'value' || kind === 'range' || kind === 'column' || kind === 'any';
      });
      if (spec.result.shape === 'array' || spec.parameters.length === 0 || !isFit) throw new Unsupported();
      return this.#step(name, args, () => new RegistryNode(spec, args));
    }
    return this.#once(name, args, shapes, whole);
  }

  #step(name: string, args: readonly PlanArgument[], make: () => PlanNode): PlanArgument {
    const key = `${name}(${args.map((arg) => this.#keyOf(arg)).join(',')})`;
    return { shape: 'value', node: this.#shared(key, make), isCell: false };
  }

  /** A call without rows whose result is one value whatever it reads. */
  #once(name: string, args: readonly PlanArgument[], shapes: readonly Shape[], whole: Ast): PlanArgument {
    const takesRange = engineAggregates.get(name);
    if (!takesRange) throw new Unsupported();
    const isFit = args.every((arg, index) =>
      arg.shape === 'value' ? arg.node.isUniform : shapes[index] !== 'slice' && takesRange(index),
    );
    if (!isFit) throw new Unsupported();
    return this.#onceFor(whole);
  }

  #onceFor({ loc }: Ast): PlanArgument {
    if (!loc) throw new Unsupported();
    const text = this.#text.slice(...loc);
    return { shape: 'value', node: this.#shared(`once ${text}`, () => new OnceNode(text)), isCell: false };
  }

  readonly #numbers = new Map<PlanNode, number>();

  #keyOf(arg: PlanArgument): string {
    switch (arg.shape) {
      case 'value':
        return `${this.#numbers.get(arg.node) ?? '?'}${arg.isCell ? 'c' : ''}`;
      case 'slice':
        return arg.nodes.map((node) => this.#numbers.get(node)).join(':');
      case 'column':
        return `T${arg.outside}`;
      case 'block':
        return JSON.stringify(arg.block);
    }
  }

  #shared(key: string, make: () => PlanNode): PlanNode {
    let node = this.#nodes.get(key);
    if (!node) {
      node = make();
      this.#nodes.set(key, node);
      this.#numbers.set(node, this.#numbers.size);
    }
    return node;
  }

  /** `(x)` is a result and no cell; fx leaves brackets out of the tree. */
  #isBracketed({ loc }: Ast): boolean {
    const [from, to] = loc ?? [0, 0];
    const before = this.#text.slice(0, from).trimEnd();
    if (!before.endsWith('(') || !this.#text.slice(to).trimStart().startsWith(')')) return false;
    return !/[\w.]$/.test(before.slice(0, -1).trimEnd());
  }
}

/** Whether a call is one value whatever arrays it reads. */
function yieldsOneValue(name: string, asts: readonly (Ast | null)[]): boolean {
  if (name !== 'INDEX') return rangeAggregates.has(name);
  // `INDEX(x,0)` is all of x.
  const [, ...places] = asts;
  return places.length > 0 && places.every((ast) => ast?.type === 'Literal' && Number(ast.value) >= 1);
}

function readsRow(ast: Ast | null): boolean {
  switch (ast?.type) {
    case 'ReferenceIdentifier':
      return ast.value === rowNumberName || indexIn(ast.value, rowPrefix) !== null;
    case 'CallExpression':
    case 'UnaryExpression':
    case 'BinaryExpression':
      return ast.arguments.some(readsRow);
    default:
      return false;
  }
}

function indexIn(name: string, prefix: string): number | null {
  const digits = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return /^\d+$/.test(digits) ? Number(digits) : null;
}

function reachable(root: PlanNode): ReadonlySet<PlanNode> {
  const found = new Set<PlanNode>();
  const visit = (node: PlanNode): void => {
    if (found.has(node)) return;
    found.add(node);
    node.reads.forEach(visit);
  };
  visit(root);
  return found;
}
