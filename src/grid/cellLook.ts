import type { CellStyle } from '../model/document';
import { blockKindOf } from '../model/columnBlocks';
import { colorByCode, isGeneral, type ValueFormat } from '../model/format/formatValue';
import type { ProblemParams } from '../shared/problems';
import type { Notice } from '../shared/notice';
import { isCellError, type CellError, type CellValue } from '../shared/value';
import type { ConditionalLook } from './conditionalLooks';
import { fitGeneral, marksFor } from './numberFit';
import type { ShownSheet } from './shownSheet';
import { typeWithRoom } from './typeWithRoom';

/** What a renderer asks of the grid around it. */
export interface RendererHost {
  readonly shown: ShownSheet;
  readonly readOnly: boolean;
  /** Values that are on their way are marked. */
  readonly showsPending: boolean;
  /** By stored position. */
  isMarked(rowIndex: number): boolean;
  describeError(error: CellError): string;
  describeNotice(notice: Notice): string;
  phrase(key: string, params?: ProblemParams): string;
  conditionalLook(rowIndex: number, columnIndex: number, value: CellValue): ConditionalLook | null;
  /** Whether a text has room in a cell of this width, in its type. */
  hasRoom(text: string, widthPx: number, style: CellStyle | undefined): boolean;
  /** What a rule's formula comes to; `undefined` where nobody can tell. */
  ruleResult(formula: string): CellValue | undefined;
  /** Why a cell of a typed column has a warning mark. */
  describeMismatch(columnIndex: number): string;
}

/** How far a long text may run over empty neighbours. */
const maxOverflowColumns = 12;

/** Everything that is seen of one cell. */
export interface CellLook {
  readonly text: string;
  readonly classes: readonly string[];
  readonly description: string | null;
  readonly isPending: boolean;
  /** Fill and bar of conditional formats, which are no classes. */
  readonly condition: ConditionalLook | null;
  /** See `runsOver`. */
  readonly overflowPx: number | null;
  /**
   * Prose of a report goes over several columns, and its row grows with it. Handsontable's own merged cells would do
   * that too, but switch the whole grid to a slower layout.
   */
  readonly colSpan: number;
  /** The cell heads a column under a filter. */
  readonly filter: 'open' | 'filtered' | null;
}

export function cellLook(host: RendererHost, rowIndex: number, columnIndex: number): CellLook {
  const { shown } = host;
  const result = shown.value(rowIndex, columnIndex);
  const formula = shown.formulaText(rowIndex, columnIndex);
  const value = formula ?? result;
  const ownFormat = shown.format(rowIndex, columnIndex);
  const condition = host.conditionalLook(rowIndex, columnIndex, result);
  const own = shown.style(rowIndex, columnIndex);
  const given = condition ? { ...own, ...condition.style } : own;
  const format =
    condition?.style.numberFormat === undefined
      ? ownFormat
      : { ...ownFormat, numberFormat: condition.style.numberFormat };
  const isPending = host.showsPending && shown.isPending(rowIndex, columnIndex);
  const text = formula ?? (condition?.hidesValue ? '' : shown.text(value, format));
  const colSpan = shown.columnSpan(rowIndex, columnIndex);
  const style =
    given?.size && typeof value === 'number'
      ? typeWithRoom(
          given,
          text,
          (tried) => (words) => host.hasRoom(words, widthOf(shown, columnIndex, colSpan), tried),
        )
      : given;
  const filter = shown.filterHeading(rowIndex, columnIndex);
  const overflowPx = filter ? null : runsOver(shown, value, style, rowIndex, columnIndex);
  const classes: string[] = [];
  const alignment = style?.align ?? alignmentOf(value);
  if (alignment !== null) classes.push(`wb-${alignment}`);
  if (overflowPx !== null) classes.push('wb-overflows');
  const codeColor = format.numberFormat === undefined ? undefined : colorByCode(format.numberFormat, value);
  if (style || codeColor) classes.push(...styleClasses(style ?? {}, shown.sheet.kind === 'table', codeColor));
  classes.push(...borderClasses(shown, style, rowIndex, columnIndex));
  if (filter) classes.push('wb-filter-heading');
  if (shown.isCovered(rowIndex, columnIndex)) classes.push('wb-covered');
  if (host.isMarked(shown.rowIndex(rowIndex))) classes.push('wb-marked');
  if (shown.isCalculated(columnIndex)) classes.push('wb-calculated');
  if (shown.isSpilled(rowIndex, columnIndex)) classes.push('wb-spilled');
  if (condition?.fill !== undefined) classes.push('wb-scaled');
  if (condition?.bar) classes.push('wb-barred');
  if (isPending) classes.push('wb-pending');
  if (isCellError(value)) classes.push('wb-error');
  else if (isMismatch(result, format)) classes.push('wb-mismatch');
  const warnings = shown.notices(rowIndex, columnIndex).filter(({ level }) => level === 'warning');
  if (warnings.length > 0) classes.push('wb-noticed');
  const invalid = shown.invalidity(rowIndex, columnIndex, result, (asked) => host.ruleResult(asked));
  if (invalid) classes.push('wb-invalid');
  const comment = shown.comment(rowIndex, columnIndex);
  if (comment) classes.push('wb-commented');
  const fitted =
    typeof value === 'number' ? fitNumber(host, { value, text, format, style, columnIndex, colSpan }) : text;
  if (fitted === null) classes.push('wb-narrow');
  const explained =
    describe(host, result, format, columnIndex) ??
    (invalid ? host.phrase(`problem_${invalid.code}`, invalid.params) : wordsOf(host, warnings)) ??
    (fitted === null ? text : null);
  const said = [
    explained,
    filter === 'filtered' ? host.phrase('grid_filtered') : null,
    comment ? host.phrase('format_comments_said', { text: comment.text }) : null,
  ].filter((words) => words !== null);
  return {
    text: fitted ?? marksFor((marks) => host.hasRoom(marks, widthOf(shown, columnIndex, colSpan), style)),
    condition,
    classes,
    description: said.length > 0 ? said.join('\n') : null,
    isPending,
    overflowPx,
    colSpan,
    filter,
  };
}

