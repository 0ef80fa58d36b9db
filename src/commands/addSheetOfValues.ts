import { lineIdAt } from '../model/axis';
import type { BlockChartSpec, CellStyle, Chart, GridSheet } from '../model/document';
import { textInput } from '../model/format/gridInput';
import { newChartId, type GridColumnId, type RowId } from '../model/ids';
import { newGridSheet } from '../model/newWorkbook';
import type { Operation } from '../model/operation';
import { cellErrorText, isCellError, type CellValue } from '../shared/value';
import type { Command } from './command';
import { GridWrites } from './gridWrites';
import { freeName } from './names';
import { change, isEditable } from './outcome';
import type { Region } from './region';

export interface ValueCell {
  readonly value: CellValue;
  readonly style?: CellStyle;
}
export interface SheetOfValues {
  /** Another is found when it is taken. */
  readonly name: string;
  readonly rows: readonly (readonly ValueCell[])[];
  readonly columnWidthsPx: readonly number[];
  readonly chart?: ChartOfValues;
}
/** A chart of a block of these cells, ends included, with its corner at another. */
export interface ChartOfValues {
  readonly kind: BlockChartSpec['kind'];
  readonly title: string;
  readonly block: Omit<Region, 'sheetId'>;
  readonly at: { readonly rowIndex: number; readonly columnIndex: number };
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Puts figures that were worked out in a panel on a sheet of their own, as they are now, and shows it. */
export const addSheetOfValues: Command<SheetOfValues> = {
  id: 'sheets.addValues',
  text: 'whatif_addSheetOfValues',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { name, rows, columnWidthsPx, chart }) {
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
    const operations: Operation[] = [{ kind: 'addSheet', sheet, after }, ...writes.operations()];
    if (chart) operations.push({ kind: 'addChart', chart: chartOn(sheet, chart) });
    const added = change(context, operations, { origin: addSheetOfValues.id, label: addSheetOfValues.text });
    if (added.ok) context.services.showSheet(sheet.id);
    return added;
  },
};

function inputOf(value: CellValue): number | string | boolean | null {
  if (isCellError(value)) return cellErrorText[value.code];
  return typeof value === 'string' ? textInput(value) : value;
}

function chartOn(sheet: GridSheet, { kind, title, block, at, widthPx, heightPx }: ChartOfValues): Chart {
  const row = (index: number): RowId => lineIdAt(sheet.rows, index);
  const column = (index: number): GridColumnId => lineIdAt(sheet.columns, index);
  return {
    id: newChartId(),
    sheetId: sheet.id,
    title,
    anchor: { rowId: row(at.rowIndex), columnId: column(at.columnIndex), widthPx, heightPx },
    spec: {
      kind,
      source: {
        sheetId: sheet.id,
        fromRowId: row(block.fromRow),
        fromColumnId: column(block.fromColumn),
        toRowId: row(block.toRow),
        toColumnId: column(block.toColumn),
      },
    },
  };
}
