import type { ShownSheet } from '../../grid/shownSheet';
import { lineIndexOf } from '../../model/axis';
import type { CellStyle, Chart, GridSheet } from '../../model/document';
import { isCellError } from '../../shared/value';

/** A cell of a report as it is read. */
export interface PaperCell {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly text: string;
  readonly style: CellStyle;
  readonly kind: 'text' | 'number' | 'error';
  /** Tinted, because the reader fills it in. */
  readonly isInput: boolean;
}

/** What a report consists of, from the top down, when it is read as a page and not as a grid. */
export type PaperBlock =
  | { readonly kind: 'text'; readonly cell: PaperCell }
  /** Key figures: raised cells, one card a column. */
  | { readonly kind: 'cards'; readonly cards: readonly (readonly PaperCell[])[] }
  | { readonly kind: 'table'; readonly rows: readonly PaperRow[] }
  | { readonly kind: 'chart'; readonly chart: Chart };
export interface PaperRow {
  /** One a column of the table; `null` where nothing stands. */
  readonly cells: readonly (PaperCell | null)[];
  readonly isHead: boolean;
}

/** Reads a report's cells in rows as blocks. O(cells). */
export function paperBlocks(shown: ShownSheet, sheet: GridSheet, charts: readonly Chart[]): PaperBlock[] {
  const blocks: PaperBlock[] = [];
  let group = noGroup;
  const close = (): void => {
    if (group.rows.length > 0)
      blocks.push(group.kind === 'cards' ? cardsOf(group.rows) : tableOf(group.rows));
    group = noGroup;
  };
  for (let rowIndex = 0; rowIndex < shown.rowCount; rowIndex++) {
    for (const chart of charts) {
      if (lineIndexOf(sheet.rows, chart.anchor.rowId) !== rowIndex) continue;
      close();
      blocks.push({ kind: 'chart', chart });
    }
    const cells = cellsOfRow(shown, rowIndex);
    const kind = kindOfRow(cells, group.rows.length > 0);
    if (kind === 'cards' || kind === 'table') {
      if (group.kind !== kind) close();
      group = { kind, rows: [...group.rows, cells] };
      continue;
    }
    close();
    if (kind === 'text') blocks.push({ kind: 'text', cell: cells[0] as PaperCell });
  }
  close();
  return blocks;
}

/** Neighbouring rows that make one block. */
interface RowGroup {
  readonly kind: 'cards' | 'table';
  readonly rows: readonly (readonly PaperCell[])[];
}
const noGroup: RowGroup = { kind: 'table', rows: [] };

function kindOfRow(cells: readonly PaperCell[], isInGroup: boolean): 'none' | 'text' | 'cards' | 'table' {
  const [first] = cells;
  if (!first) return 'none';
  if (cells.every(({ style }) => style.background === 'raised')) return 'cards';
  const standsAlone = cells.length === 1 && ((first.style.span ?? 1) > 1 || !isInGroup);
  return standsAlone ? 'text' : 'table';
}

function cellsOfRow(shown: ShownSheet, rowIndex: number): PaperCell[] {
  const cells: PaperCell[] = [];
  for (let columnIndex = 0; columnIndex < shown.columnCount; columnIndex++) {
    const value = shown.value(rowIndex, columnIndex);
    const style = shown.style(rowIndex, columnIndex) ?? {};
    const isInput = style.background === 'tintAccent';
    // What is to be filled in is seen before it is.
    if ((value === null && !isInput) || shown.isCovered(rowIndex, columnIndex)) continue;
    cells.push({
      rowIndex,
      columnIndex,
      text: shown.text(value, shown.format(rowIndex, columnIndex)),
      style,
      kind: isCellError(value) ? 'error' : typeof value === 'number' ? 'number' : 'text',
      isInput,
    });
  }
  return cells;
}

function cardsOf(rows: readonly (readonly PaperCell[])[]): PaperBlock {
  const columns = columnsOf(rows);
  return {
    kind: 'cards',
    cards: columns.map((column) => rows.flat().filter(({ columnIndex }) => columnIndex === column)),
  };
}

function tableOf(rows: readonly (readonly PaperCell[])[]): PaperBlock {
  const columns = columnsOf(rows);
  return {
    kind: 'table',
    rows: rows.map((cells, index) => ({
      cells: columns.map((column) => cells.find(({ columnIndex }) => columnIndex === column) ?? null),
      isHead: index === 0 && cells.some(({ style }) => style.borderBottom === true),
    })),
  };
}

function columnsOf(rows: readonly (readonly PaperCell[])[]): number[] {
  return [...new Set(rows.flat().map(({ columnIndex }) => columnIndex))].sort((a, b) => a - b);
}
