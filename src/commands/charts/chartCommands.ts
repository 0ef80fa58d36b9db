import { problem } from '../../shared/problems';
import { failed, ok } from '../../shared/result';
import { lineIndexOf } from '../../model/axis';
import type { Chart, GridSheet } from '../../model/document';
import { newChartId, type ChartId } from '../../model/ids';
import { findSheet } from '../../model/lookup';
import type { ChartPatch } from '../../model/operation';
import type { Command, CommandContext } from '../command';
import { change } from '../outcome';
import { boundedSize } from './chartSize';
import { freeAnchor } from './freeAnchor';
import { chartProblem } from './chartProblem';
import { lookProblem } from './lookProblem';

/** The chart meant; without one, the selected one. */
export type ChartArgs = { readonly chartId: ChartId } | void;

/** Opens the panel of a chart. */
export const editChart: Command<ChartArgs> = {
  id: 'charts.edit',
  text: 'charts_edit',
  icon: 'chart-column',
  isEnabled: hasChart,
  run(context, args) {
    const chart = chartOf(context, args);
    if (!chart) return failed(problem('notFound'));
    context.services.selectChart?.(chart.id);
    context.services.showPanel('chart', { chartId: chart.id });
    return ok();
  },
};

export interface UpdateChartArgs {
  readonly chartId: ChartId;
  readonly patch: ChartPatch;
  /** Steps of a held key are undone together. */
  readonly merge?: boolean;
}

/** Changes title, data, kind, looks, size or place of a chart; data that cannot be drawn are refused, and it stays as it was. */
export const updateChart: Command<UpdateChartArgs> = {
  id: 'charts.update',
  text: 'charts_update',
  needsArgs: true,
  isEnabled: (context) => !context.readOnly,
  run(context, { chartId, patch, merge = false }) {
    const { document } = context.workbook;
    const chart = document.charts.find(({ id }) => id === chartId);
    if (!chart) return failed(problem('notFound'));
    if (patch.title?.trim() === '') return failed(problem('nameEmpty'));
    const fault =
      (patch.spec && chartProblem(document, context.values, patch.spec)) ??
      (patch.look && lookProblem(patch.look));
    if (fault) return failed(fault);
    const { anchor } = patch;
    const checked = anchor
      ? { ...patch, anchor: { ...anchor, ...boundedSize(anchor.widthPx, anchor.heightPx) } }
      : patch;
    if (isSame(chart, checked)) return ok();
    return change(context, [{ kind: 'updateChart', chartId, patch: checked }], {
      origin: updateChart.id,
      label: patch.anchor ? 'charts_place' : updateChart.text,
      ...(merge ? { undo: 'merge' } : {}),
    });
  },
};

/** A copy below the chart, which is then selected. */
export const duplicateChart: Command<ChartArgs> = {
  id: 'charts.duplicate',
  text: 'charts_duplicate',
  icon: 'copy-plus',
  isEnabled: hasChart,
  run(context, args) {
    const chart = chartOf(context, args);
    const sheet = chart && gridOf(context, chart);
    if (!chart || !sheet) return failed(problem('notFound'));
    const { charts } = context.workbook.document;
    const place = {
      rowIndex: Math.max(0, lineIndexOf(sheet.rows, chart.anchor.rowId)),
      columnIndex: Math.max(0, lineIndexOf(sheet.columns, chart.anchor.columnId)),
    };
    const copy = { ...chart, id: newChartId(), anchor: freeAnchor(sheet, charts, place, chart.anchor) };
    const added = change(context, [{ kind: 'addChart', chart: copy }], {
      origin: duplicateChart.id,
      label: duplicateChart.text,
    });
    if (added.ok) context.services.selectChart?.(copy.id);
    return added;
  },
};

export const removeChart: Command<ChartArgs> = {
  id: 'charts.remove',
  text: 'charts_remove',
  icon: 'trash-2',
  isEnabled: hasChart,
  run(context, args) {
    const chart = chartOf(context, args);
    if (!chart) return failed(problem('notFound'));
    context.services.selectChart?.(null);
    return change(context, [{ kind: 'removeChart', chartId: chart.id }], {
      origin: removeChart.id,
      label: removeChart.text,
    });
  },
};

/** The chart alone on a page, which browsers also save as a PDF file. */
export const printChart: Command<ChartArgs> = {
  id: 'charts.print',
  text: 'charts_print',
  icon: 'printer',
  isEnabled: (context, args) => chartOf(context, args) !== undefined,
  run(context, args) {
    const chart = chartOf(context, args);
    if (!chart) return failed(problem('notFound'));
    context.services.print(chart.id);
    return ok();
  },
};

/** To the charts of the sheet one after the other, in the order in which they stand: the way there without a mouse. */
export const selectNextChart: Command = {
  id: 'charts.next',
  text: 'charts_next',
  keys: ['Mod+Alt+5'],
  isEnabled: (context) => !context.readOnly && chartsOnSheet(context).length > 0,
  run(context) {
    const charts = chartsOnSheet(context);
    const at = charts.findIndex(({ id }) => id === context.selectedChartId);
    const next = charts[(at + 1) % charts.length];
    if (next) context.services.selectChart?.(next.id);
    return ok();
  },
};

function hasChart(context: CommandContext): boolean {
  return !context.readOnly && chartOf(context) !== undefined;
}

function chartOf(context: CommandContext, args?: ChartArgs): Chart | undefined {
  const chartId = args?.chartId ?? context.selectedChartId;
  return context.workbook.document.charts.find(({ id }) => id === chartId);
}

function gridOf({ workbook }: CommandContext, { sheetId }: Chart): GridSheet | null {
  const sheet = findSheet(workbook.document, sheetId);
  return sheet?.kind === 'grid' ? sheet : null;
}

function chartsOnSheet(context: CommandContext): Chart[] {
  const { charts } = context.workbook.document;
  const selected = charts.find(({ id }) => id === context.selectedChartId);
  const sheetId = selected?.sheetId ?? context.selection?.sheetId;
  const sheet = sheetId && findSheet(context.workbook.document, sheetId);
  if (!sheet || sheet.kind !== 'grid') return [];
  const placeOf = ({ anchor }: Chart): [number, number] => [
    lineIndexOf(sheet.rows, anchor.rowId),
    lineIndexOf(sheet.columns, anchor.columnId),
  ];
  return charts
    .filter((chart) => chart.sheetId === sheet.id)
    .sort((a, b) => {
      const [rowA, columnA] = placeOf(a);
      const [rowB, columnB] = placeOf(b);
      return rowA - rowB || columnA - columnB;
    });
}

function isSame(chart: Chart, patch: ChartPatch): boolean {
  return Object.entries(patch).every(
    ([key, value]) => JSON.stringify(value) === JSON.stringify(chart[key as keyof ChartPatch] ?? null),
  );
}
