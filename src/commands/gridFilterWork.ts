import { ok } from '../shared/result';
import type { CellValue } from '../shared/value';
import { axisLength, lineIndexOf } from '../model/axis';
import { areaOf } from '../model/cellArea';
import { serialOfDay } from '../model/datePeriods';
import type { GridSheet } from '../model/document';
import { cellTest } from '../model/filtering/cellTest';
import { distinctValues, type DistinctValues } from '../model/filtering/distinctValues';
import { formatValue } from '../model/format/formatValue';
import {
  filteredColumns,
  filterPlace,
  isWithin,
  type FilteredColumn,
  type FilterPlace,
  type GridFilter,
} from '../model/gridFilter';
import { lineId, type GridColumnId } from '../model/ids';
import { placesOfLines } from '../model/lineSet';
import type { ColumnFilter } from '../model/tableView';
import type { ValueReader } from '../model/valueReader';
import type { Locale } from '../shared/localText';
import { cellColumn } from './cellColumn';
import type { CellSteps } from './longSteps';
import { formatOfCell, shownValue } from './readCells';
import { axisOfPositions } from './tableWrites';

export type ColumnFilters = Readonly<Record<string, ColumnFilter>>;

/** The conditions of a filter, without what they hid. */
export function conditionsOf(filter: GridFilter | undefined): ColumnFilters {
  return Object.fromEntries(Object.entries(filter?.columns ?? {}).map(([id, column]) => [id, column.filter]));
}

/** Rows between two looks at the clock. */
const rowsPerStep = 512;

/**
 * A filter that hides what its conditions hide by the values of now. Rows that were entered below the list since are part of
 * it, as in Excel.
 */
export function* filtering(
  sheet: GridSheet,
  values: ValueReader,
  filter: GridFilter,
  conditions: ColumnFilters,
): CellSteps<GridFilter> {
  const place = filterPlace({ ...sheet, filter });
  if (!place) return ok(filter);
  const toRow = yield* lastRowOf(sheet, values, place);
  const rows = rowsBetween(place.fromRow + 1, toRow);
  const columns: Record<string, FilteredColumn> = {};
  let done = 0;
  for (const [id, condition] of Object.entries(conditions)) {
    const columnIndex = lineIndexOf(sheet.columns, lineId(Number(id)));
    if (columnIndex < 0) continue;
    const hidden: number[] = [];
    const { values: column, blocks } = cellColumn(sheet, values, rows, columnIndex);
    yield (done += rows.length);
    const lets = cellTest(condition, blocks, serialOfDay(new Date()));
    column.forEach((value, index) => {
      if (!lets(value)) hidden.push(rows[index] as number);
    });
    columns[id] = { filter: condition, hiddenRows: axisOfPositions(sheet.rows, hidden) };
  }
  const area = toRow > place.toRow ? areaOf(sheet, { ...place, toRow }) : filter.area;
  return ok({ ...filter, area, columns });
}

/** As far down as the list goes now. */
function* lastRowOf(
  sheet: GridSheet,
  values: ValueReader,
  { toRow, fromColumn, toColumn }: FilterPlace,
): Generator<number, number> {
  const end = axisLength(sheet.rows) - 1;
  let last = toRow;
  for (; last < end && isFilled(sheet, values, last + 1, fromColumn, toColumn); last++)
    if (last % rowsPerStep === 0) yield 0;
  return last;
}

function isFilled(sheet: GridSheet, values: ValueReader, row: number, from: number, to: number): boolean {
  for (let column = from; column <= to; column++)
    if (shownValue(sheet, values, row, column) !== null) return true;
  return false;
}

/** The values of a column among the rows that the filters of the other columns show, for choosing from. */
export function filterableValues(
  sheet: GridSheet,
  values: ValueReader,
  columnId: GridColumnId,
  options: {
    readonly search: string;
    readonly limit: number;
    readonly locale: Locale;
    readonly sortLocale: string;
  },
): DistinctValues | null {
  const place = filterPlace(sheet);
  const columnIndex = lineIndexOf(sheet.columns, columnId);
  if (!place || columnIndex < 0) return null;
  const rows = rowsBetween(place.fromRow + 1, place.toRow);
  const hidden = filteredColumns(sheet)
    .filter(([id]) => id !== columnId)
    .map(([, { hiddenRows }]) => placesOfLines(sheet.rows, hiddenRows));
  const shown = Uint8Array.from(rows, (row) => (hidden.some((places) => isWithin(places, row)) ? 0 : 1));
  const format = formatOfCell(sheet, Math.min(place.fromRow + 1, place.toRow), columnIndex);
  const wanted = options.search.trim().toLowerCase();
  return distinctValues(cellColumn(sheet, values, rows, columnIndex).blocks, shown, {
    locale: options.sortLocale,
    limit: options.limit,
    matches: (value: CellValue) =>
      wanted === '' || formatValue(value, format, options.locale).toLowerCase().includes(wanted),
  });
}

const rowsBetween = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index);
