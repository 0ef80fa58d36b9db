import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import {
  blockChartKinds,
  type BarsChartSpec,
  type BlockChartSpec,
  type ChartSpec,
  type ColumnRef,
  type GridBlockRef,
  type TableColumn,
  type TableSheet,
  type WorkbookDocument,
} from '../../model/document';
import type { ValueReader } from '../../model/valueReader';
import { columnOf, isNumberColumn, numbersNeeded } from './chartProblem';
import { nameColumn, pointsSpec } from './guessTableChart';

export type ChartKind = ChartSpec['kind'];

export const isBlockKind = (kind: ChartKind): kind is BlockChartSpec['kind'] =>
  (blockChartKinds as readonly string[]).includes(kind);

/** The same data in another kind of chart, as far as it can show them; what it needs besides is found in the table. */
export function changeChartKind(
  document: WorkbookDocument,
  values: ValueReader,
  spec: ChartSpec,
  kind: ChartKind,
): Result<ChartSpec> {
  if (spec.kind === kind) return ok(spec);
  if ('source' in spec && isBlockKind(kind)) {
    const needed = numbersNeeded(kind) + 1;
    if (isBlockRef(spec.source) || spec.source.length >= needed) return ok(otherBlockKind(spec, kind));
  }
  const data = tableData(document, spec);
  if (!data) return failed(problem('chartNeedsTable'));
  const { table, names, numbers } = data;
  const ref = (column: TableColumn): ColumnRef => ({ sheetId: table.id, columnId: column.id });
  const unit = 'unit' in spec && spec.unit !== undefined ? { unit: spec.unit } : {};
  const all = [...numbers, ...table.columns.filter((other) => isOther(other, numbers))];
  const [first, second] = all;
  const [name] = [...names, ...table.columns.filter((other) => !isNumberColumn(other))];
  switch (kind) {
    case 'bars':
      if (!name) return failed(problem('chartNoNames'));
      return ok({ kind, category: ref(name), ...barValue(ref, numbers[0]), ...unit });
    case 'quadrant': {
      if (!first || !second) return failed(problem('chartTooFewColumns', { needed: 2 }));
      const points = pointsSpec(table, values, first, second, names[0] ?? nameColumn(table));
      const cuts = 'xCut' in spec && spec.xCut !== undefined ? spec : undefined;
      return ok({ ...points, xCut: cuts?.xCut ?? points.xCut, yCut: cuts?.yCut ?? points.yCut });
    }
    case 'concentration':
      return first ? ok({ kind, value: ref(first), mark: 0.2 }) : failed(problem('chartNoNumbers'));
    default: {
      const label = names[0] ?? nameColumn(table) ?? name;
      const drawn = all.slice(0, Math.max(numbers.length, numbersNeeded(kind)));
      if (!label || drawn.length === 0) return failed(problem('chartNoNumbers'));
      return ok({ kind, source: [label, ...drawn].map(ref), ...unit });
    }
  }
}

const isOther = (column: TableColumn, taken: readonly TableColumn[]): boolean =>
  isNumberColumn(column) && !taken.includes(column);

function barValue(
  ref: (column: TableColumn) => ColumnRef,
  value: TableColumn | undefined,
): Pick<BarsChartSpec, 'value' | 'aggregate'> {
  if (!value) return { aggregate: 'count' };
  return { value: ref(value), aggregate: value.type === 'percent' ? 'average' : 'sum' };
}

function otherBlockKind(spec: BlockChartSpec, kind: BlockChartSpec['kind']): BlockChartSpec {
  const { source, unit, isBeside, xCut, yCut } = spec;
  return {
    kind,
    source,
    ...(unit === undefined ? {} : { unit }),
    ...(kind === 'stackedBars' && isBeside !== undefined ? { isBeside } : {}),
    ...(kind === 'bubble' && xCut !== undefined ? { xCut } : {}),
    ...(kind === 'bubble' && yCut !== undefined ? { yCut } : {}),
  };
}

interface TableData {
  readonly table: TableSheet;
  readonly names: readonly TableColumn[];
  readonly numbers: readonly TableColumn[];
}

/** The columns that a chart shows; for cells of a sheet, the first table of the workbook and none of its columns. */
function tableData(document: WorkbookDocument, spec: ChartSpec): TableData | null {
  const columns = columnsOf(spec).flatMap((reference) => columnOf(document, reference) ?? []);
  const table =
    columns[0]?.table ??
    document.sheets.find((sheet): sheet is TableSheet => sheet.kind === 'table' && sheet.columns.length > 0);
  if (!table) return null;
  const shown = columns.map(({ column }) => column);
  return {
    table,
    names: shown.filter((column) => !isNumberColumn(column)),
    numbers: shown.filter(isNumberColumn),
  };
}

function columnsOf(spec: ChartSpec): readonly ColumnRef[] {
  switch (spec.kind) {
    case 'bars':
      return [spec.category, ...(spec.value ? [spec.value] : [])];
    case 'quadrant':
      return [...(spec.label ? [spec.label] : []), spec.x, spec.y];
    case 'concentration':
      return [spec.value];
    default:
      return isBlockRef(spec.source) ? [] : spec.source;
  }
}

export const isBlockRef = (source: BlockChartSpec['source']): source is GridBlockRef => 'fromRowId' in source;
