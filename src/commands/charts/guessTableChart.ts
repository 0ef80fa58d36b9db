import { maxBlockRows } from '../../model/chartBlock';
import type { ChartSpec, ColumnRef, QuadrantChartSpec, TableColumn, TableSheet } from '../../model/document';
import { rowCount } from '../../model/lookup';
import { rowIndexAt } from '../../model/rowOrder';
import type { ValueReader } from '../../model/valueReader';
import { isNumberColumn } from './chartProblem';

/** Rows that are looked at to tell names, which differ, from categories, which come again. */
const rowsLookedAt = 1_000;
/** Names along an axis can be read up to here. */
const mostNames = 40;

/** The chart that suits some columns of a table; `null` when no kind shows them. */
export function guessTableChart(
  table: TableSheet,
  values: ValueReader,
  columns: readonly TableColumn[],
): ChartSpec | null {
  const numbers = columns.filter(isNumberColumn);
  const dates = columns.filter(({ type }) => type === 'date');
  const names = columns.filter((column) => !isNumberColumn(column) && column.type !== 'date');
  const ref = (column: TableColumn): ColumnRef => ({ sheetId: table.id, columnId: column.id });
  const category = names.find(({ type }) => type !== 'text') ?? names[0];
  const [first, second] = numbers;
  const areNames = category !== undefined && sampleOf(table, values, category).areDifferent;

  if (!first) {
    const counted = category ?? dates[0];
    return counted ? { kind: 'bars', category: ref(counted), aggregate: 'count' } : null;
  }
  if (!category) {
    if (dates[0] && rowCount(table) <= maxBlockRows('lines'))
      return { kind: 'lines', source: [dates[0], ...numbers].map(ref) };
    return second
      ? pointsSpec(table, values, first, second)
      : { kind: 'concentration', value: ref(first), mark: 0.2 };
  }
  if (areNames && second && !numbers[2]) return pointsSpec(table, values, first, second, category);
  if (areNames && rowCount(table) <= mostNames)
    return numbers.length === 3
      ? { kind: 'bubble', source: [category, ...numbers].map(ref) }
      : { kind: 'stackedBars', source: [category, ...numbers].map(ref) };
  if (areNames) return { kind: 'concentration', value: ref(first), mark: 0.2 };
  return {
    kind: 'bars',
    category: ref(category),
    value: ref(first),
    aggregate: first.type === 'percent' ? 'average' : 'sum',
  };
}

/** A point for each row, parted where half of the rows lie on either side. */
export function pointsSpec(
  table: TableSheet,
  values: ValueReader,
  x: TableColumn,
  y: TableColumn,
  label: TableColumn | undefined = nameColumn(table),
): QuadrantChartSpec {
  const ref = (column: TableColumn): ColumnRef => ({ sheetId: table.id, columnId: column.id });
  return {
    kind: 'quadrant',
    x: ref(x),
    y: ref(y),
    ...(label ? { label: ref(label) } : {}),
    xCut: sampleOf(table, values, x).median,
    yCut: sampleOf(table, values, y).median,
  };
}

/** What rows of a table are called. */
export function nameColumn({ columns }: TableSheet): TableColumn | undefined {
  return columns.find(({ role }) => role === 'name') ?? columns.find(({ type }) => type === 'text');
}

function sampleOf(
  table: TableSheet,
  values: ValueReader,
  column: TableColumn,
): { readonly areDifferent: boolean; readonly median: number } {
  const order = values.rowOrder(table.id);
  const count = order?.count ?? rowCount(table);
  const step = Math.max(1, Math.floor(count / rowsLookedAt));
  const seen = Array.from({ length: Math.min(count, rowsLookedAt) }, (_, index) =>
    values.tableValue(table.id, column.id, rowIndexAt(order, index * step)),
  ).filter((value) => value !== null && value !== '');
  const numbers = seen.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const median = numbers[Math.floor(numbers.length / 2)] ?? 0;
  return {
    // A few namesakes are still names.
    areDifferent: new Set(seen).size > 0.9 * seen.length,
    median: Number(median.toPrecision(3)),
  };
}
