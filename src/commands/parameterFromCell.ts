import { problem } from '../shared/problems';
import { failed } from '../shared/result';
import { isCellError, type CellValue } from '../shared/value';
import { lineIdAt } from '../model/axis';
import type { GridSheet } from '../model/document';
import { isPercentFormat } from '../model/format/formatCode';
import type { ParameterId } from '../model/ids';
import { gridCell, gridCellKey, isFormula, rowCount } from '../model/lookup';
import type { Operation } from '../model/operation';
import type { Command, CommandContext } from './command';
import { change } from './outcome';
import { nameFromLabel, parameterStem } from './parameterNames';
import { additionOf } from './parameterSettings';
import { formatOfCell, shownValue } from './readCells';
import { columnCount, selectedSheet, storedRow } from './region';

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
    const kind =
      typeof active.value === 'number'
        ? active.isPercent
          ? 'percent'
          : 'number'
        : typeof active.value === 'boolean'
          ? 'boolean'
          : 'text';
    const { id, operation } = additionOf(document, {
      name,
      label: { en: label, 'zh-CN': label },
      kind,
      value: active.value,
    });
    const added = change(context, [operation, ...active.readFrom(id)], {
      origin: 'parameters.add',
      label: parameterFromCell.text,
    });
    if (added.ok) context.services.showPanel('parameters', { parameterId: id });
    return added;
  },
};

function activeValue(context: CommandContext): {
  readonly value: Exclude<CellValue, null | object>;
  readonly label: string | null;
  readonly isPercent: boolean;
  /** What makes the cell read a parameter: nothing for a formula, and for a table, whose columns are of one kind. */
  readFrom(id: ParameterId): Operation[];
} | null {
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
    readFrom: (id) => (sheet.kind === 'grid' ? readParameter(sheet, rowIndex, columnIndex, id) : []),
  };
}

function readParameter(
  sheet: GridSheet,
  rowIndex: number,
  columnIndex: number,
  id: ParameterId,
): Operation[] {
  const [rowId, columnId] = [lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex)];
  const cell = gridCell(sheet, rowId, columnId);
  if (!cell || isFormula(cell.input)) return [];
  const cells = { [gridCellKey(rowId, columnId)]: { ...cell, input: `=${id}` } };
  return [{ kind: 'setGridCells', sheetId: sheet.id, cells }];
}
