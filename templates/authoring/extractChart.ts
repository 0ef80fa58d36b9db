import type { LocalText } from '../../src/shared/localText';
import type {
  Chart,
  ChartLook,
  ChartSpec,
  ColumnRef,
  GridBlockRef,
  GridSheet,
} from '../../src/model/document';
import type { ParameterId, SheetId } from '../../src/model/ids';
import type { TemplateFile } from '../schema';
import { addressOf } from './extractSheet';

type ChartFile = NonNullable<TemplateFile['charts']>[number];

export interface ChartKeys {
  column(reference: ColumnRef): string;
  parameter(id: ParameterId): string;
  sheet(id: SheetId): string;
  /** A field or column of the template whose unit this is. */
  unit(unit: string | undefined): string | undefined;
  gridOf(id: SheetId): GridSheet | undefined;
  /** A text of the chart in both languages. */
  text(part: string, text: string): LocalText;
}

/** A chart as a template lays it; `null` when it stands or reads where a template cannot. */
export function extractChart(chart: Chart, key: string, keys: ChartKeys): ChartFile | null {
  const sheet = keys.gridOf(chart.sheetId);
  const at = sheet ? addressOf(sheet, chart.anchor.rowId, chart.anchor.columnId) : null;
  const { widthPx, heightPx } = chart.anchor;
  if (at === null || widthPx < 160 || widthPx > 2000 || heightPx < 120 || heightPx > 2000) return null;
  const title = keys.text('title', chart.title || '-');
  const look = chart.look ? { look: lookOf(chart.look, keys) } : {};
  const base = { key, sheet: keys.sheet(chart.sheetId), title, at, widthPx, heightPx, ...look };
  const spec = specOf(chart.spec, chart.sheetId, keys);
  return spec && ({ ...base, ...spec } as ChartFile);
}

function lookOf({ namesTitle, numbersTitle, ...rest }: ChartLook, keys: ChartKeys): object {
  const title = (part: string, text: string | undefined): object =>
    text === undefined ? {} : { [part]: keys.text(`look.${part}`, text) };
  return { ...rest, ...title('namesTitle', namesTitle), ...title('numbersTitle', numbersTitle) };
}

function specOf(spec: ChartSpec, own: SheetId, keys: ChartKeys): object | null {
  const cut = (value: ParameterId | number): string | number =>
    typeof value === 'number' ? value : keys.parameter(value);
  const given = (entries: Readonly<Record<string, unknown>>): object =>
    Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
  switch (spec.kind) {
    case 'bars':
      return given({
        kind: spec.kind,
        category: keys.column(spec.category),
        value: spec.value && keys.column(spec.value),
        aggregate: spec.aggregate,
        order: spec.order,
        unitFrom: keys.unit(spec.unit),
      });
    case 'quadrant':
      return given({
        kind: spec.kind,
        x: keys.column(spec.x),
        y: keys.column(spec.y),
        label: spec.label && keys.column(spec.label),
        quadrant: spec.quadrant && keys.column(spec.quadrant),
        xCut: cut(spec.xCut),
        yCut: cut(spec.yCut),
      });
    case 'concentration':
      return given({
        kind: spec.kind,
        value: keys.column(spec.value),
        mark: spec.mark === undefined ? undefined : cut(spec.mark),
      });
    default: {
      const source = 'sheetId' in spec.source ? blockOf(spec.source, keys) : spec.source.map(keys.column);
      if (source === null) return null;
      const isElsewhere = 'sheetId' in spec.source && spec.source.sheetId !== own;
      return given({
        kind: spec.kind,
        source,
        sourceSheet: isElsewhere ? keys.sheet(spec.source.sheetId) : undefined,
        withoutHeadings: 'sheetId' in spec.source ? spec.source.withoutHeadings : undefined,
        unitFrom: keys.unit(spec.unit),
        isBeside: spec.isBeside,
        xCut: spec.xCut === undefined ? undefined : cut(spec.xCut),
        yCut: spec.yCut === undefined ? undefined : cut(spec.yCut),
      });
    }
  }
}

function blockOf(block: GridBlockRef, keys: ChartKeys): string | null {
  const sheet = keys.gridOf(block.sheetId);
  if (!sheet) return null;
  const from = addressOf(sheet, block.fromRowId, block.fromColumnId);
  const to = addressOf(sheet, block.toRowId, block.toColumnId);
  return from === null || to === null ? null : `${from}:${to}`;
}
