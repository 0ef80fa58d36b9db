import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import { isCellError, type CellValue } from '../shared/value';
import { lineIdAt } from '../model/axis';
import type { GridCell, GridSheet } from '../model/document';
import { isPercentFormat } from '../model/format/formatCode';
import type { ParameterId } from '../model/ids';
import { gridCell, gridCellKey, isFormula, rowCount } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { Command, CommandContext } from './command';
import { nameSelection } from './namedRanges';
import { change, isSelectionEditable } from './outcome';
import { checkFormulaName, nameFromLabel, parameterStem, unlessFunction } from './formulaNames';
import { additionOf } from './parameterSettings';
import { formatOfCell, shownValue } from './readCells';
import { cellCount, columnCount, selectedRegions, selectedSheet, storedRow } from './region';

/**
 * A parameter with the value of the active cell, named after the text left of it. On a grid sheet the cell reads the
 * parameter from now on, and so does everything that reads the cell; its settings are opened.
 */
export const parameterFromCell: Command = {
  id: 'parameters.fromCell',
  text: 'format_parameters_fromCell',
  icon: 'sliders-horizontal',
  isEnabled: (context) => !context.readOnly && activeValue(context) !== null,
  async run(context) {
    const active = activeValue(context);
    if (!active) return failed(problem('notFound'));
    const { document } = context.workbook;
    const label = active.label ?? parameterStem[context.locale];
    const plain = nameFromLabel(document, label, context.locale);
    const isFunction = (await context.services.isOwnFunction?.(plain)) ?? false;
    const name = isFunction ? nameFromLabel(document, `${plain}_1`, context.locale) : plain;
    const { id, operations } = parameterOf(context, active, name, label);
    const added = change(context, operations, { origin: 'parameters.add', label: parameterFromCell.text });
    if (added.ok) context.services.showPanel('parameters', { parameterId: id });
    return added;
  },
};

/**
 * What typing a new name into the name box does: one value that somebody entered becomes a parameter under that name, which
 * its cell reads; anything else that is selected is cells with a name.
 */
export const nameCell: Command<{ readonly name: string }> = {
  id: 'parameters.nameCell',
  text: 'format_parameters_nameCell',
  needsArgs: true,
  isEnabled: isSelectionEditable,
  run: (context, { name: typed }) =>
    unlessFunction(context, typed, () => {
      const name = checkFormulaName(context.workbook.document, typed, null);
      if (!name.ok) return name;
      const active = activeValue(context);
      const isOneCell = selectedRegions(context.selection).every((region) => cellCount(region) === 1);
      if (!active?.isEntered || !isOneCell || context.selection?.others)
        return nameSelection(context, name.value);
      const { operations } = parameterOf(context, active, name.value, name.value);
      const named = change(context, operations, { origin: 'parameters.add', label: nameCell.text });
      if (named.ok)
        context.services.notify({
          kind: 'message',
          text: 'format_parameters_named',
          params: { name: name.value },
          undoable: true,
        });
      return named;
    }),
};

/** What makes the parameter, and the cell read it. */
function parameterOf(
  { workbook }: CommandContext,
  active: ActiveValue,
  name: string,
  label: string,
): { readonly id: ParameterId; readonly operations: readonly Operation[] } {
  const { value, isPercent } = active;
  const kindOfNumber = isPercent ? 'percent' : 'number';
  const kind = typeof value === 'number' ? kindOfNumber : typeof value === 'boolean' ? 'boolean' : 'text';
  const labels = { en: label, 'zh-CN': label };
  const { id, operations } = additionOf(workbook.document, { name, label: labels, kind, value });
  return { id, operations: [...operations, ...active.readFrom(id)] };
}

interface ActiveValue {
  readonly value: Exclude<CellValue, null | object>;
  readonly label: string | null;
  readonly isPercent: boolean;
  /** Somebody typed it into a cell of its own: no formula gives it, and it is none of a table's column. */
  readonly isEntered: boolean;
  /** What makes the cell read a parameter: nothing for a formula, and for a table, whose columns are of one kind. */
  readFrom(id: ParameterId): Operation[];
}

function activeValue(context: CommandContext): ActiveValue | null {
  const selected = selectedSheet(context);
  if (!selected) return null;
  const { sheet, selection } = selected;
  const rowIndex = storedRow(context.values, sheet.id, selection.activeRow);
  const columnIndex = selection.activeColumn;
  if (rowIndex >= rowCount(sheet) || columnIndex >= columnCount(sheet)) return null;
  const value = shownValue(sheet, context.values, rowIndex, columnIndex);
  if (value === null || isCellError(value)) return null;
  const left = columnIndex > 0 ? shownValue(sheet, context.values, rowIndex, columnIndex - 1) : null;
  const column = sheet.kind === 'table' ? sheet.columns[columnIndex] : undefined;
  const { numberFormat, type } = formatOfCell(sheet, rowIndex, columnIndex);
  return {
    value,
    label: column?.name ?? (typeof left === 'string' && left.trim() !== '' ? left.trim().slice(0, 60) : null),
    isPercent: numberFormat === undefined ? type === 'percent' : isPercentFormat(numberFormat),
    isEntered: sheet.kind === 'grid' && enteredCell(sheet, rowIndex, columnIndex) !== null,
    readFrom: (id) => (sheet.kind === 'grid' ? readParameter(sheet, rowIndex, columnIndex, id) : []),
  };
}

/** A cell of a grid that holds something other than a formula. */
function enteredCell(sheet: GridSheet, rowIndex: number, columnIndex: number): GridCell | null {
  const cell = gridCell(sheet, lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex));
  return cell && !isFormula(cell.input) ? cell : null;
}

function readParameter(
  sheet: GridSheet,
  rowIndex: number,
  columnIndex: number,
  id: ParameterId,
): Operation[] {
  const cell = enteredCell(sheet, rowIndex, columnIndex);
  if (!cell) return [];
  const key = gridCellKey(lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex));
  return [{ kind: 'setGridCells', sheetId: sheet.id, cells: { [key]: { ...cell, input: `=${id}` } } }];
}
