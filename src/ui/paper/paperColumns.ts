import type { ShownSheet } from '../../grid/shownSheet';
import { paperValue } from './paperCell';
import { paperTextWidth } from './paperTextWidth';
import type { PrintedPart } from './printedPart';

/** The sides of A4 between the margins of `pageRules`, in CSS pixels. */
const shortSidePx = 680;
const longSidePx = 1009;
/** Type on paper is a little smaller than on the screen, and on a crowded page smaller still. */
const paperScale = 12 / 13;
const crowdedScale = 0.75;

export interface PaperColumns {
  /** The long side is the width. */
  readonly isWide: boolean;
  /** In smaller type, for all columns to have room on the page. */
  readonly isCrowded: boolean;
  /** Columns of one page beside each other; the next pages begin with the same ones, so that each row can be read. */
  readonly pages: readonly (readonly number[])[];
  readonly widthPx: (column: number) => number;
}

/** Longer texts are wrapped. */
const mostTextPx = 320;
/** Rows that are looked at for what a column needs. */
const sampledRows = 60;

/**
 * How columns are spread over pages: as wide as on the screen and no text wrapped, where that fits; only as wide as their
 * texts, or as on the screen, or as the lesser of both; in smaller type; else on several pages, as in Excel.
 */
export function paperColumns(shown: ShownSheet, part: Pick<PrintedPart, 'rows' | 'columns'>): PaperColumns {
  const { columns } = part;
  const total = (widthPx: (column: number) => number, some = columns): number =>
    some.reduce((sum, column) => sum + widthPx(column), 0);
  const plainPx = (column: number): number => shown.columnWidthPx(column) * paperScale;
  const needed = new Map(columns.map((column) => [column, neededPx(shown, part, column)]));
  const textPx = (column: number): number => Math.min(needed.get(column) ?? 0, mostTextPx);
  const roomyPx = (column: number): number => Math.max(plainPx(column), textPx(column));
  const tightPx = (column: number): number => Math.min(plainPx(column), textPx(column));
  const isWide = total(plainPx) > shortSidePx;
  const sidePx = isWide ? longSidePx : shortSidePx;
  const fitting = [roomyPx, textPx, plainPx, tightPx].find((widthPx) => total(widthPx) <= sidePx);
  const asOnePage = { isWide, isCrowded: false, pages: [columns], widthPx: fitting ?? tightPx };
  if (fitting) return asOnePage;
  const crowdedPx = (column: number): number => tightPx(column) * crowdedScale;
  if (total(crowdedPx) <= longSidePx) return { ...asOnePage, isCrowded: true, widthPx: crowdedPx };
  const kept = keptColumns(shown, columns, (some) => total(tightPx, some));
  const pages: number[][] = [];
  let page: number[] = [];
  for (const column of columns) {
    if (page.length > 0 && total(tightPx, [...page, column]) > longSidePx) {
      pages.push(page);
      page = [...kept];
    }
    page.push(column);
  }
  return { ...asOnePage, pages: [...pages, page] };
}

function neededPx(shown: ShownSheet, { rows }: Pick<PrintedPart, 'rows'>, column: number): number {
  const isTable = shown.sheet.kind === 'table';
  let widthPx = isTable ? paperTextWidth(shown.columnName(column)) : 0;
  for (const row of rows.slice(0, sampledRows)) {
    const value = paperValue(shown, row, column);
    const ownPx = paperTextWidth(shown.text(value, shown.format(row, column)));
    // A title runs over the empty cells beside it.
    const runsOn = !isTable && typeof value === 'string' && shown.value(row, column + 1) === null;
    const mostPx = runsOn ? shown.columnWidthPx(column) * paperScale : Infinity;
    widthPx = Math.max(widthPx, Math.min(ownPx, mostPx));
  }
  return widthPx;
}

/** What names the rows: frozen columns, or the first one of a table; not where they would take half of the page. */
function keptColumns(
  shown: ShownSheet,
  columns: readonly number[],
  widthOf: (some: readonly number[]) => number,
): readonly number[] {
  const count = shown.sheet.kind === 'table' ? Math.max(1, shown.frozenColumns) : shown.frozenColumns;
  const kept = columns.filter((column) => column < count);
  return widthOf(kept) <= longSidePx / 2 ? kept : [];
}
