import type { ChartSpec, ColumnRef } from '../../src/model/document';
import type { ParameterId, SheetId } from '../../src/model/ids';

export interface ChartReads {
  readonly columns: readonly ColumnRef[];
  readonly parameters: readonly ParameterId[];
  /** The sheet of the block of cells it shows. */
  readonly sheets: readonly SheetId[];
}

/** What a chart reads. */
export function chartReads(spec: ChartSpec): ChartReads {
  const cuts = (...values: readonly (ParameterId | number | undefined)[]): ParameterId[] =>
    values.filter((value) => typeof value === 'string');
  const there = (...columns: readonly (ColumnRef | undefined)[]): ColumnRef[] =>
    columns.filter((column) => column !== undefined);
  switch (spec.kind) {
    case 'bars':
      return { columns: there(spec.category, spec.value), parameters: [], sheets: [] };
    case 'quadrant':
      return {
        columns: there(spec.x, spec.y, spec.label, spec.quadrant),
        parameters: cuts(spec.xCut, spec.yCut),
        sheets: [],
      };
    case 'concentration':
      return { columns: [spec.value], parameters: cuts(spec.mark), sheets: [] };
    default:
      return {
        columns: 'sheetId' in spec.source ? [] : spec.source,
        parameters: cuts(spec.xCut, spec.yCut),
        sheets: 'sheetId' in spec.source ? [spec.source.sheetId] : [],
      };
  }
}
