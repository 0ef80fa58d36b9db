import { isCellToken, type Token } from '../model/formula/tokens';
import { parseCellReference, type CellReference } from '../model/formula/cellReference';
import { mostArrayCells } from '../model/capacity';
import { maxFormulaLength } from '../model/formula/syntax';
import { cellError, type CellError } from '../shared/value';

/** What one formula may ask for; beyond it the engine overflows its stack, its memory or our patience. */
export const formulaLimits = {
  length: maxFormulaLength,
  nesting: 40,
  operators: 500,
  referencedCells: 200_000,
  textLength: 32_767,
  arrayCells: mostArrayCells,
} as const;

/** In place of a text that no cell can hold. */
export const tooLongText = cellError('VALUE', 'textTooLong', { limit: formulaLimits.textLength });

const opening = new Set(['(', '{']);
const closing = new Set([')', '}']);
const separators = new Set([',', ';']);

/** Refuses a formula that must not reach the engine. `usedCells` is the size of what an open range (`A:A`) can hold. */
export function guardFormula(
  formula: string,
  tokens: readonly Token[],
  usedCells: (reference: CellReference) => number,
): CellError | null {
  if (formula.length > formulaLimits.length) {
    return cellError('ERROR', 'formulaTooLong', { length: formula.length, limit: formulaLimits.length });
  }
  let depth = 0;
  let deepest = 0;
  let operators = 0;
  let cells = 0;
  for (const [index, token] of tokens.entries()) {
    if (isCellToken(token)) cells += cellsOf(token, usedCells);
    if (token.value.toUpperCase() === 'OFFSET' && tokens[index + 1]?.value === '(') {
      const offset = readOffset(tokens, index);
      if (!offset.isWhole) return cellError('ERROR', 'formulaSyntax');
      cells += offset.cells;
    }
    if (token.type !== 'operator') continue;
    if (opening.has(token.value)) deepest = Math.max(deepest, ++depth);
    else if (closing.has(token.value)) depth--;
    else if (!separators.has(token.value)) operators++;
  }
  if (deepest > formulaLimits.nesting) {
    return cellError('ERROR', 'formulaTooDeep', { depth: deepest, limit: formulaLimits.nesting });
  }
  if (operators > formulaLimits.operators) {
    return cellError('ERROR', 'formulaTooManyOperators', {
      count: operators,
      limit: formulaLimits.operators,
    });
  }
  if (cells > formulaLimits.referencedCells) {
    return cellError('ERROR', 'calculationTooLarge', { cells, limit: formulaLimits.referencedCells });
  }
  return null;
}

/**
 * `OFFSET(A1, 0, 0, height, width)` is a range of that size: HyperFormula 3.5.0 makes it one when it reads the formula, takes
 * plain numbers only, and throws where there are fewer than three arguments.
 */
function readOffset(
  tokens: readonly Token[],
  at: number,
): { readonly isWhole: boolean; readonly cells: number } {
  const sizes = [1, 1];
  const isFilled: boolean[] = [];
  let [depth, argument] = [0, 0];
  for (const { type, value } of tokens.slice(at + 1)) {
    if (opening.has(value)) depth++;
    else if (closing.has(value) && --depth <= 0) break;
    else if (value === ',' && depth === 1) {
      argument++;
      continue;
    }
    if (type !== 'whitespace' && (depth > 1 || !opening.has(value))) isFilled[argument] = true;
    if (type === 'number' && depth === 1 && argument >= 3 && argument <= 4)
      sizes[argument - 3] = Math.abs(Number(value));
  }
  return {
    isWhole: [0, 1, 2].every((index) => isFilled[index] === true),
    cells: (sizes[0] as number) * (sizes[1] as number),
  };
}

function cellsOf(token: Token, usedCells: (reference: CellReference) => number): number {
  const reference = parseCellReference(token.value);
  if (!reference) return 0;
  const { top, bottom, left, right } = reference.range;
  if (top == null || bottom == null || left == null || right == null) return usedCells(reference);
  return (bottom - top + 1) * (right - left + 1);
}
