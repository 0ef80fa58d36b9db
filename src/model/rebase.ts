import { applyOperations } from './applyOperations';
import type { WorkbookDocument } from './document';
import { findSheet } from './lookup';
import type { Operation } from './operation';
import { isOvertaken } from './overtaken';
import type { SheetId } from './ids';
import { addsRowsFrom, renumberRows, type RenumberedRows } from './renumberRows';
import type { ChangeSet, Transaction } from './transaction';

/** What becomes of own changes when others turn out to come before them. */
export interface Rebased {
  /** Lead from what is shown to what is to be shown: own changes back, the others', own ones again. */
  readonly operations: readonly Operation[];
  /** Own changes as they are now, each after the one before it. */
  readonly kept: readonly Transaction[];
  /** Own changes that mean nothing any more after the others, as a whole each. */
  readonly refused: readonly Transaction[];
  /** Own rows that are called otherwise now: both had handed out the same ids. */
  readonly renumbered: readonly RenumberedRows[];
}

/**
 * Puts foreign operations before own changes that nobody else has seen yet. `pending` follow one on the other, and the
 * last of them leads to what is shown. Throws when the foreign operations do not fit what was before all of them.
 */
export function rebase(pending: readonly Transaction[], foreign: readonly Operation[]): Rebased {
  const [first] = pending;
  if (!first) return { operations: foreign, kept: [], refused: [], renumbered: [] };
  const theirs = applyOperations(first.before, foreign);
  const renumbered = collidingRows(pending, first.before, theirs.document);
  const kept: Transaction[] = [];
  const refused: Transaction[] = [];
  /** Lines added by a change that is refused may be called what another tab's are: nothing may follow it there. */
  const lost = new Set<SheetId>();
  let document = theirs.document;
  for (const transaction of pending) {
    const again =
      isOvertaken(transaction.operations, { operations: foreign, changes: theirs.changes }) ||
      sheetsOf(transaction.changes).some((sheetId) => lost.has(sheetId))
        ? null
        : applied(transaction, renumbered, document);
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

/** Both handed out the ids that follow those of `before`, as far as they added rows to the same tables. */
function collidingRows(
  pending: readonly Transaction[],
  before: WorkbookDocument,
  theirs: WorkbookDocument,
): RenumberedRows[] {
  return theirs.sheets.flatMap((sheet) => {
    const from = findSheet(before, sheet.id)?.nextRowId;
    if (sheet.kind !== 'table' || from === undefined || sheet.nextRowId <= from) return [];
    const addsRows = pending.some(({ operations }) =>
      operations.some((operation) => addsRowsFrom(operation, sheet.id, from)),
    );
    return addsRows ? [{ sheetId: sheet.id, from, by: sheet.nextRowId - from }] : [];
  });
}

const addsLines: ReadonlySet<Operation['kind']> = new Set(['insertRows', 'replaceRows', 'insertLines']);

/** `null` when it does not fit any more: its row or its sheet is gone. */
function applied(
  transaction: Transaction,
  renumbered: readonly RenumberedRows[],
  before: WorkbookDocument,
): Transaction | null {
  const operations = transaction.operations.map((operation) => renumbered.reduce(renumberRows, operation));
  try {
    const { document, inverse, changes } = applyOperations(before, operations);
    return { ...transaction, operations, before, after: document, inverse, changes };
  } catch {
    return null;
  }
}

function sheetsOf({ reshaped, gridCells, tableCells, columns }: ChangeSet): SheetId[] {
  return [...reshaped, ...gridCells.keys(), ...tableCells.keys(), ...columns.keys()];
}
