import { problem } from '../shared/problems';
import { failed, type Result } from '../shared/result';
import type { Sheet } from '../model/document';
import type { Command, CommandContext } from './command';
import { change, isSelectionEditable } from './outcome';
import { selectedSheet } from './region';

/** More than this leaves no room to scroll in. */
const most = { rows: 40, columns: 12 };

interface Frozen {
  readonly rows: number;
  readonly columns: number;
}

/** Rows above the active cell and columns left of it stay on the screen. The headings of a table do anyway. */
export const freezeHere = freezeCommand('view.freezeHere', 'structure_freezeHere', 'pin', (context) => ({
  rows: context.selection?.activeRow ?? 0,
  columns: context.selection?.activeColumn ?? 0,
}));

export const freezeFirstRow = freezeCommand('view.freezeFirstRow', 'structure_freezeFirstRow', 'pin', () => ({
  rows: 1,
  columns: 0,
}));

export const freezeFirstColumn = freezeCommand(
  'view.freezeFirstColumn',
  'structure_freezeFirstColumn',
  'pin',
  () => ({ rows: 0, columns: 1 }),
);

export const unfreeze: Command = {
  id: 'view.unfreeze',
  text: 'structure_unfreeze',
  icon: 'pin-off',
  isEnabled(context) {
    const sheet = selectedSheet(context)?.sheet;
    return isSelectionEditable(context) && sheet !== undefined && isFrozen(sheet);
  },
  run(context) {
    const sheet = selectedSheet(context)?.sheet;
    return sheet ? setFrozen(context, sheet, { rows: 0, columns: 0 }, unfreeze) : failed(problem('notFound'));
  },
};

const isFrozen = (sheet: Sheet): boolean =>
  (sheet.frozenColumns ?? 0) > 0 || (sheet.kind === 'grid' && (sheet.frozenRows ?? 0) > 0);

function freezeCommand(
  id: string,
  text: string,
  icon: string,
  frozen: (context: CommandContext) => Frozen,
): Command {
  return {
    id,
    text,
    icon,
    isEnabled: isSelectionEditable,
    run(context) {
      const sheet = selectedSheet(context)?.sheet;
      if (!sheet) return failed(problem('notFound'));
      const wanted = frozen(context);
      if (sheet.kind === 'table' && wanted.columns === 0) return failed(problem('tableHeadingsStay'));
      if (wanted.rows === 0 && wanted.columns === 0) return failed(problem('nothingToFreeze'));
      if (wanted.rows > most.rows || wanted.columns > most.columns)
        return failed(problem('tooManyFrozen', most));
      return setFrozen(context, sheet, wanted, { id, text });
    },
  };
}

function setFrozen(
  context: CommandContext,
  sheet: Sheet,
  { rows, columns }: Frozen,
  { id, text }: { readonly id: string; readonly text: string },
): Result<void> {
  const patch = {
    frozenColumns: columns || null,
    ...(sheet.kind === 'grid' ? { frozenRows: rows || null } : {}),
  };
  return change(context, [{ kind: 'updateSheet', sheetId: sheet.id, patch }], { origin: id, label: text });
}
