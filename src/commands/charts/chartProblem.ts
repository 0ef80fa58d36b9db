import { problem, type Problem, type ProblemCode } from '../../shared/problems';
import { readBlock } from '../../model/chartBlock';
import type {
  BlockChartSpec,
  ChartSpec,
  ColumnRef,
  ColumnType,
  TableColumn,
  TableSheet,
  WorkbookDocument,
} from '../../model/document';
import type { ParameterId } from '../../model/ids';
import { findParameter, findSheet } from '../../model/lookup';
import type { ValueReader } from '../../model/valueReader';

const numberTypes: readonly ColumnType[] = ['number', 'currency', 'percent'];

export const isNumberColumn = ({ type }: Pick<TableColumn, 'type'>): boolean => numberTypes.includes(type);

/** Columns of numbers without which a kind of a block shows nothing. */
export const numbersNeeded = (kind: BlockChartSpec['kind']): number =>
  kind === 'bubble' || kind === 'tornado' ? 2 : 1;

/** Kinds whose names are places along an axis. */
const namesAreNumbers: ReadonlySet<ChartSpec['kind']> = new Set(['survival', 'gains']);

/** Why a chart of this would show nothing, or not what is asked for; `null` when it can be drawn. */
export function chartProblem(
  document: WorkbookDocument,
  values: ValueReader,
  spec: ChartSpec,
): Problem | null {
  switch (spec.kind) {
    case 'bars': {
      const counted = spec.aggregate === 'count' ? [] : [spec.value ?? null];
      return columnsProblem(document, [spec.category, ...counted], counted);
    }
    case 'quadrant':
      return (
        columnsProblem(
          document,
          [spec.x, spec.y, ...(spec.label ? [spec.label] : []), ...(spec.quadrant ? [spec.quadrant] : [])],
          [spec.x, spec.y],
        ) ?? cutProblem(document, spec.xCut, spec.yCut)
      );
    case 'concentration':
      return columnsProblem(document, [spec.value], [spec.value]) ?? cutProblem(document, spec.mark);
    default:
      return blockProblem(document, values, spec) ?? cutProblem(document, spec.xCut, spec.yCut);
  }
}

function columnsProblem(
  document: WorkbookDocument,
  columns: readonly (ColumnRef | null)[],
  numbers: readonly (ColumnRef | null)[],
): Problem | null {
  const found = columns.map((reference) => reference && columnOf(document, reference));
  if (found.some((each) => !each)) return problem('chartColumnMissing');
  if (new Set(found.map((each) => each?.table.id)).size > 1) return problem('chartTwoTables');
  for (const reference of numbers) {
    const column = reference && columnOf(document, reference)?.column;
    if (column && !isNumberColumn(column)) return problem('chartColumnNotNumber', { column: column.name });
  }
  return null;
}

function cutProblem(
  document: WorkbookDocument,
  ...cuts: readonly (ParameterId | number | undefined)[]
): Problem | null {
  const isMissing = cuts.some(
    (cut) => typeof cut === 'string' && typeof findParameter(document, cut)?.value !== 'number',
  );
  return isMissing ? problem('chartCutMissing') : null;
}

function blockProblem(document: WorkbookDocument, values: ValueReader, spec: BlockChartSpec): Problem | null {
  const block = readBlock(document, values, spec);
  if (!block) return problem('chartDataMissing');
  if (block.series.length === 0) return problem('chartBlockTooSmall');
  const filled = block.series.filter((_, column) =>
    block.rows.some((row) => typeof row.values[column] === 'number'),
  ).length;
  const fault = (code: ProblemCode, params = {}): Problem => problem(code, params);
  // Names that are missing and numbers that are missing look alike: say which.
  if (block.rows.length === 0) return fault('chartNoNames');
  if (filled === 0) return fault('chartNoNumbers');
  const needed = numbersNeeded(spec.kind);
  if (filled < needed) return fault('chartTooFewColumns', { needed });
  if (namesAreNumbers.has(spec.kind) && block.rows.some(({ labelNumber }) => labelNumber === null))
    return fault('chartNamesNotNumbers');
  return null;
}

export function columnOf(
  document: WorkbookDocument,
  { sheetId, columnId }: ColumnRef,
): { readonly table: TableSheet; readonly column: TableColumn } | null {
  const table = findSheet(document, sheetId);
  if (table?.kind !== 'table') return null;
  const column = table.columns.find(({ id }) => id === columnId);
  return column ? { table, column } : null;
}
