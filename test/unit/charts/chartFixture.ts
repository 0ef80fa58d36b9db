import { blockKindOf, cutIntoBlocks, readBlocks } from '../../../src/model/columnBlocks';
import type {
  Chart,
  ChartSpec,
  ColumnRef,
  ColumnType,
  Parameter,
  WorkbookDocument,
} from '../../../src/model/document';
import { lineId, newChartId, newColumnId, newParameterId, type ParameterId } from '../../../src/model/ids';
import { newTableSheet, newWorkbook } from '../../../src/model/newWorkbook';
import type { ValueReader } from '../../../src/model/valueReader';
import { text } from '../../../src/i18n/texts';
import type { Locale } from '../../../src/shared/localText';
import type { CellValue } from '../../../src/shared/value';
import type { ChartOption, DrawingContext } from '../../../src/charts/chartOption';
import { lightChartTheme } from '../../../src/charts/chartTheme';
import type { ChartPhrase } from '../../../src/charts/chartTexts';

export type FixtureColumns = Readonly<
  Record<
    string,
    { readonly type: ColumnType; readonly values: readonly CellValue[]; readonly numberFormat?: string }
  >
>;

/** A workbook with one table, two cut parameters and a reader that shows what is stored. */
export class ChartFixture {
  readonly document: WorkbookDocument;
  readonly reader: ValueReader;
  readonly xCut: ParameterId = newParameterId();
  readonly yCut: ParameterId = newParameterId();
  readonly #references: Readonly<Record<string, ColumnRef>>;

  constructor(columns: FixtureColumns, tableName = 'Customers') {
    const rowCount = Object.values(columns)[0]?.values.length ?? 0;
    const tableColumns = Object.entries(columns).map(([name, { type, values, numberFormat }]) => ({
      id: newColumnId(),
      name,
      type,
      formula: null,
      ...(numberFormat === undefined ? {} : { numberFormat }),
      blocks: cutIntoBlocks(blockKindOf(type), values),
    }));
    // Rows are numbered from 101, so that an id is never mistaken for a position.
    const table = {
      ...newTableSheet(tableName),
      rows: rowCount > 0 ? ([[101, rowCount]] as const) : [],
      nextRowId: 101 + rowCount,
      blockLengths: tableColumns[0]?.blocks.map(({ length }) => length) ?? [],
      columns: tableColumns,
    };
    const parameter = (id: ParameterId, label: string): Parameter => ({
      id,
      name: label,
      label: { en: label, 'zh-CN': label },
      kind: 'number',
      value: 50,
      min: 0,
      max: 100,
      step: 1,
    });
    const workbook = newWorkbook();
    this.document = {
      ...workbook,
      sheets: [...workbook.sheets, table],
      parameters: [parameter(this.xCut, 'Value cut'), parameter(this.yCut, 'Capability cut')],
    };
    const blocksOf = (columnId: string) => tableColumns.find(({ id }) => id === columnId)?.blocks ?? [];
    this.reader = {
      version: 0,
      columnBlocks: (_, columnId) => blocksOf(columnId),
      tableValue: (_, columnId, rowIndex) => readBlocks(blocksOf(columnId), rowIndex),
      gridValue: () => null,
      tableNotices: () => [],
      gridNotices: () => [],
      isSpilled: () => false,
      isPending: () => false,
      rowOrder: () => null,
      isOrderPending: () => false,
    };
    this.#references = Object.fromEntries(
      tableColumns.map(({ id, name }) => [name, { sheetId: table.id, columnId: id }]),
    );
  }

  column(name: string): ColumnRef {
    const reference = this.#references[name];
    if (!reference) throw new Error(`no column ${name}`);
    return reference;
  }

  chart(spec: ChartSpec, title = 'Chart'): Chart {
    const anchor = { rowId: lineId(1), columnId: lineId(1), widthPx: 680, heightPx: 420 };
    return {
      id: newChartId(),
      sheetId: this.column(Object.keys(this.#references)[0] ?? '').sheetId,
      title,
      anchor,
      spec,
    };
  }
}

/** As a chart of ordinary width is drawn at rest. */
export const drawingContext = (overrides: Partial<DrawingContext> = {}): DrawingContext => ({
  theme: lightChartTheme,
  locale: 'en',
  phrase: phraseIn('en'),
  isAnimated: false,
  selected: new Set(),
  widthPx: 680,
  ...overrides,
});

export const seriesOf = ({ series }: ChartOption): Readonly<Record<string, unknown>>[] =>
  [series].flat() as never;

type AxisName = 'xAxis' | 'yAxis';
interface DrawnAxis {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
  readonly startValue?: number;
  readonly data?: readonly string[];
  readonly axisLabel: object;
}
export const axisOf = (option: ChartOption, axis: AxisName): DrawnAxis => [option[axis]].flat()[0] as never;

/** What stands at a value of an axis. */
export const tickOf = (option: ChartOption, axis: AxisName, value: number): string =>
  (axisOf(option, axis).axisLabel as { formatter: (value: number) => string }).formatter(value);

export const phraseIn =
  (locale: Locale): ChartPhrase =>
  (key, params) =>
    text(locale, key, params);
