import { applyOperations } from './applyOperations';
import type { WorkbookDocument } from './document';
import type { Operation } from './operation';
import { isOvertaken } from './overtaken';
import type { SheetId } from './ids';
import type { ChangeSet, Transaction } from './transaction';

/** What becomes of own changes when others turn out to come before them. */
export interface Rebased {
  /** Lead from what is shown to what is to be shown: own changes back, the others', own ones again. */
  readonly operations: readonly Operation[];
  /** Own changes as they are now, each after the one before it. */
  readonly kept: readonly Transaction[];
  /** Own changes that mean nothing any more after the others, as a whole each. */
  readonly refused: readonly Transaction[];
}

/**
 * Puts foreign operations before own changes that nobody else has seen yet. `pending` follow one on the other, and the
 * last of them leads to what is shown. Throws when the foreign operations do not fit what was before all of them.
 */
export function rebase(pending: readonly Transaction[], foreign: readonly Operation[]): Rebased {
  const [first] = pending;
  if (!first) return { operations: foreign, kept: [], refused: [] };
  const theirs = applyOperations(first.before, foreign);
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
        : applied(transaction, document);
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
  };
}

const addsLines: ReadonlySet<Operation['kind']> = new Set(['insertRows', 'replaceRows', 'insertLines']);

/** `null` when it does not fit any more: its row or its sheet is gone. */
function applied(transaction: Transaction, before: WorkbookDocument): Transaction | null {
  try {
    const { document, inverse, changes } = applyOperations(before, transaction.operations);
    return { ...transaction, before, after: document, inverse, changes };
  } catch {
    return null;
  }
}

function sheetsOf({ reshaped, gridCells, tableCells, columns }: ChangeSet): SheetId[] {
  return [...reshaped, ...gridCells.keys(), ...tableCells.keys(), ...columns.keys()];
}
