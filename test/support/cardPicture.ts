import { readChartData, type ChartData } from '../../src/charts/chartData';
import { curvePlaces } from '../../src/charts/concentrationData';
import type { WorkbookDocument } from '../../src/model/document';
import type { ValueReader } from '../../src/model/valueReader';
import { appliedTemplateOf } from '../../templates/appliedTemplate';
import type { BuiltInCard } from '../../templates/registry';
import type { Template } from '../../templates/schema';

/**
 * What the template's first chart shows, in hundredths of its largest number, a few points of it. Ids of charts are random
 * and charts of a document stand in the order of their ids, so the template says which one is the first.
 */
export function cardPicture(
  template: Template,
  document: WorkbookDocument,
  values: ValueReader,
): BuiltInCard['picture'] {
  const applied = appliedTemplateOf(document, template.id);
  const first = template.charts[0]?.key;
  const id = first === undefined ? undefined : applied?.owned.charts[first];
  const chart = document.charts.find((candidate) => candidate.id === id);
  const data = chart ? readChartData(document, values, chart) : null;
  return data ? { kind: data.kind, values: scaled(pictureRows(data)) } : { kind: 'sheet', values: [] };
}

function pictureRows(data: ChartData): (number | null)[][] {
  switch (data.kind) {
    case 'bars':
      return data.bars.slice(0, 8).map(({ value }) => [value]);
    case 'quadrant':
      return Array.from({ length: Math.min(40, data.x.length) }, (_, index) => [
        data.x[index]!,
        data.y[index]!,
      ]);
    case 'concentration':
      return curvePlaces(data.shares.length, 16).map((place) => [data.shares[place]!]);
    default:
      return data.rows.slice(0, data.kind === 'heatMap' ? 9 : 24).map(({ values }) => values.slice(0, 12));
  }
}

function scaled(rows: readonly (readonly (number | null)[])[]): number[][] {
  const largest = Math.max(1e-12, ...rows.flat().map((value) => Math.abs(value ?? 0)));
  return rows.map((row) => row.map((value) => (value === null ? -101 : Math.round((100 * value) / largest))));
}
