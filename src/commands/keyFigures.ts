import { lineIdAt } from '../model/axis';
import { sameFigure, type KeyFigure } from '../model/scenario';
import { ok, type Result } from '../shared/result';
import type { Command, CommandContext } from './command';
import { change, isEditable } from './outcome';
import { rowCount } from '../model/lookup';
import { columnCount, selectedSheet } from './region';

/** Makes the active cell one of the figures that scenarios are compared by, or no longer one. */
export const toggleKeyFigure: Command = {
  id: 'keyFigures.toggle',
  text: 'whatif_toggleKeyFigure',
  icon: 'target',
  isEnabled: (context) => isEditable(context) && activeFigure(context) !== null,
  run(context) {
    const figure = activeFigure(context);
    if (!figure) return ok();
    const known = keyFiguresOf(context);
    const others = known.filter((other) => !sameFigure(other, figure));
    const isNew = others.length === known.length;
    context.services.notify({
      kind: 'message',
      text: isNew ? 'whatif_keyFigureAdded' : 'whatif_keyFigureRemoved',
      undoable: true,
    });
    return put(context, isNew ? [...known, figure] : others, toggleKeyFigure);
  },
};

/** Which figures there are, in their order. */
export const setKeyFigures: Command<{ readonly keyFigures: readonly KeyFigure[] }> = {
  id: 'keyFigures.set',
  text: 'whatif_setKeyFigures',
  needsArgs: true,
  isEnabled: isEditable,
  run: (context, { keyFigures }) => put(context, keyFigures, setKeyFigures),
};

/** The active cell of a grid sheet; `null` elsewhere. */
function activeFigure(context: CommandContext): KeyFigure | null {
  const selected = selectedSheet(context);
  if (selected?.sheet.kind !== 'grid') return null;
  const { sheet, selection } = selected;
  const { activeRow, activeColumn } = selection;
  if (activeRow >= rowCount(sheet) || activeColumn >= columnCount(sheet)) return null;
  return {
    sheetId: sheet.id,
    rowId: lineIdAt(sheet.rows, activeRow),
    columnId: lineIdAt(sheet.columns, activeColumn),
  };
}

const keyFiguresOf = (context: CommandContext): readonly KeyFigure[] =>
  context.workbook.document.keyFigures ?? [];

function put(
  context: CommandContext,
  keyFigures: readonly KeyFigure[],
  { id, text }: Pick<Command, 'id' | 'text'>,
): Result<void> {
  return change(context, [{ kind: 'setKeyFigures', keyFigures }], { origin: id, label: text });
}
