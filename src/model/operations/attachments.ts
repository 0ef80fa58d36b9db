import { assert } from '../../shared/assert';
import type { Step } from '../applyOperations';
import type { ChangeCollector } from '../changes';
import type { Chart, WorkbookDocument } from '../document';
import type { ChartId } from '../ids';
import type { OperationOf } from '../operation';
import { applyPatch, invertPatch } from './patch';

export function addChart(
  document: WorkbookDocument,
  { chart }: OperationOf<'addChart'>,
  changes: ChangeCollector,
): Step {
  changes.charts = true;
  return {
    document: { ...document, charts: sortedById([...document.charts, chart]) },
    inverse: [{ kind: 'removeChart', chartId: chart.id }],
  };
}

export function removeChart(
  document: WorkbookDocument,
  { chartId }: OperationOf<'removeChart'>,
  changes: ChangeCollector,
): Step {
  const chart = chartOf(document, chartId);
  changes.charts = true;
  return {
    document: { ...document, charts: document.charts.filter((other) => other !== chart) },
    inverse: [{ kind: 'addChart', chart }],
  };
}

export function updateChart(
  document: WorkbookDocument,
  { chartId, patch }: OperationOf<'updateChart'>,
  changes: ChangeCollector,
): Step {
  const chart = chartOf(document, chartId);
  const updated = applyPatch(chart, patch);
  changes.charts = true;
  return {
    document: { ...document, charts: document.charts.map((other) => (other === chart ? updated : other)) },
    inverse: [{ kind: 'updateChart', chartId, patch: invertPatch(chart, patch) }],
  };
}

export function setTemplate(
  document: WorkbookDocument,
  { templateId, applied }: OperationOf<'setTemplate'>,
  changes: ChangeCollector,
): Step {
  const before = document.templates.find((template) => template.id === templateId) ?? null;
  const others = document.templates.filter((template) => template !== before);
  changes.templates = true;
  return {
    document: { ...document, templates: applied === null ? others : sortedById([...others, applied]) },
    inverse: [{ kind: 'setTemplate', templateId, applied: before }],
  };
}

function chartOf(document: WorkbookDocument, id: ChartId): Chart {
  const chart = document.charts.find((candidate) => candidate.id === id);
  assert(chart, `there is no chart ${id}`);
  return chart;
}

/** Charts and templates are sets: keeping them in one order makes undo exact without naming places. */
function sortedById<Item extends { readonly id: string }>(items: Item[]): Item[] {
  return items.sort((a, b) => (a.id < b.id ? -1 : 1));
}
