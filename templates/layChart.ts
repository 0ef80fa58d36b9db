import type { BlockChartSpec, Chart, ChartLook, ChartSpec, ColumnRef } from '../src/model/document';
import type { ChartId, ParameterId, SheetId } from '../src/model/ids';
import type { LocalText } from '../src/shared/localText';
import { placeOf } from './laidPlaces';
import type { TemplateChart } from './schema';

/** What the keys of a chart stand for in the workbook; `undefined` where it is not there. */
export interface ChartBindings {
  column(key: string): ColumnRef | undefined;
  unit(key: string): string | undefined;
  parameter(key: string): ParameterId | undefined;
  sheet(key: string): SheetId | undefined;
  text(text: LocalText): string;
}

/** A chart of a template in a workbook; `null` when something that it shows is not there. */
export function layChart(chart: TemplateChart, id: ChartId, of: ChartBindings): Chart | null {
  const sheetId = of.sheet(chart.sheet);
  const isWhole = chart.needs.every((key) => of.column(key) !== undefined);
  const spec = isWhole ? specOf(chart, of) : null;
  if (!spec || sheetId === undefined) return null;
  return {
    id,
    sheetId,
    title: of.text(chart.title),
    anchor: { ...placeOf(chart.at), widthPx: chart.widthPx, heightPx: chart.heightPx },
    spec,
    ...(chart.look ? { look: lookOf(chart.look, of) } : {}),
  };
}

function specOf(chart: TemplateChart, of: ChartBindings): ChartSpec | null {
  const column = (key: string | undefined): ColumnRef | undefined =>
    key === undefined ? undefined : of.column(key);
  if (chart.kind === 'concentration') {
    const value = column(chart.value);
    return value ? { kind: 'concentration', value, ...given({ mark: cutOf(chart.mark, of) }) } : null;
  }
  if ('source' in chart) return blockSpecOf(chart, of);
  if (chart.kind === 'bars') {
    const { aggregate, order } = chart;
    const [category, value] = [column(chart.category), column(chart.value)];
    if (!category || (chart.value !== undefined && !value)) return null;
    return {
      kind: 'bars',
      category,
      aggregate,
      ...given({ value, order, unit: unitOf(chart.unitFrom, of) }),
    };
  }
  const [x, y] = [column(chart.x), column(chart.y)];
  const [xCut, yCut] = [cutOf(chart.xCut, of), cutOf(chart.yCut, of)];
  if (!x || !y || xCut === undefined || yCut === undefined) return null;
  const names = given({ label: column(chart.label), quadrant: column(chart.quadrant) });
  return { kind: 'quadrant', x, y, xCut, yCut, ...names };
}

type BlockChart = Extract<TemplateChart, { source: unknown }>;

function blockSpecOf(chart: BlockChart, of: ChartBindings): BlockChartSpec | null {
  const source = sourceOf(chart, of);
  if (!source) return null;
  return {
    kind: chart.kind,
    source,
    ...given({
      unit: unitOf(chart.unitFrom, of),
      isBeside: chart.isBeside ? true : undefined,
      xCut: cutOf(chart.xCut, of),
      yCut: cutOf(chart.yCut, of),
    }),
  };
}

function sourceOf(chart: BlockChart, of: ChartBindings): BlockChartSpec['source'] | null {
  const { source, sourceSheet, sheet, withoutHeadings } = chart;
  if (typeof source !== 'string') {
    const columns = source.flatMap((key) => of.column(key) ?? []);
    return columns.length === source.length ? columns : null;
  }
  const sheetId = of.sheet(sourceSheet ?? sheet);
  const [first = source, last = source] = source.split(':');
  const [from, to] = [placeOf(first), placeOf(last)];
  if (sheetId === undefined) return null;
  return {
    sheetId,
    fromRowId: from.rowId,
    fromColumnId: from.columnId,
    toRowId: to.rowId,
    toColumnId: to.columnId,
    ...(withoutHeadings ? { withoutHeadings } : {}),
  };
}

function lookOf(look: NonNullable<TemplateChart['look']>, of: ChartBindings): ChartLook {
  const { namesTitle, numbersTitle, ...rest } = look;
  return {
    ...given(rest),
    ...given({
      namesTitle: namesTitle && of.text(namesTitle),
      numbersTitle: numbersTitle && of.text(numbersTitle),
    }),
  };
}

const cutOf = (cut: string | number | undefined, of: ChartBindings): ParameterId | number | undefined =>
  typeof cut === 'string' ? of.parameter(cut) : cut;

const unitOf = (key: string | undefined, of: ChartBindings): string | undefined =>
  key === undefined ? undefined : of.unit(key);

type Given<Parts> = { -readonly [Key in keyof Parts]?: Exclude<Parts[Key], undefined> };

/** Without the parts that are not there. */
function given<Parts extends object>(parts: Parts): Given<Parts> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Given<Parts>;
}
