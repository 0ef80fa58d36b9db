import { problem } from '../../shared/problems';
import type { LocalText } from '../../shared/localText';
import { failed, ok, type Result } from '../../shared/result';
import { readBlock } from '../../model/chartBlock';
import type { Chart, ChartSpec, GridSheet, WorkbookDocument } from '../../model/document';
import { newChartId, type SheetId } from '../../model/ids';
import { findSheet, findSheetByName } from '../../model/lookup';
import { newGridSheet } from '../../model/newWorkbook';
import type { Operation } from '../../model/operation';
import type { Command, CommandContext } from '../command';
import { freeName } from '../names';
import { change, isSelectionEditable } from '../outcome';
import { selectedRegions, selectedSheet } from '../region';
import { selectedLines } from '../selectedLines';
import { chartProblem } from './chartProblem';
import { chartTitle } from './chartTitle';
import { freeAnchor } from './freeAnchor';
import { guessBlockChart } from './guessBlockChart';
import { guessTableChart } from './guessTableChart';
import { selectedBlock } from './selectedBlock';

export type InsertChartArgs = {
  /** The grid sheet it goes to. Without one: that of the selection, or the sheet of charts. */
  readonly sheetId?: SheetId;
} | void;

const sheetOfCharts: LocalText = { en: 'Charts', 'zh-CN': '图表' };

/** Draws what is selected, in a kind that suits it, and opens the chart's panel. */
export const insertChart: Command<InsertChartArgs> = {
  id: 'charts.insert',
  text: 'charts_insert',
  hint: 'charts_insertHint',
  keys: ['Alt+F1'],
  icon: 'chart-column',
  isEnabled: isSelectionEditable,
  run(context, args) {
    const { workbook, values, locale, services } = context;
    const { document } = workbook;
    const source = selectedSource(context);
    if (!source.ok) return source;
    const { spec, place } = source.value;
    const refusal = chartProblem(document, values, spec);
    if (refusal) return failed(refusal);
    const known = placeFor(document, args?.sheetId ?? place?.sheetId);
    const sheet = known ?? newSheetOfCharts(context);
    const isBeside = place?.sheetId === sheet.id;
    const chart: Chart = {
      id: newChartId(),
      sheetId: sheet.id,
      title: chartTitle(document, values, spec, locale),
      anchor: freeAnchor(sheet, document.charts, isBeside ? place : { rowIndex: 1, columnIndex: 1 }),
      spec,
    };
    const operations: Operation[] = [{ kind: 'addChart', chart }];
    if (!known) operations.unshift({ kind: 'addSheet', sheet, after: document.sheets.at(-1)?.id ?? null });
    const added = change(context, operations, { origin: insertChart.id, label: insertChart.text });
    if (!added.ok) return added;
    services.selectChart?.(chart.id);
    services.showPanel('chart', { chartId: chart.id });
    return added;
  },
};

interface ChartSource {
  readonly spec: ChartSpec;
  /** Beside the cells that it shows; `null` for a table, which has no room between its rows. */
  readonly place: {
    readonly sheetId: SheetId;
    readonly rowIndex: number;
    readonly columnIndex: number;
  } | null;
}

/** What the selection would be drawn as. */
export function selectedSource(
  context: Pick<CommandContext, 'workbook' | 'values' | 'selection'>,
): Result<ChartSource> {
  const selected = selectedSheet(context);
  if (!selected) return failed(problem('chartNothingSelected'));
  const { sheet, selection } = selected;
  const { document } = context.workbook;
  if (sheet.kind === 'table') {
    const chosen = selectedLines(selectedRegions(selection), 'columns');
    const columns = chosen.flatMap(([from, to]) => sheet.columns.slice(from, to + 1));
    const spec = guessTableChart(sheet, context.values, columns);
    return spec ? ok({ spec, place: null }) : failed(problem('chartNoNumbers'));
  }
  if (selection.others) return failed(problem('severalRanges'));
  const block = selectedBlock(sheet, context.values, selection);
  if (!block.ok) return block;
  const { source, sides } = block.value;
  // A table's worth of names is enough to guess by.
  const read = readBlock(document, context.values, { kind: 'stackedBars', source });
  if (!read) return failed(problem('chartDataMissing'));
  return ok({
    spec: { ...guessBlockChart(read), source },
    place: { sheetId: sheet.id, rowIndex: sides.fromRow, columnIndex: sides.toColumn + 2 },
  });
}

/** The sheet that is meant, or the one that was made for charts before. */
function placeFor(document: WorkbookDocument, sheetId: SheetId | undefined): GridSheet | null {
  const wanted = sheetId && findSheet(document, sheetId);
  if (wanted && wanted.kind === 'grid') return wanted;
  for (const name of Object.values(sheetOfCharts)) {
    const sheet = findSheetByName(document, name);
    if (sheet?.kind === 'grid' && !sheet.hidden) return sheet;
  }
  return null;
}

function newSheetOfCharts({ workbook, locale }: CommandContext): GridSheet {
  const names = workbook.document.sheets.map(({ name }) => name);
  return newGridSheet(freeName(sheetOfCharts[locale], names));
}
