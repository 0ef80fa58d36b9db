import type { GridCell, GridCellKey } from './document';
import type { LineReshape } from './formula/cellReference';
import { reshapeFormula } from './formula/reshapeReferences';
import type { SheetId } from './ids';
import { isFormula } from './lookup';
import { noSheet } from './namedRange';
import type { Operation } from './operation';

/** Whether `followLines` knows every formula that operations of this kind hold. */
export const canFollowLines = ({ kind }: Operation): boolean => following.has(kind);
const following: ReadonlySet<Operation['kind']> = new Set([
  'setGridCells',
  'updateColumn',
  'addNamedRange',
  'updateNamedRange',
]);

/**
 * An operation that was made before lines came, went and moved: its formulas go on meaning the same cells, as those do that
 * stood in the workbook by then. The same object where none differs.
 */
export function followLines(operation: Operation, reshapes: readonly LineReshape[]): Operation {
  if (reshapes.length === 0) return operation;
  const follow = (formula: string, ownSheet: SheetId): string =>
    reshapes.reduce((text, reshape) => reshapeFormula(text, ownSheet, reshape), formula);
  switch (operation.kind) {
    case 'setGridCells': {
      const followed: Record<GridCellKey, GridCell> = {};
      for (const [key, cell] of Object.entries(operation.cells)) {
        if (!cell || !isFormula(cell.input)) continue;
        const input = follow(cell.input, operation.sheetId);
        if (input !== cell.input) followed[key] = { ...cell, input };
      }
      return Object.keys(followed).length === 0
        ? operation
        : { ...operation, cells: { ...operation.cells, ...followed } };
    }
    case 'updateColumn': {
      const { formula } = operation.patch;
      if (formula == null) return operation;
      return { ...operation, patch: { ...operation.patch, formula: follow(formula, operation.sheetId) } };
    }
    case 'addNamedRange': {
      const { range } = operation;
      return { ...operation, range: { ...range, refersTo: follow(range.refersTo, noSheet) } };
    }
    case 'updateNamedRange': {
      const { refersTo } = operation.patch;
      if (refersTo === undefined) return operation;
      return { ...operation, patch: { ...operation.patch, refersTo: follow(refersTo, noSheet) } };
    }
    default:
      return operation;
  }
}
