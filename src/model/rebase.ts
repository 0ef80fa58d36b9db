import { applyOperations } from './applyOperations';
import type { Sheet, WorkbookDocument } from './document';
import { followLines } from './followLines';
import { findSheet } from './lookup';
import type { Operation } from './operation';
import { doMoveLines, isOvertaken } from './overtaken';
import { lineId, type LineId, type SheetId } from './ids';
import { addsLinesFrom, renumberLines, type Dimension, type RenumberedLines } from './renumberLines';
import type { ChangeSet, Transaction } from './transaction';

/** What becomes of own changes when others turn out to come before them. */
export interface Rebased {
  /** Lead from what is shown to what is to be shown: own changes back, the others', own ones again. */
  readonly operations: readonly Operation[];
  /** Own changes as they are now, each after the one before it. */
  readonly kept: readonly Transaction[];
  /** Own changes that mean nothing any more after the others, as a whole each. */
  readonly refused: readonly Transaction[];
  /** Own lines that are called otherwise now: both had handed out the same ids. */
  readonly renumbered: readonly RenumberedLines[];
}

/**
 * Puts foreign operations before own changes that nobody else has seen yet. `pending` follow one on the other, and the
 * last of them leads to what is shown. Throws when the foreign operations do not fit what was before all of them.
 */
export function rebase(pending: readonly Transaction[], foreign: readonly Operation[]): Rebased {
  const [first] = pending;
  if (!first) return { operations: foreign, kept: [], refused: [], renumbered: [] };
  const theirs = applyOperations(first.before, foreign);
  const renumbered = collidingLines(pending, first.before, theirs.document);
  const kept: Transaction[] = [];
  const refused: Transaction[] = [];
  /** Lines added by a change that is refused may be called what another tab's are: nothing may follow it there. */
  const lost = new Set<SheetId>();
  let document = theirs.document;
  // Where own lines moved as well, formulas are about places that nobody else knows.
  const formulasFollow = !pending.some(({ operations }) => doMoveLines(operations));
  const reshapes = formulasFollow ? theirs.reshapes : [];
  const rewrite = (operation: Operation): Operation =>
    behindTheirs(
      renumbered.reduce(renumberLines, followLines(operation, reshapes)),
      first.before,
      theirs.document,
    );
  for (const transaction of pending) {
    const again =
      isOvertaken(transaction.operations, { operations: foreign, changes: theirs.changes }, formulasFollow) ||
      sheetsOf(transaction.changes).some((sheetId) => lost.has(sheetId))
        ? null
        : applied(transaction, rewrite, document);
    if (again) {
      document = again.after;
      kept.push(again);
    } else {
      for (const operation of transaction.operations)
        if (addsLines.has(operation.kind) && 'sheetId' in operation) lost.add(operation.sheetId);
      refused.push(transaction);
    }
  }
  const takeBack = pending.toReversed().flatMap(({ inverse }) => inverse);
  return {
    operations: [...takeBack, ...foreign, ...kept.flatMap(({ operations }) => operations)],
    kept,
    refused,
    renumbered,
  };
}

/** Both handed out the ids that follow those of `before`, as far as they added lines to the same sheets. */
function collidingLines(
  pending: readonly Transaction[],
  before: WorkbookDocument,
  theirs: WorkbookDocument,
): RenumberedLines[] {
  return theirs.sheets.flatMap((sheet) =>
    (['rows', 'columns'] as const).flatMap((dimension) => {
      const [from, next] = [nextLineId(findSheet(before, sheet.id), dimension), nextLineId(sheet, dimension)];
      if (from === null || next === null || next <= from) return [];
      const addsLines = pending.some(({ operations }) =>
        operations.some((operation) => addsLinesFrom(operation, sheet.id, dimension, from)),
      );
      return addsLines ? [{ sheetId: sheet.id, dimension, from, by: next - from }] : [];
    }),
  );
}

/** `null` where lines have no numbers: columns of a table. */
function nextLineId(sheet: Sheet | undefined, dimension: Dimension): number | null {
  if (!sheet) return null;
  if (dimension === 'rows') return sheet.nextRowId;
  return sheet.kind === 'grid' ? sheet.nextColumnId : null;
}

const addsLines: ReadonlySet<Operation['kind']> = new Set(['insertRows', 'replaceRows', 'insertLines']);

/** What was put behind the last line stays at the end: behind what others put there. */
function behindTheirs(operation: Operation, before: WorkbookDocument, theirs: WorkbookDocument): Operation {
  if (operation.kind !== 'insertRows' && operation.kind !== 'insertLines') return operation;
  const dimension = operation.kind === 'insertRows' ? 'rows' : operation.dimension;
  const lastOf = (document: WorkbookDocument): LineId | null =>
    lastLine(findSheet(document, operation.sheetId), dimension);
  return operation.after === lastOf(before) ? { ...operation, after: lastOf(theirs) } : operation;
}

function lastLine(sheet: Sheet | undefined, dimension: Dimension): LineId | null {
  const axis = dimension === 'rows' ? sheet?.rows : sheet?.kind === 'grid' ? sheet.columns : [];
  const last = axis?.[axis.length - 1];
  return last ? lineId(last[0] + last[1] - 1) : null;
}

/** `null` when it does not fit any more: its row or its sheet is gone. */
function applied(
  transaction: Transaction,
  rewrite: (operation: Operation) => Operation,
  before: WorkbookDocument,
): Transaction | null {
  const operations = transaction.operations.map(rewrite);
  try {
    const { document, inverse, changes } = applyOperations(before, operations);
    if (document.sheets.some(hasNoLines)) return null;
    return { ...transaction, operations, before, after: document, inverse, changes };
  } catch {
    return null;
  }
}

/** Each left the other's lines: a sheet of cells has at least one. */
const hasNoLines = (sheet: Sheet): boolean =>
  sheet.kind === 'grid' && (sheet.rows.length === 0 || sheet.columns.length === 0);

function sheetsOf({ reshaped, gridCells, tableCells, columns }: ChangeSet): SheetId[] {
  return [...reshaped, ...gridCells.keys(), ...tableCells.keys(), ...columns.keys()];
}
