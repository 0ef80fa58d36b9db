import type { Axis } from '../model/axis';
import type { ColumnBlock } from '../model/columnBlock';
import type {
  BlockChartSpec,
  Chart,
  ChartLook,
  ColumnRef,
  TableColumn,
  TableSheet,
  WorkbookDocument,
} from '../model/document';
import type { ParameterId, SheetId } from '../model/ids';
import { shownCode } from '../model/format/formatValue';
import { findParameter, findSheet } from '../model/lookup';
import type { ValueReader } from '../model/valueReader';
import { barsOf, type Bar } from './barsData';
import { readBlock, type BlockSeries, type ChartBlock } from '../model/chartBlock';
import { shownBy } from './chartLook';
import { concentrationOf, type Concentration } from './concentrationData';
import { pointsOf, type Points } from './quadrantData';
import type { ShownNumbers } from './numberText';
import { shownRows } from './shownRows';

/** What a chart shows, read once: plain data, ready to be drawn, listed in a table and hit-tested. */
export type ChartData = BarsData | QuadrantData | ConcentrationData | BlockData;

interface ChartDataBase {
  readonly title: string;
  /** What was decided about its looks. */
  readonly look?: ChartLook;
  readonly sheetId: SheetId;
  /** Row ids by position: bars and points name their rows by position. */
  readonly tableRows: Axis;
}
export interface BarsData extends ChartDataBase {
  readonly kind: 'bars';
  /** What the rows are: a count is one of these. */
  readonly tableName: string;
  readonly categoryName: string;
  /** `null` when rows are counted. */
  readonly valueName: string | null;
  readonly aggregate: 'sum' | 'count' | 'average';
  readonly unit: string | null;
  /** How its column shows numbers. */
  readonly shown: ShownNumbers;
  readonly bars: readonly Bar[];
}
export interface QuadrantData extends ChartDataBase, Points {
  readonly kind: 'quadrant';
  readonly xName: string;
  readonly yName: string;
  /** How the columns show numbers. */
  readonly xShown: ShownNumbers;
  readonly yShown: ShownNumbers;
  readonly xCut: Cut;
  readonly yCut: Cut;
  /** Names of the rows, read when one is shown. */
  readonly labels: readonly ColumnBlock[] | null;
}
export interface ConcentrationData extends ChartDataBase, Concentration {
  readonly kind: 'concentration';
  /** What the rows are whose shares are drawn. */
  readonly tableName: string;
  readonly valueName: string;
  /** A share of the rows, marked on the curve. */
  readonly mark: Cut | null;
}
/** A chart of names and numbers; it has no rows of a table to choose. */
export interface BlockData extends ChartDataBase, ChartBlock {
  readonly kind: BlockChartSpec['kind'];
  readonly series: readonly (BlockSeries & ShownNumbers)[];
  readonly unit: string | null;
  readonly isBeside: boolean;
  readonly xCut: Cut | null;
  readonly yCut: Cut | null;
}
/** Where a line parts high from low; it can be moved when a parameter says where. */
export interface Cut {
  readonly value: number;
  readonly parameterId: ParameterId | null;
  readonly name: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly step: number | null;
}

