import { parse, tokenize } from '@borgar/fx';
import { problem, type Problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import { halfWidthFormula } from './halfWidthFormula';

/** Excel's own limit, and ours (spec/reliability, limits). */
export const maxFormulaLength = 8192;

/** The formula as it is meant: without surrounding space, with the usual punctuation (see `halfWidthFormula`). */
export function normalizeFormula(typed: string): string {
  return halfWidthFormula(typed.trim());
}

/** Checks that a formula can be parsed; forgotten closing brackets at the end are added, as spreadsheets do. */
export function checkSyntax(formula: string): Result<string> {
  if (formula.length > maxFormulaLength) {
    return failed(problem('formulaTooLong', { length: formula.length, limit: maxFormulaLength }));
  }
  const first = syntaxFault(formula);
  if (first === null) return ok(formula);
  const closed = formula + ')'.repeat(openBrackets(formula));
  if (closed !== formula && syntaxFault(closed) === null) return ok(closed);
  return failed(
    knownFault(formula) ?? problem('formulaSyntax', { position: first.position, near: first.near }),
  );
}

interface SyntaxFault {
  /** Counted from 1, as people count. */
  readonly position: number;
  readonly near: string;
}

function syntaxFault(formula: string): SyntaxFault | null {
  try {
    parse(tokenize(formula, { withLocation: true }), {});
    return null;
  } catch (error) {
    // fx 5.1.3 puts the place into the error: `source` and `sourceOffset`.
    const offset =
      error instanceof Error && 'sourceOffset' in error && typeof error.sourceOffset === 'number'
        ? error.sourceOffset
        : formula.length;
    return {
      position: Math.max(1, Math.min(offset, formula.length)),
      near: formula.slice(Math.max(0, offset - 8), offset),
    };
  }
}

const closingOf: Readonly<Record<string, string>> = { '(': ')', '{': '}' };
/** Operators that something must follow. */
const binary: ReadonlySet<string> = new Set([
  '+',
  '-',
  '*',
  '/',
  '^',
  '&',
  '=',
  '<>',
  '<',
  '>',
  '<=',
  '>=',
  ':',
]);

/**
 * The faults that most people make, each in words of its own; `null` for any other. Places are counted from 1. O(tokens).
 */
function knownFault(formula: string): Problem | null {
  const open: string[] = [];
  let operator: { readonly value: string; readonly position: number } | null = null;
  let at = 0;
  for (const token of tokenize(formula, {})) {
    const { type, value } = token;
    const position = at + 1;
    at += value.length;
    if (type === 'whitespace' || type === 'newline') continue;
    if (token.unterminated) return problem('formulaTextOpen', { position });
    if (type === 'unknown' && value.includes('[')) {
      return problem('formulaColumnOpen', { position, name: formula.slice(position - 1, position + 19) });
    }
    const isOperator = type === 'operator';
    const closes = isOperator && (value === ')' || value === '}');
    const ends = closes || (isOperator && (value === ',' || value === ';'));
    if (operator && (ends || (isOperator && binary.has(value) && value !== '+' && value !== '-'))) {
      return problem('formulaOperandMissing', { operator: operator.value, position: operator.position });
    }
    if (closes && closingOf[open.pop() ?? ''] !== value) {
      return problem('formulaBracketExtra', { bracket: value, position });
    }
    if (isOperator && value in closingOf) open.push(value);
    operator = isOperator && binary.has(value) ? { value, position } : null;
  }
  return (
    operator && problem('formulaOperandMissing', { operator: operator.value, position: operator.position })
  );
}

function openBrackets(formula: string): number {
  let open = 0;
  for (const token of tokenize(formula, {})) {
    if (token.type !== 'operator') continue;
    if (token.value === '(') open++;
    if (token.value === ')') open--;
  }
  return Math.max(open, 0);
}
