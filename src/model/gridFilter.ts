import { lineIndexOf, positionRanges, type Axis, type LineRange } from './axis';
import { areaPlaces, type CellArea } from './cellArea';
import type { GridSheet } from './document';
import type { GridColumnId, RowId } from './ids';
import { placesOfLines, subtractLines, uniteLines, type LineSet } from './lineSet';
import type { ColumnFilter } from './tableView';

/**
 * The filter over a list of cells, one for each sheet: drop-downs in the row of its headings, and the rows that were hidden
 * when it was last applied. Like Excel's it is not live: what is edited stays where it is until the filter is applied
 * again, so what is hidden is part of the document, and whoever calculates with shown rows only knows it.
 */
export interface GridFilter {
  /** Its cells with their headings; lines of it that are gone count again when they come back. */
  readonly area: CellArea;
  /** Without it, as when its row is removed, there is no filter. */
  readonly headingRow: RowId;
  /** By column id; columns that are gone hide nothing. */
  readonly columns: Readonly<Record<string, FilteredColumn>>;
}
export interface FilteredColumn {
  readonly filter: ColumnFilter;
  /** The rows that it alone would hide. */
  readonly hiddenRows: LineSet;
}

/** Where a filter stands, ends included; the headings are its first row. */
export interface FilterPlace {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

type FilteredSheet = Pick<GridSheet, 'rows' | 'columns' | 'filter'>;

/** `null` without a filter. */
export function filterPlace(sheet: FilteredSheet): FilterPlace | null {
  const { filter } = sheet;
  const fromRow = filter ? lineIndexOf(sheet.rows, filter.headingRow) : -1;
  if (!filter || fromRow < 0) return null;
  const { rows, columns } = areaPlaces(sheet, filter.area);
  const [firstColumn, lastColumn] = [columns[0], columns.at(-1)];
  if (!firstColumn || !lastColumn) return null;
  const toRow = Math.max((rows.at(-1)?.[1] ?? 0) - 1, fromRow);
  return { fromRow, toRow, fromColumn: firstColumn[0], toColumn: lastColumn[1] - 1 };
}

/** What hides rows now: filters of columns that are there. Nothing without headings. */
export function filteredColumns(sheet: FilteredSheet): [columnId: GridColumnId, column: FilteredColumn][] {
  if (!sheet.filter || lineIndexOf(sheet.rows, sheet.filter.headingRow) < 0) return [];
  return Object.entries(sheet.filter.columns)
    .map(([id, column]): [GridColumnId, FilteredColumn] => [Number(id) as GridColumnId, column])
    .filter(([id]) => lineIndexOf(sheet.columns, id) >= 0);
}

interface Known {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly places: readonly LineRange[];
}
/** Every drawing asks, and few edits change a filter. */
const known = new WeakMap<GridFilter, Known>();

/** The rows that the filter hides, by id. */
export function filteredLines(sheet: FilteredSheet): LineSet {
  return filteredColumns(sheet).reduce<LineSet>((all, [, column]) => uniteLines(all, column.hiddenRows), []);
}

/** Where rows stand that the filter hides: ascending stretches of positions, ends excluded. */
export function filteredPlaces(sheet: FilteredSheet): readonly LineRange[] {
  const { filter, rows, columns } = sheet;
  if (!filter) return [];
  const before = known.get(filter);
  if (before?.rows === rows && before.columns === columns) return before.places;
  const places = placesOfLines(rows, filteredLines(sheet));
  known.set(filter, { rows, columns, places });
  return places;
}

/** How many of the rows below the headings are shown; `null` where no condition is set. */
export function filteredFigures(sheet: FilteredSheet): { shown: number; total: number } | null {
  const place = filterPlace(sheet);
  if (!place || filteredColumns(sheet).length === 0) return null;
  const total = place.toRow - place.fromRow;
  const hidden = filteredPlaces(sheet).reduce(
    (sum, [from, to]) => sum + Math.max(Math.min(to, place.toRow + 1) - Math.max(from, place.fromRow + 1), 0),
    0,
  );
  return { shown: total - hidden, total };
}

/** Whether a position lies in one of ascending stretches. O(log stretches). */
export function isWithin(places: readonly LineRange[], position: number): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as LineRange)[1] <= position) low = middle + 1;
    else high = middle;
  }
  const place = places[low];
  return place !== undefined && position >= place[0];
}

/**
 * A filter after lines of its sheet were moved: what comes to stand amid its lines belongs to it, what stands away from
 * them does not any more. The same object when nothing differs.
 */
export function filterAfterMove(
  filter: GridFilter,
  dimension: 'rows' | 'columns',
  axis: Axis,
  moved: Axis,
): GridFilter {
  const lines = filter.area[dimension];
  const [place] = positionRanges(axis, moved);
  if (!place || lineIndexOf(moved, filter.headingRow) >= 0) return filter;
  const last = place.from + moved.reduce((sum, [, count]) => sum + count, 0);
  const places = placesOfLines(axis, lines);
  const inside = [place.from - 1, last].map((position) => isWithin(places, position));
  if (inside[0] !== inside[1]) return filter;
  const changed = inside[0] ? uniteLines(lines, moved) : subtractLines(lines, moved);
  return JSON.stringify(changed) === JSON.stringify(lines)
    ? filter
    : { ...filter, area: { ...filter.area, [dimension]: changed } };
}
