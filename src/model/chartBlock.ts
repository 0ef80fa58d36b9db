import { lineIdAt, lineIndexOf } from './axis';
import type { BlockChartSpec, ColumnRef, GridBlockRef, WorkbookDocument } from './document';
import { formatValue, shownCode, type ValueFormat } from './format/formatValue';
import { columnLetter } from './formula/cellReference';
import { findSheet, gridCell, rowCount } from './lookup';
import { rowIndexAt } from './rowOrder';
import type { ValueReader } from './valueReader';
import { isCellError, type CellValue } from '../shared/value';

/** Rows of a block that are read: names beside each other say nothing when there are more; along a line, many do. */
export const maxBlockRows = (kind: BlockChartSpec['kind']): number => (kind === 'lines' ? 100_000 : 400);

/** Names and numbers, as charts of a block draw them. */
export interface ChartBlock {
  /** What the names are; the heading over them. */
  readonly labelName: string;
  readonly series: readonly BlockSeries[];
  readonly rows: readonly BlockRow[];
  /** All rows there are, when not all of them were read. */
  readonly rowsInAll?: number;
}
export interface BlockSeries {
  readonly name: string;
  readonly isPercent: boolean;
  /** The code by which its cells show their numbers, where all of them have the same one. */
  readonly numberFormat?: string;
}
export interface BlockRow {
  /** Written when it is asked for: of a hundred thousand rows a chart shows a few names. */
  readonly label: string;
  /** The name as a number, where it is one: times and shares along an axis. */
  readonly labelNumber: number | null;
  /** `null` where there is no number. */
  readonly values: readonly (number | null)[];
}

/** Reads a block of cells or columns; rows without a name are left out. `null` when it is no longer there. */
export function readBlock(
  document: WorkbookDocument,
  values: ValueReader,
  { kind, source }: Pick<BlockChartSpec, 'kind' | 'source'>,
): ChartBlock | null {
  const most = maxBlockRows(kind);
  const read =
    'fromRowId' in source
      ? gridCells(document, values, source, most)
      : tableCells(document, values, source, most);
  if (!read) return null;
  const { cells, rowsInAll } = read;
  const [first = []] = cells;
  const heading = hasHeadings(source) ? first : first.map(() => blank);
  const lines = hasHeadings(source) ? cells.slice(1) : cells;
  const { locale } = document;
  const textOf = ({ value, format }: BlockCell): string => formatValue(value, format, locale);
  const rows = lines.flatMap(([name, ...numbers]): BlockRow[] => {
    if (!name || name.value === null || name.value === '' || isCellError(name.value)) return [];
    return [
      {
        get label() {
          return textOf(name);
        },
        labelNumber: typeof name.value === 'number' ? name.value : null,
        values: numbers.map(({ value }) => (typeof value === 'number' ? value : null)),
      },
    ];
  });
  const series = heading.slice(1).map((cell, index): BlockSeries => {
    const numberFormat = commonCode(lines.map((line) => line[index + 1]));
    return {
      name: textOf(cell) || columnName(document, source, index + 1),
      isPercent: lines.some((line) => isPercent(line[index + 1]?.format)),
      ...(numberFormat === undefined ? {} : { numberFormat }),
    };
  });
  return {
    labelName: heading[0] ? textOf(heading[0]) : '',
    series,
    rows,
    ...(rowsInAll > lines.length ? { rowsInAll } : {}),
  };
}

const blank: BlockCell = { value: null, format: {} };

const hasHeadings = (source: BlockChartSpec['source']): boolean =>
  !('fromRowId' in source) || source.withoutHeadings !== true;

/** What a column without a heading is called: by its letter on the sheet. */
function columnName(
  document: WorkbookDocument,
  source: BlockChartSpec['source'],
  columnInBlock: number,
): string {
  const sheet = 'fromRowId' in source ? findSheet(document, source.sheetId) : undefined;
  if (sheet?.kind !== 'grid' || !('fromRowId' in source)) return '';
  const letter = columnLetter(lineIndexOf(sheet.columns, source.fromColumnId) + columnInBlock);
  return document.locale === 'zh-CN' ? `${letter} 列` : `Column ${letter}`;
}

/** The code that all numbers of a column are shown by; none where they differ. */
function commonCode(cells: readonly (BlockCell | undefined)[]): string | undefined {
  const codes = new Set(
    cells.flatMap((cell) => (typeof cell?.value === 'number' ? [shownCode(cell.format)] : [])),
  );
  return codes.size === 1 ? [...codes][0] : undefined;
}

interface BlockCell {
  readonly value: CellValue;
  readonly format: ValueFormat;
}
interface BlockCells {
  /** The headings first, where the block has any. */
  readonly cells: readonly (readonly BlockCell[])[];
  readonly rowsInAll: number;
}

function gridCells(
  document: WorkbookDocument,
  values: ValueReader,
  block: GridBlockRef,
  most: number,
): BlockCells | null {
  const sheet = findSheet(document, block.sheetId);
  if (sheet?.kind !== 'grid') return null;
  const [top, bottom] = [lineIndexOf(sheet.rows, block.fromRowId), lineIndexOf(sheet.rows, block.toRowId)];
  const left = lineIndexOf(sheet.columns, block.fromColumnId);
  const right = lineIndexOf(sheet.columns, block.toColumnId);
  if (top < 0 || left < 0 || bottom < top || right < left) return null;
  const headings = hasHeadings(block) ? 1 : 0;
  const rowsInAll = bottom - top + 1 - headings;
  const columnIds = Array.from({ length: right - left + 1 }, (_, column) =>
    lineIdAt(sheet.columns, left + column),
  );
  const cells = Array.from({ length: Math.min(rowsInAll, most) + headings }, (_, row) => {
    const rowId = lineIdAt(sheet.rows, top + row);
    return columnIds.map((columnId): BlockCell => {
      const numberFormat = gridCell(sheet, rowId, columnId)?.style?.numberFormat;
      return {
        value: values.gridValue(sheet.id, rowId, columnId),
        format: numberFormat === undefined ? {} : { numberFormat },
      };
    });
  });
  return { cells, rowsInAll };
}

function tableCells(
  document: WorkbookDocument,
  values: ValueReader,
  columns: readonly ColumnRef[],
  most: number,
): BlockCells | null {
  const sheetId = columns[0]?.sheetId;
  const table = sheetId === undefined ? undefined : findSheet(document, sheetId);
  if (table?.kind !== 'table') return null;
  const found = columns.map(({ columnId }) => table.columns.find(({ id }) => id === columnId));
  if (found.some((column) => !column)) return null;
  // As they stand on the screen: in the order of the view, without what its filters hide.
  const order = values.rowOrder(table.id);
  const rowsInAll = order?.count ?? rowCount(table);
  const rows = Array.from({ length: Math.min(rowsInAll, most) }, (_, visualRow) =>
    found.map((column): BlockCell => ({
      value: column ? values.tableValue(table.id, column.id, rowIndexAt(order, visualRow)) : null,
      format: column ?? {},
    })),
  );
  return { cells: [found.map((column) => ({ value: column?.name ?? '', format: {} })), ...rows], rowsInAll };
}

const isPercent = (format: ValueFormat | undefined): boolean =>
  format?.type === 'percent' || Boolean(format?.numberFormat?.includes('%'));
