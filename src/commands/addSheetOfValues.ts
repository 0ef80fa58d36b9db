import { lineIdAt } from '../model/axis';
import type { CellStyle } from '../model/document';
import { textInput } from '../model/format/gridInput';
import { newGridSheet } from '../model/newWorkbook';
import { cellErrorText, isCellError, type CellValue } from '../shared/value';
import type { Command } from './command';
import { GridWrites } from './gridWrites';
import { freeName } from './names';
import { change, isEditable } from './outcome';

export interface ValueCell {
  readonly value: CellValue;
  readonly style?: CellStyle;
}
export interface SheetOfValues {
  /** Another is found when it is taken. */
  readonly name: string;
  readonly rows: readonly (readonly ValueCell[])[];
  readonly columnWidthsPx: readonly number[];
}

/** Puts figures that were worked out in a panel on a sheet of their own, as they are now, and shows it. */
export const addSheetOfValues: Command<SheetOfValues> = {
  id: 'sheets.addValues',
  text: 'whatif_addSheetOfValues',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { name, rows, columnWidthsPx }) {
    const { sheets } = context.workbook.document;
    const wanted = name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 60);
    const empty = newGridSheet(
      freeName(
        wanted,
        sheets.map((sheet) => sheet.name),
      ),
    );
    const sheet = {
      ...empty,
      columnWidthsPx: Object.fromEntries(
        columnWidthsPx.map((width, index) => [lineIdAt(empty.columns, index), width]),
      ),
    };
    const writes = new GridWrites(sheet);
    rows.forEach((cells, rowIndex) =>
      cells.forEach(({ value, style }, columnIndex) => {
        const input = inputOf(value);
        if (input !== null || style)
          writes.set(rowIndex, columnIndex, { input, ...(style ? { style } : {}) });
      }),
    );
    const after = sheets.at(-1)?.id ?? null;
    const added = change(context, [{ kind: 'addSheet', sheet, after }, ...writes.operations()], {
      origin: addSheetOfValues.id,
      label: addSheetOfValues.text,
    });
    if (added.ok) context.services.showSheet(sheet.id);
    return added;
  },
};

function inputOf(value: CellValue): number | string | boolean | null {
  if (isCellError(value)) return cellErrorText[value.code];
  return typeof value === 'string' ? textInput(value) : value;
}
