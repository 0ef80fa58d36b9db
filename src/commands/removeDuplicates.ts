import { problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import type { Operation } from '../model/operation';
import type { Command, CommandContext, CommandOutcome } from './command';
import { duplicateSearch, type DuplicatePlace, type DuplicateSearch } from './duplicateSearch';
import { listAtSelection } from './listAtSelection';
import { inSteps, type CellSteps } from './longSteps';
import { change, isSelectionEditable } from './outcome';
import { movedRows, type RowMove } from './rangeRows';
import { selectedSheet } from './region';
import { axisOfPositions } from './tableWrites';

/**
 * Removes the rows that are the same as an earlier one: of a table the whole rows; in a range the cells below move up within
 * it, as in Excel. Without arguments it asks by which columns rows are compared.
 */
export const removeDuplicates: Command<DuplicatePlace | void> = {
  id: 'rows.removeDuplicates',
  text: 'view_removeDuplicates',
  icon: 'copy-minus',
  isEnabled: (context, place) => (place ? !context.readOnly : isSelectionEditable(context)),
  run: (context, place) => (place ? removeFrom(context, place) : askFor(context)),
};

function askFor(context: CommandContext): Result<void> {
  const selected = selectedSheet(context);
  if (!selected) return failed(problem('notFound'));
  const { sheet, selection } = selected;
  if (sheet.kind === 'grid') {
    if (selection.others) return failed(problem('severalRanges'));
    if (!listAtSelection(sheet, context.values, selection)) return failed(problem('nothingToCompare'));
  }
  context.services.showDialog('removeDuplicates');
  return ok();
}

function removeFrom(context: CommandContext, place: DuplicatePlace): CommandOutcome {
  const search = duplicateSearch(context.workbook.document, context.values, place);
  if (!search.ok) return search;
  const label = 'view_duplicates';
  const work = { label, cells: search.value.cells };
  return inSteps(context, work, removal(search.value), ({ operations, count }) => {
    const removed = change(context, operations, { origin: removeDuplicates.id, label });
    if (removed.ok) tell(context, count);
    return removed;
  });
}

function tell({ services }: CommandContext, count: number): void {
  services.notify(
    count === 0
      ? { kind: 'message', text: 'view_duplicatesNone' }
      : { kind: 'message', text: 'view_duplicatesRemoved', params: { count }, undoable: true },
  );
}

function* removal(
  search: DuplicateSearch,
): CellSteps<{ readonly operations: readonly Operation[]; readonly count: number }> {
  const found = yield* search.steps;
  if (!found.ok) return found;
  const repeated = found.value;
  const count = repeated.length;
  if (count === 0) return ok({ operations: [], count });
  if (search.kind === 'table') {
    const { id, rows } = search.table;
    const operation = { kind: 'removeRows', sheetId: id, rows: axisOfPositions(rows, repeated) } as const;
    return ok({ operations: [operation], count });
  }
  const operations = yield* movedRows(search.sheet, search.rows, closedUp(search.rows, repeated));
  return ok({ operations, count });
}

/** The rows that stay move up over those that go; the last places become blank. */
function closedUp(
  { fromRow, toRow }: { readonly fromRow: number; readonly toRow: number },
  repeated: readonly number[],
): RowMove[] {
  const gone = new Set(repeated);
  const moves: RowMove[] = [];
  let next = fromRow;
  for (let row = fromRow; row <= toRow; row++)
    if (!gone.has(row)) moves.push({ fromRow: row, toRow: next++ });
  while (next <= toRow) moves.push({ fromRow: null, toRow: next++ });
  return moves;
}
