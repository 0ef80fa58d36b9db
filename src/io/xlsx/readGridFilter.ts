import { axisLength, joinAxes } from '../../model/axis';
import { areaOf } from '../../model/cellArea';
import type { GridSheet } from '../../model/document';
import { isWithin, type FilteredColumn } from '../../model/gridFilter';
import { lineId } from '../../model/ids';
import { placesOfLines, type LineSet } from '../../model/lineSet';
import { plainText } from '../../shared/value';
import type { SheetPlan } from './placeSheets';
import { areaOf as placeIn } from './xlsxCells';

export interface ReadFilter extends Pick<GridSheet, 'filter'> {
  /** Rows are hidden within its list, and no condition that is known says why. */
  readonly isPartly: boolean;
}

/**
 * The filter over cells of a sheet of the file. `hiddenRows` are those of the file, which does not say who hid them: within
 * the list it was the filter, if it has a condition. hucre 1.0.0 reads lists of values and no other condition.
 *
 * The file lists values as they are shown. Those that stand in rows that are shown are taken from there, as they are.
 */
export function readGridFilter(
  { source, cells }: SheetPlan,
  grid: GridSheet,
  hiddenRows: LineSet,
): ReadFilter {
  const { autoFilter } = source;
  const place = autoFilter && placeIn(autoFilter.range);
  const [rowCount, columnCount] = [axisLength(grid.rows), axisLength(grid.columns)];
  if (!place || place.top >= rowCount || place.left >= columnCount) return { isPartly: false };
  const toRow = Math.min(place.bottom, rowCount - 1);
  const toColumn = Math.min(place.right, columnCount - 1);
  const hiddenPlaces = placesOfLines(grid.rows, hiddenRows);
  const below = Array.from({ length: toRow - place.top }, (_, index) => place.top + 1 + index);
  const hidden = below.filter((row) => isWithin(hiddenPlaces, row));
  const conditions = (autoFilter.columns ?? []).filter(({ colIndex }) => place.left + colIndex <= toColumn);
  const columns = conditions.map(({ colIndex, filters = [] }): [string, FilteredColumn] => {
    const column = place.left + colIndex;
    const shown = below.filter((row) => !isWithin(hiddenPlaces, row));
    const texts = new Set(shown.map((row) => plainText(cells.at(row, column).value)));
    for (const text of filters) texts.add(text);
    return [
      String(column + 1),
      {
        filter: { kind: 'values', mode: 'show', texts: [...texts] },
        hiddenRows: joinAxes(hidden.map((row) => [row + 1, 1])),
      },
    ];
  });
  const area = areaOf(grid, { fromRow: place.top, toRow, fromColumn: place.left, toColumn });
  return {
    filter: { area, headingRow: lineId(place.top + 1), columns: Object.fromEntries(columns) },
    isPartly: columns.length === 0 && hidden.length > 0,
  };
}
