import type { CellStyle } from '../model/document';
import { blockKindOf } from '../model/columnBlocks';
import type { ValueFormat } from '../model/format/formatValue';
import { isCellError, type CellError, type CellValue } from '../shared/value';
import type { ShownSheet } from './shownSheet';

/** What a renderer asks of the grid around it. */
export interface RendererHost {
  readonly shown: ShownSheet;
  isMarked(rowIndex: number): boolean;
  describeError(error: CellError): string;
  /** Why a cell of a typed column has a warning mark. */
  describeMismatch(columnIndex: number): string;
}

/** How far a long text may run over empty neighbours. */
const maxOverflowColumns = 12;

/** Draws one cell. Only `textContent` and classes: nothing a person typed ever becomes markup. */
export function renderCell(
  host: RendererHost,
  cell: HTMLTableCellElement,
  rowIndex: number,
  columnIndex: number,
): void {
  const { shown } = host;
  const value = shown.value(rowIndex, columnIndex);
  const format = shown.format(rowIndex, columnIndex);
  const style = shown.style(rowIndex, columnIndex);
  const text = shown.text(value, format);
  const classes = cell.classList;
  spanColumns(shown, cell, rowIndex, columnIndex);
  classes.add(alignmentClass(value, style));
  if (style) classes.add(...styleClasses(style));
  if (host.isMarked(rowIndex)) classes.add('wb-marked');
  if (shown.isNewRow(rowIndex)) classes.add('wb-new-row');
  if (shown.isCalculated(columnIndex)) classes.add('wb-calculated');
  if (shown.isSpilled(rowIndex, columnIndex)) classes.add('wb-spilled');
  if (shown.isPending(rowIndex, columnIndex)) {
    classes.add('wb-pending');
    cell.setAttribute('aria-busy', 'true');
  }
  describe(host, cell, value, format, columnIndex);
  const overflowPx = runsOver(shown, value, style, rowIndex, columnIndex);
  if (overflowPx === null) cell.textContent = text;
  else cell.replaceChildren(overflowing(cell.ownerDocument, text, overflowPx));
}

/**
 * Prose of a report goes over several columns, and its row grows with it. Handsontable's own merged cells would do
 * that too, but switch the whole grid to a slower layout.
 */
function spanColumns(
  shown: ShownSheet,
  cell: HTMLTableCellElement,
  rowIndex: number,
  columnIndex: number,
): void {
  // Elements are used again for other cells: what was set before must go.
  cell.colSpan = shown.columnSpan(rowIndex, columnIndex);
  cell.classList.toggle('wb-covered', shown.isCovered(rowIndex, columnIndex));
}

function alignmentClass(value: CellValue, style: CellStyle | undefined): string {
  if (style?.align) return `wb-${style.align}`;
  if (typeof value === 'number') return 'wb-right';
  return typeof value === 'boolean' || isCellError(value) ? 'wb-center' : 'wb-left';
}

function styleClasses(style: CellStyle): string[] {
  const classes: string[] = [];
  if (style.bold) classes.push('wb-bold');
  if (style.italic) classes.push('wb-italic');
  if (style.size) classes.push(`wb-size-${style.size}`);
  if (style.color) classes.push(`wb-color-${tokenName(style.color)}`);
  if (style.background) classes.push(`wb-fill-${tokenName(style.background)}`);
  if (style.wrap) classes.push('wb-wrap');
  if (style.borderTop) classes.push('wb-border-top');
  if (style.borderBottom) classes.push('wb-border-bottom');
  return classes;
}

/** `tintAccent` to `tint-accent`; a token is a word, and whatever else it holds is left out. */
function tokenName(token: string): string {
  return token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/[^a-z0-9-]/g, '') || 'none';
}

function describe(
  host: RendererHost,
  cell: HTMLTableCellElement,
  value: CellValue,
  format: ValueFormat,
  columnIndex: number,
): void {
  if (isCellError(value)) {
    cell.classList.add('wb-error');
    cell.setAttribute('aria-description', host.describeError(value));
  } else if (isMismatch(value, format)) {
    cell.classList.add('wb-mismatch');
    cell.setAttribute('aria-description', host.describeMismatch(columnIndex));
  }
}

/** A text in a column of numbers, dates or yes and no: kept, but no part of any calculation. */
export function isMismatch(value: CellValue, format: ValueFormat): boolean {
  return typeof value === 'string' && format.type !== undefined && blockKindOf(format.type) !== 'text';
}

/** The width a long text may take from the empty cells right of it, as in every spreadsheet; `null` for no such text. */
function runsOver(
  shown: ShownSheet,
  value: CellValue,
  style: CellStyle | undefined,
  rowIndex: number,
  columnIndex: number,
): number | null {
  if (shown.sheet.kind === 'table' || typeof value !== 'string' || style?.wrap || style?.align) return null;
  let widthPx = shown.columnWidthPx(columnIndex);
  let next = columnIndex + 1;
  const last = Math.min(columnIndex + maxOverflowColumns, shown.columnCount - 1);
  while (next <= last && shown.value(rowIndex, next) === null) widthPx += shown.columnWidthPx(next++);
  return next === columnIndex + 1 ? null : widthPx;
}

function overflowing(ownerDocument: Document, text: string, widthPx: number): HTMLElement {
  const span = ownerDocument.createElement('span');
  span.className = 'wb-overflow';
  span.style.setProperty('--wb-overflow-width', `${widthPx}px`);
  span.textContent = text;
  return span;
}
