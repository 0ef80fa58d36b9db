import { isCellError } from '../shared/value';
import { axisLength, lineIdAt, lineIndexOf } from './axis';
import type { GridSheet, WorkbookDocument } from './document';
import { findSheet, gridCell, gridCells, isFormula, parseGridCellKey } from './lookup';
import type { KeyFigure } from './scenario';
import type { ValueReader } from './valueReader';

/** Where a key figure stands; `null` while its sheet or its lines are gone. */
export interface FigurePlace {
  readonly sheet: GridSheet;
  readonly rowIndex: number;
  readonly columnIndex: number;
}

export function placeOfFigure(document: WorkbookDocument, figure: KeyFigure): FigurePlace | null {
  const sheet = findSheet(document, figure.sheetId);
  if (sheet?.kind !== 'grid') return null;
  const rowIndex = lineIndexOf(sheet.rows, figure.rowId);
  const columnIndex = lineIndexOf(sheet.columns, figure.columnId);
  return rowIndex < 0 || columnIndex < 0 ? null : { sheet, rowIndex, columnIndex };
}

/**
 * What a figure is called: the text beside it, as in a list of figures, else the text that its row begins with and the one
 * its column begins with, as in a table or on a card. `null` where no text stands by it.
 *
 *     Payback | 12.7          CAC  | LTV                Quadrant | Customers
 *                             210  | 640                A        | 12
 */
export function figureLabel(
  values: ValueReader,
  { sheet, rowIndex, columnIndex }: FigurePlace,
): string | null {
  const textAt = (row: number, column: number): string | null | undefined => {
    if (row < 0 || column < 0) return null;
    const value = values.gridValue(sheet.id, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, column));
    if (value === null || value === '') return null;
    return typeof value === 'string' ? value : undefined;
  };
  /** The first text on the way, over figures, up to the first empty cell. */
  const firstText = (rowStep: number, columnStep: number): string | null => {
    for (let step = 1; ; step++) {
      const text = textAt(rowIndex - rowStep * step, columnIndex - columnStep * step);
      if (text !== undefined) return text;
    }
  };
  const beside = textAt(rowIndex, columnIndex - 1);
  if (beside) return beside;
  const parts = [firstText(0, 1), firstText(1, 0)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}

const mostSuggested = 12;

/** What reports show large: formulas in the size of a heading whose result is a number, in the order of the sheets. */
export function figuresOfReports(document: WorkbookDocument, values: ValueReader): KeyFigure[] {
  const figures = document.sheets.flatMap((sheet) => {
    if (sheet.kind !== 'grid' || sheet.hidden) return [];
    return [...gridCells(sheet)]
      .flatMap(([key, { input, style }]): (KeyFigure & { place: number })[] => {
        if (!isFormula(input) || (style?.size !== 'heading' && style?.size !== 'display')) return [];
        const { rowId, columnId } = parseGridCellKey(key);
        const value = values.gridValue(sheet.id, rowId, columnId);
        const isFigure = typeof value === 'number' || isCellError(value);
        const row = lineIndexOf(sheet.rows, rowId);
        const column = lineIndexOf(sheet.columns, columnId);
        if (!isFigure || row < 0 || column < 0) return [];
        return [{ sheetId: sheet.id, rowId, columnId, place: row * axisLength(sheet.columns) + column }];
      })
      .sort((a, b) => a.place - b.place);
  });
  return figures.slice(0, mostSuggested).map(({ place: _place, ...figure }) => figure);
}

/** The format a figure is shown in. */
export function figureFormat({ sheet, rowIndex, columnIndex }: FigurePlace): {
  readonly numberFormat?: string;
} {
  const cell = gridCell(sheet, lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex));
  return cell?.style?.numberFormat === undefined ? {} : { numberFormat: cell.style.numberFormat };
}