interface ShownNumber {
  readonly value: number;
  readonly text: string;
  readonly format: ValueFormat;
  readonly style: CellStyle | undefined;
  readonly columnIndex: number;
  readonly colSpan: number;
}

/** As much of a number as has room, `null` where none of it may be shown: a part of a number is another one. */
function fitNumber(
  { shown, hasRoom }: Pick<RendererHost, 'shown' | 'hasRoom'>,
  { value, text, format, style, columnIndex, colSpan }: ShownNumber,
): string | null {
  const widthPx = widthOf(shown, columnIndex, colSpan);
  const fits = (given: string): boolean => hasRoom(given, widthPx, style);
  if (isGeneral(value, format)) return fitGeneral(value, text, fits);
  return format.numberFormat === '@' || fits(text) ? text : null;
}

function widthOf(shown: ShownSheet, columnIndex: number, colSpan: number): number {
  let widthPx = shown.columnWidthPx(columnIndex);
  for (let next = 1; next < colSpan; next++) widthPx += shown.columnWidthPx(columnIndex + next);
  return widthPx;
}

/** `null` where text begins by itself: most cells need no class, which the browser would look up rules for. */
function alignmentOf(value: CellValue): 'right' | 'center' | null {
  if (typeof value === 'number') return 'right';
  return typeof value === 'boolean' || isCellError(value) ? 'center' : null;
}

/** Rows of a table are all of one height, so nothing is wrapped there. */
function styleClasses(style: CellStyle, isTable: boolean, codeColor: string | undefined): string[] {
  const classes: string[] = [];
  if (style.bold) classes.push('wb-bold');
  if (style.italic) classes.push('wb-italic');
  if (style.underline) classes.push('wb-underline');
  if (style.strike) classes.push('wb-strike');
  if (style.size) classes.push(`wb-size-${style.size}`);
  const color = codeColor ?? style.color;
  if (color) classes.push(`wb-color-${tokenName(color)}`);
  if (style.background) classes.push(`wb-fill-${tokenName(style.background)}`);
  if (style.wrap && !isTable) classes.push('wb-wrap');
  if (style.verticalAlign) classes.push(`wb-${style.verticalAlign}`);
  return classes;
}

/**
 * A line between two cells belongs to both, and is drawn by the one above or left of it; the first row and column have
 * nothing before them.
 */
function borderClasses(
  shown: ShownSheet,
  style: CellStyle | undefined,
  rowIndex: number,
  columnIndex: number,
): string[] {
  const classes: string[] = [];
  if (style?.borderTop && rowIndex === 0) classes.push('wb-border-top');
  if (style?.borderLeft && columnIndex === 0) classes.push('wb-border-left');
  if (style?.borderBottom || shown.style(rowIndex + 1, columnIndex)?.borderTop)
    classes.push('wb-border-bottom');
  if (style?.borderRight || shown.style(rowIndex, columnIndex + 1)?.borderLeft)
    classes.push('wb-border-right');
  return classes;
}

/** `tintAccent` to `tint-accent`; a token is a word, and whatever else it holds is left out. */
function tokenName(token: string): string {
  return token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/[^a-z0-9-]/g, '') || 'none';
}

function describe(
  host: RendererHost,
  value: CellValue,
  format: ValueFormat,
  columnIndex: number,
): string | null {
  if (isCellError(value)) return host.describeError(value);
  return isMismatch(value, format) ? host.describeMismatch(columnIndex) : null;
}

function wordsOf(host: RendererHost, notices: readonly Notice[]): string | null {
  return notices.length === 0 ? null : notices.map((notice) => host.describeNotice(notice)).join('\n');
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
