import type { ConditionalLook } from '../../grid/conditionalLooks';
import { paled } from '../../grid/scaleColor';
import type { ShownSheet } from '../../grid/shownSheet';
import type { CellStyle } from '../../model/document';
import { colorByCode } from '../../model/format/formatValue';
import { isCellError, type CellValue } from '../../shared/value';
import { tokenColor } from '../formats/tokenColor';
import { paperTextWidth } from './paperTextWidth';

/** A cell of a table or a sheet on paper: what it says and how it looks, as on the screen. */
export interface TablePaperCell {
  readonly text: string;
  readonly classes: readonly string[];
  readonly color: string | null;
  readonly fill: string | null;
  /** A data bar, as a picture behind the text. */
  readonly bar: string | null;
  /** Columns it runs over: a long text goes on over empty neighbours. */
  readonly span: number;
}

/** What a cell says: its value, or its formula where those are shown. */
export const paperValue = (shown: ShownSheet, rowIndex: number, columnIndex: number): CellValue =>
  shown.formulaText(rowIndex, columnIndex) ?? shown.value(rowIndex, columnIndex);

export function paperCell(
  shown: ShownSheet,
  rowIndex: number,
  columnIndex: number,
  condition: ConditionalLook | null,
): Omit<TablePaperCell, 'span'> {
  const value = paperValue(shown, rowIndex, columnIndex);
  const style: CellStyle = { ...shown.style(rowIndex, columnIndex), ...condition?.style };
  const ownFormat = shown.format(rowIndex, columnIndex);
  const { numberFormat } = condition?.style ?? {};
  const format = numberFormat === undefined ? ownFormat : { ...ownFormat, numberFormat };
  const codeColor = format.numberFormat === undefined ? undefined : colorByCode(format.numberFormat, value);
  const color = codeColor ?? style.color;
  const isNumber = typeof value === 'number';
  const align = style.align ?? (isNumber ? 'right' : typeof value === 'boolean' ? 'center' : null);
  const has = (rule: unknown, name: string): readonly string[] => (rule ? [name] : []);
  return {
    text: condition?.hidesValue ? '' : shown.text(value, format),
    classes: [
      ...(align === null ? [] : [`is-${align}`]),
      ...has(isNumber, 'is-number'),
      ...has(isCellError(value), 'is-error'),
      ...has(style.bold, 'is-bold'),
      ...has(style.italic, 'is-italic'),
      ...has(style.underline, 'is-underlined'),
      ...has(style.strike, 'is-struck'),
      ...(style.size ? [`is-${style.size}`] : []),
      ...(style.verticalAlign ? [`is-at-${style.verticalAlign}`] : []),
      ...has(style.borderTop, 'has-top'),
      ...has(style.borderBottom, 'has-bottom'),
      ...has(style.borderLeft, 'has-left'),
      ...has(style.borderRight, 'has-right'),
    ],
    color: color ? tokenColor(color) : null,
    fill: condition?.fill ?? (style.background ? tokenColor(style.background) : null),
    bar: condition?.bar ? barPicture(condition.bar) : null,
  };
}

const barPicture = ({ color, percent }: NonNullable<ConditionalLook['bar']>): string =>
  `linear-gradient(to right, ${paled(color)} ${percent}%, transparent ${percent}%)`;

/** Over how many of the columns a text runs that has no room in its own and nothing beside it, as on the screen. */
export function runsOver(
  shown: ShownSheet,
  rowIndex: number,
  columns: readonly number[],
  at: number,
  widthPx: (column: number) => number,
): number {
  const [column = 0] = columns.slice(at);
  const value = paperValue(shown, rowIndex, column);
  const style = shown.style(rowIndex, column);
  const isPlain = shown.sheet.kind === 'grid' && typeof value === 'string' && !style?.wrap;
  if (!isPlain || (style?.align ?? 'left') !== 'left') return 1;
  const neededPx = paperTextWidth(value);
  let span = 1;
  let roomPx = widthPx(column);
  for (const next of columns.slice(at + 1)) {
    if (roomPx >= neededPx || shown.value(rowIndex, next) !== null) break;
    roomPx += widthPx(next);
    span++;
  }
  return span;
}
