import {
  isArrayNode,
  isCallNode,
  isErrorNode,
  isLiteralNode,
  isUnaryNode,
  parse,
  tokenize,
} from '@borgar/fx';
import { assert } from '../../src/shared/assert';
import { cellError, cellErrorCodeOf } from '../../src/shared/value';
import type { CellValue } from '../../src/shared/value';
import type { Locale } from '../../src/shared/localText';
import { blockOf } from '../../formulas/blocks';
import { invokeFunction } from '../../formulas/invoke';
import { functionSpec } from '../../formulas/registry';
import type { Argument, FunctionResult } from '../../formulas/spec';

type FormulaNode = ReturnType<typeof parse>;

/** `=CLV({100,120},20,0.1)` taken apart; only one call with literal arguments is understood. */
export function readLiteralFormula(formula: string): { readonly name: string; readonly args: Argument[] } {
  const call = parse(tokenize(formula));
  assert(isCallNode(call) && 'name' in call.callee, `not a call with literal arguments: ${formula}`);
  return { name: String(call.callee.name), args: call.arguments.map((node) => argumentOf(node, formula)) };
}

/** Runs a formula of literals through the argument layer, without an engine. */
export function evaluateLiteralFormula(formula: string, locale: Locale = 'en'): FunctionResult {
  const { name, args } = readLiteralFormula(formula);
  const spec = functionSpec(name);
  assert(spec, `unknown function ${name}`);
  return invokeFunction(spec, args, { locale });
}

function argumentOf(node: FormulaNode | null, formula: string): Argument {
  if (node && isArrayNode(node)) {
    return blockOf(node.elements.map((row) => row.map((cell) => literalOf(cell, formula))));
  }
  return literalOf(node, formula);
}

function literalOf(node: FormulaNode | null, formula: string): CellValue {
  if (node === null) return null;
  if (isLiteralNode(node)) return node.value;
  if (isErrorNode(node)) {
    const code = cellErrorCodeOf(node.value);
    assert(code, `unknown error ${node.value} in ${formula}`);
    return cellError(code);
  }
  if (isUnaryNode(node)) {
    const operand = literalOf(node.arguments[0] ?? null, formula);
    assert(typeof operand === 'number', `not a number in ${formula}`);
    if (node.operator === '-') return -operand;
    if (node.operator === '%') return operand / 100;
  }
  throw new Error(`not a literal: ${node.type} in ${formula}`);
}
