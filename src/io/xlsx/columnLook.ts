import type { ColumnStyle, TableColumn, TableSheet } from '../../model/document';
import type { SheetPlan } from './placeSheets';
import type { XlsxCell } from './xlsxCells';
import type { PlacedTable } from './xlsxFormula';
import { readXlsxStyle } from './xlsxStyle';

const pixelsPerCharacter = 7;
const paddingPx = 5;
/** A look that these have is the column's. */
const askedRows = 500;
/** More would leave no room for what scrolls. */
const mostFrozen = 20;

/** How most cells of a column look; single cells of a table cannot look otherwise. */
export function usualLook(
  cells: readonly XlsxCell[],
  themeColors: readonly string[] | undefined,
): Pick<TableColumn, 'style'> {
  const counts = new Map<string, { readonly style: ColumnStyle; count: number }>();
  const asked = cells.slice(0, askedRows);
  for (const cell of asked) {
    const { numberFormat: _format, size: _size, ...style } = readXlsxStyle(cell.style, themeColors) ?? {};
    const key = JSON.stringify(style);
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { style, count: 1 });
  }
  const [best] = [...counts.values()].sort((a, b) => b.count - a.count);
  const isUsual = best && best.count * 2 > asked.length && Object.keys(best.style).length > 0;
  return isUsual ? { style: best.style } : {};
}

/** Width and visibility, where the sheet of the file is this table and nothing else. */
export function columnLine({ source }: SheetPlan, placed: PlacedTable, at: number): Partial<TableColumn> {
  if (!placed.isWholeSheet) return {};
  const { width, hidden } = source.columns?.[at] ?? {};
  const { left, right } = placed;
  // With every column hidden there is nothing to look at.
  const shown = Array.from({ length: right - left + 1 }, (_, index) => left + index).some(
    (column) => !source.columns?.[column]?.hidden,
  );
  return {
    ...(width === undefined ? {} : { widthPx: Math.round(width * pixelsPerCharacter + paddingPx) }),
    ...(hidden && shown ? { hidden: true } : {}),
  };
}

/** A table's header always stays; of its columns, those that do in the file. */
export function frozenColumns(
  { source }: SheetPlan,
  { isWholeSheet, left, right }: PlacedTable,
): Pick<TableSheet, 'frozenColumns'> {
  const frozen = isWholeSheet
    ? Math.min((source.freezePane?.columns ?? 0) - left, right - left, mostFrozen)
    : 0;
  return frozen > 0 ? { frozenColumns: frozen } : {};
}

/** Rows that the file hides, by a filter or by hand: a table shows them all. */
export function hiddenRows({ source }: SheetPlan, { top, bottom }: PlacedTable): number {
  return [...(source.rowDefs ?? [])].filter(([row, { hidden }]) => hidden && row > top && row <= bottom)
    .length;
}
