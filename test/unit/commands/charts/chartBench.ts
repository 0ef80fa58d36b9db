import { lineIdAt } from '../../../../src/model/axis';
import { chunkKeyOf, gridCellKey } from '../../../../src/model/lookup';
import { newGridSheet, newWorkbook } from '../../../../src/model/newWorkbook';
import type { ChartId } from '../../../../src/model/ids';
import type { Chart, GridCell } from '../../../../src/model/document';
import { firstSheetId, region, selected, testBench, type TestBench } from '../commandContext';

type Cells = readonly (readonly (string | number | null)[])[];

export interface ChartBench extends TestBench {
  selectedChartId: ChartId | null;
  readonly chart: Chart;
}

/** A workbook whose first sheet holds these cells from B2 on (or another row of B), with all of them selected. */
export function benchOfCells(
  cells: Cells,
  { numberFormat, fromRow = 1 }: { readonly numberFormat?: string; readonly fromRow?: number } = {},
): ChartBench {
  const sheet = newGridSheet('Sheet1');
  const chunks: Record<string, Record<string, GridCell>> = {};
  cells.forEach((line, row) =>
    line.forEach((input, column) => {
      if (input === null) return;
      const rowId = lineIdAt(sheet.rows, fromRow + row);
      const key = gridCellKey(rowId, lineIdAt(sheet.columns, column + 1));
      const style = numberFormat !== undefined && column > 0 ? { style: { numberFormat } } : {};
      (chunks[chunkKeyOf(rowId)] ??= {})[key] = { input, ...style };
    }),
  );
  const bench = withCharts(testBench({ ...newWorkbook(), sheets: [{ ...sheet, chunks }] }));
  bench.selection = selected(
    region(
      firstSheetId(bench),
      [fromRow, 1],
      [fromRow + cells.length - 1, Math.max(...cells.map((line) => line.length))],
    ),
  );
  return bench;
}

/** Selects the charts that commands select. */
export function withCharts(bench: TestBench): ChartBench {
  const made: ChartBench = Object.assign(bench, {
    selectedChartId: null as ChartId | null,
    chart: null as never,
  });
  Object.defineProperty(made, 'chart', { get: () => bench.workbook.document.charts.at(-1) });
  bench.services.selectChart = (chartId) => {
    made.selectedChartId = chartId;
  };
  return made;
}