/** Reads what a chart shows; `null` when what it refers to is no longer there. O(rows). */
export function readChartData(
  document: WorkbookDocument,
  values: ValueReader,
  chart: Chart,
): ChartData | null {
  const { spec, title, look = {} } = chart;
  const shownIn = (column: TableColumn): ShownNumbers => shownBy(look, lookOf(column));
  switch (spec.kind) {
    case 'bars': {
      const category = findColumn(document, spec.category);
      const value = spec.value ? findColumn(document, spec.value) : null;
      if (!category || (spec.value && value?.table !== category.table)) return null;
      const blocks = (column: TableColumn): readonly ColumnBlock[] =>
        values.columnBlocks(category.table.id, column.id);
      return {
        kind: 'bars',
        title,
        look,
        sheetId: category.table.id,
        tableRows: category.table.rows,
        tableName: category.table.name,
        categoryName: category.column.name,
        valueName: value?.column.name ?? null,
        aggregate: value ? spec.aggregate : 'count',
        unit: spec.unit ?? value?.column.unit ?? null,
        shown:
          value && spec.aggregate !== 'count' ? shownIn(value.column) : shownBy(look, { isPercent: false }),
        bars: barsOf(
          blocks(category.column),
          value ? blocks(value.column) : null,
          value ? spec.aggregate : 'count',
          spec.order ?? [],
          shownRows(values, category.table),
        ),
      };
    }
    case 'quadrant': {
      const x = findColumn(document, spec.x);
      const y = findColumn(document, spec.y);
      const xCut = cutOf(document, spec.xCut);
      const yCut = cutOf(document, spec.yCut);
      if (!x || y?.table !== x.table || !xCut || !yCut) return null;
      const blocks = (reference: ColumnRef | undefined): readonly ColumnBlock[] | null => {
        const found = reference ? findColumn(document, reference) : null;
        return found?.table === x.table ? values.columnBlocks(x.table.id, found.column.id) : null;
      };
      return {
        kind: 'quadrant',
        title,
        look,
        sheetId: x.table.id,
        tableRows: x.table.rows,
        xName: x.column.name,
        yName: y.column.name,
        xShown: shownIn(x.column),
        yShown: shownIn(y.column),
        xCut,
        yCut,
        labels: blocks(spec.label),
        ...pointsOf(
          values.columnBlocks(x.table.id, x.column.id),
          values.columnBlocks(x.table.id, y.column.id),
          blocks(spec.quadrant),
          xCut.value,
          yCut.value,
          shownRows(values, x.table),
        ),
      };
    }
    case 'concentration': {
      const value = findColumn(document, spec.value);
      if (!value) return null;
      return {
        kind: 'concentration',
        title,
        look,
        sheetId: value.table.id,
        tableRows: value.table.rows,
        tableName: value.table.name,
        valueName: value.column.name,
        mark: spec.mark === undefined ? null : cutOf(document, spec.mark),
        ...concentrationOf(
          values.columnBlocks(value.table.id, value.column.id),
          shownRows(values, value.table),
        ),
      };
    }
    default: {
      const block = readBlock(document, values, spec);
      return (
        block && {
          kind: spec.kind,
          title,
          look,
          sheetId: chart.sheetId,
          tableRows: [],
          unit: spec.unit ?? null,
          isBeside: spec.isBeside ?? false,
          xCut: spec.xCut === undefined ? null : cutOf(document, spec.xCut),
          yCut: spec.yCut === undefined ? null : cutOf(document, spec.yCut),
          ...block,
          series: block.series.map((series) => shownBy(look, series)),
        }
      );
    }
  }
}

function findColumn(
  document: WorkbookDocument,
  { sheetId, columnId }: ColumnRef,
): { readonly table: TableSheet; readonly column: TableColumn } | null {
  const table = findSheet(document, sheetId);
  if (table?.kind !== 'table') return null;
  const column = table.columns.find((candidate) => candidate.id === columnId);
  return column ? { table, column } : null;
}

const lookOf = (column: TableColumn): ShownNumbers => ({
  isPercent: column.type === 'percent',
  numberFormat: shownCode(column),
});

function cutOf(document: WorkbookDocument, cut: ParameterId | number): Cut | null {
  if (typeof cut === 'number') {
    return { value: cut, parameterId: null, name: null, min: null, max: null, step: null };
  }
  const parameter = findParameter(document, cut);
  if (!parameter || typeof parameter.value !== 'number') return null;
  return {
    value: parameter.value,
    parameterId: parameter.id,
    name: parameter.label[document.locale],
    min: parameter.min ?? null,
    max: parameter.max ?? null,
    step: parameter.step ?? null,
  };
}
