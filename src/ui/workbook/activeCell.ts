import { axisLength, lineIdAt } from '../../model/axis';
import type { Sheet, WorkbookDocument } from '../../model/document';
import { parseCellReference, writeCellReference } from '../../model/formula/cellReference';
import { toShownFormula } from '../../model/formula/vocabulary';
import { toEditText } from '../../model/format/editText';
import { formulaOf, inputValue } from '../../model/format/gridInput';
import { gridCell, rowCount } from '../../model/lookup';
import { rowIndexAt, visualRowOf } from '../../model/rowOrder';
import type { ValueReader } from '../../model/valueReader';
import { formatOfCell, shownNotices, shownValue } from '../../commands/readCells';
import { columnCount, shownRowCount } from '../../commands/region';
import type { Selection } from '../../commands/command';
import type { Locale } from '../../shared/localText';
import type { Notice } from '../../shared/notice';
import type { CellValue } from '../../shared/value';

/** The cell that the formula bar shows. */
export interface ActiveCell {
  readonly sheet: Sheet;
  /** Where the row is stored; its number is what the address and the row heading show. */
  readonly rowIndex: number;
  readonly columnIndex: number;
  /** `B7`, or in a table `Revenue · 7`. */
  readonly address: string;
  /** What is typed to get this cell: its formula, or its value in full. */
  readonly text: string;
  readonly value: CellValue;
  readonly notices: readonly Notice[];
  /** One formula for the whole column: changing it changes every row. */
  readonly isCalculated: boolean;
}

export function activeCellOf(
  document: WorkbookDocument,
  values: ValueReader,
  selection: Selection,
  locale: Locale,
): ActiveCell | null {
  const sheet = document.sheets.find((candidate) => candidate.id === selection.sheetId);
  const { activeRow, activeColumn: columnIndex } = selection;
  const rowIndex = rowIndexAt(values.rowOrder(selection.sheetId), activeRow);
  if (!sheet || rowIndex >= rowCount(sheet) || columnIndex >= columnCount(sheet)) return null;
  const value = shownValue(sheet, values, rowIndex, columnIndex);
  const formula = storedFormula(sheet, rowIndex, columnIndex);
  return {
    sheet,
    rowIndex,
    columnIndex,
    address: addressOf(sheet, rowIndex, columnIndex),
    value,
    notices: shownNotices(sheet, values, rowIndex, columnIndex),
    isCalculated: sheet.kind === 'table' && formula !== null,
    text:
      formula !== null
        ? toShownFormula(formula, document, { sheetId: sheet.id })
        : toEditText(
            enteredValue(sheet, rowIndex, columnIndex, value),
            formatOfCell(sheet, rowIndex, columnIndex),
            locale,
          ),
  };
}

export function addressOf(sheet: Sheet, rowIndex: number, columnIndex: number): string {
  if (sheet.kind === 'table') return `${sheet.columns[columnIndex]?.name ?? ''} · ${rowIndex + 1}`;
  return writeCellReference({
    sheet: null,
    range: { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex },
  });
}

/**
 * Where a typed address leads: `B7`, a row number, or in a table the name of a column. Row numbers are those of the row
 * headings; a row that a filter hides cannot be gone to.
 */
export function selectionAt(sheet: Sheet, values: ValueReader, typed: string): Selection | null {
  const text = typed.trim();
  const order = values.rowOrder(sheet.id);
  const shown = (rowIndex: number): number =>
    rowIndex < rowCount(sheet) ? visualRowOf(order, rowIndex) : -1;
  if (/^\d+$/.test(text)) return cellSelection(sheet, values, shown(Number(text) - 1), 0);
  if (sheet.kind === 'table') {
    const columnIndex = sheet.columns.findIndex((column) => column.name === text);
    if (columnIndex >= 0) return cellSelection(sheet, values, 0, columnIndex);
  }
  const reference = parseCellReference(text);
  const range = reference?.sheet === null ? reference.range : null;
  if (range?.top == null || range.left == null) return null;
  const first = cellSelection(sheet, values, shown(range.top), range.left);
  if (!first) return null;
  // Rows that are stored as neighbours are none on the screen of a sorted table: its first cell is gone to.
  const bottom = order ? first.toRow : (range.bottom ?? range.top);
  return {
    ...first,
    toRow: Math.min(bottom, rowCount(sheet) - 1),
    toColumn: Math.min(range.right ?? range.left, columnCount(sheet) - 1),
  };
}

export function cellSelection(
  sheet: Sheet,
  values: ValueReader,
  visualRow: number,
  columnIndex: number,
): Selection | null {
  if (visualRow < 0 || visualRow >= shownRowCount(sheet, values)) return null;
  if (columnIndex < 0 || columnIndex >= columnCount(sheet)) return null;
  return {
    sheetId: sheet.id,
    fromRow: visualRow,
    toRow: visualRow,
    fromColumn: columnIndex,
    toColumn: columnIndex,
    activeRow: visualRow,
    activeColumn: columnIndex,
  };
}

function storedFormula(sheet: Sheet, rowIndex: number, columnIndex: number): string | null {
  if (sheet.kind === 'table') return sheet.columns[columnIndex]?.formula ?? null;
  return formulaOf(gridInputAt(sheet, rowIndex, columnIndex));
}

/** A spilled cell shows a value that was not entered there: there is nothing to edit. */
function enteredValue(sheet: Sheet, rowIndex: number, columnIndex: number, shown: CellValue): CellValue {
  return sheet.kind === 'table' ? shown : inputValue(gridInputAt(sheet, rowIndex, columnIndex) ?? null);
}

function gridInputAt(sheet: Extract<Sheet, { kind: 'grid' }>, rowIndex: number, columnIndex: number) {
  if (rowIndex >= axisLength(sheet.rows) || columnIndex >= axisLength(sheet.columns)) return undefined;
  return gridCell(sheet, lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex))?.input;
}
