import { lineIndexOf } from './axis';
import { canFollowLines } from './followLines';
import { parseGridCellKey } from './lookup';
import type { Operation } from './operation';
import type { SheetId } from './ids';
import type { ChangeSet } from './transaction';

/** What somebody else did to the workbook meanwhile. */
export interface ForeignChange {
  readonly operations: readonly Operation[];
  readonly changes: ChangeSet;
}

/** After these a reference by place in a formula that was written before means another cell. */
const movesLines: ReadonlySet<Operation['kind']> = new Set([
  'insertLines',
  'removeLines',
  'moveLines',
  'insertRows',
  'removeRows',
  'replaceRows',
  'addColumn',
  'removeColumn',
  'moveColumn',
]);

/** How references could follow, these do not say. */
const movesUnseen = (operations: readonly Operation[]): boolean =>
  operations.some(
    (operation) =>
      operation.kind === 'replaceRows' ||
      // Another state of the same sheet in its place.
      (operation.kind === 'addSheet' &&
        operations.some((other) => other.kind === 'removeSheet' && other.sheetId === operation.sheet.id)),
  );

export const doMoveLines = (operations: readonly Operation[]): boolean =>
  operations.some(({ kind }) => movesLines.has(kind));

/**
 * Whether operations that were made without knowing of a change must not be carried out after it, although they would
 * fit. Operations name rows and columns by id, so most mean the same after others; four kinds do not:
 *
 * - what puts a whole in the place of what is there would take the other change away with it;
 * - a formula whose references go by place would read other cells once lines have moved, unless it is made to follow them
 *   (`formulasFollow`, as far as `followLines.ts` can);
 * - what is written on a line that was taken away would be kept where nobody sees it;
 * - a list that is set as a whole would lose what the other one added.
 */
export function isOvertaken(
  operations: readonly Operation[],
  foreign: ForeignChange,
  formulasFollow = false,
): boolean {
  const areLinesMoved = doMoveLines(foreign.operations);
  const isMovedUnseen = movesUnseen(foreign.operations);
  const isLeftBehind = (operation: Operation): boolean =>
    isMovedUnseen || (areLinesMoved && !(formulasFollow && canFollowLines(operation)));
  return operations.some((operation) => {
    const replaced = sheetReplacedBy(operation);
    if (replaced && isTouched(replaced, foreign.changes)) return true;
    if (holdsFormula(operation) && isLeftBehind(operation)) return true;
    return foreign.operations.some(
      (other) => isWrittenOnLost(operation, other) || setsSameList(operation, other),
    );
  });
}

function sheetReplacedBy(operation: Operation): SheetId | null {
  switch (operation.kind) {
    case 'replaceRows':
    case 'setGridChunks':
    case 'removeSheet':
      return operation.sheetId;
    case 'updateColumn':
      return operation.patch.blocks === undefined ? null : operation.sheetId;
    default:
      return null;
  }
}

function isTouched(sheetId: SheetId, changes: ChangeSet): boolean {
  const { reshaped, gridCells, tableCells, columns, comments } = changes;
  return [reshaped, gridCells, tableCells, columns, comments].some((touched) => touched.has(sheetId));
}

/** Rows of a table and the like hold values only; what is not known to is taken to hold formulas. */
function holdsFormula(operation: Operation): boolean {
  switch (operation.kind) {
    case 'setCells':
    case 'insertRows':
    case 'removeRows':
    case 'replaceRows':
    case 'insertLines':
    case 'removeLines':
    case 'moveLines':
    case 'setView':
    case 'setComments':
    case 'setWorkbookName':
    case 'moveSheet':
    case 'removeParameter':
    case 'removeNamedRange':
      return false;
    case 'addParameter':
      return isFormula(operation.parameter.value);
    case 'updateNamedRange':
      return operation.patch.refersTo !== undefined;
    case 'updateParameter':
      return isFormula(operation.patch.value);
    case 'setGridCells':
      return Object.values(operation.cells).some((cell) => isFormula(cell?.input));
    default:
      return true;
  }
}

const isFormula = (entered: unknown): boolean => typeof entered === 'string' && entered.startsWith('=');

function isWrittenOnLost(mine: Operation, theirs: Operation): boolean {
  if (mine.kind !== 'setGridCells' || theirs.kind !== 'removeLines' || mine.sheetId !== theirs.sheetId)
    return false;
  const { dimension, lines } = theirs;
  return Object.entries(mine.cells).some(([key, cell]) => {
    const { rowId, columnId } = parseGridCellKey(key);
    return cell !== null && lineIndexOf(lines, dimension === 'rows' ? rowId : columnId) >= 0;
  });
}

function setsSameList(mine: Operation, theirs: Operation): boolean {
  if (mine.kind === 'setScenarios' || mine.kind === 'setKeyFigures') return theirs.kind === mine.kind;
  if (mine.kind === 'setNamedViews') return theirs.kind === mine.kind && theirs.sheetId === mine.sheetId;
  if (mine.kind !== 'updateSheet' || theirs.kind !== 'updateSheet' || mine.sheetId !== theirs.sheetId)
    return false;
  return Object.keys(mine.patch).some((key) => key !== 'name' && Object.hasOwn(theirs.patch, key));
}
