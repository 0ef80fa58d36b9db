import { parseA1Ref, stringifyA1Ref } from '@borgar/fx';
import type { LineRange } from '../axis';
import type { SheetId } from '../ids';
import type { RemovedLines } from './removedLines';

export type RangeA1 = NonNullable<Extract<ReturnType<typeof parseA1Ref>, { range: unknown }>>['range'];

/** `Sheet1!$A$1:B2` taken apart; the sheet part is a name in shown formulas, an id in stored ones. */
export interface CellReference {
  readonly sheet: string | null;
  readonly range: RangeA1;
}

export function parseCellReference(text: string): CellReference | null {
  const parsed = parseA1Ref(text);
  if (!parsed || !('range' in parsed)) return null;
  const context = parsed.context ?? [];
  // Two contexts are another workbook's file and sheet: we have no such thing.
  if (context.length > 1) return null;
  return { sheet: context[0] ?? null, range: parsed.range };
}

export function writeCellReference({ sheet, range }: CellReference): string {
  return stringifyA1Ref({ context: sheet === null ? [] : [sheet], range });
}

/** `A`, `B`, ...: what a column of cells is called. */
export function columnLetter(columnIndex: number): string {
  const range = { top: 0, bottom: 0, left: columnIndex, right: columnIndex };
  return writeCellReference({ sheet: null, range }).slice(0, -1);
}

export type Dimension = 'rows' | 'columns';
const sides = {
  rows: ['top', 'bottom'],
  columns: ['left', 'right'],
} as const;

/**
 * Lines are inserted from the position `at` on; those of ascending ranges that do not touch are removed; or those from
 * `from` to `to` (excluded) go before the line that stands at `before`, outside of them. All positions as before it.
 */
export type Reshape = {
  readonly dimension: Dimension;
  /** Only cells on these lines of the other dimension (`to` excluded) shift: a reference beyond them stays. */
  readonly within?: LineRange;
} & (
  | { readonly kind: 'insert'; readonly at: number; readonly count: number }
  | { readonly kind: 'remove'; readonly lines: RemovedLines }
  | { readonly kind: 'move'; readonly from: number; readonly to: number; readonly before: number }
);

/** The reshaping of one sheet. */
export type LineReshape = Reshape & { readonly sheetId: SheetId };

/** Where a range stands after the reshaping; `null` when nothing is left of it. Same object when nothing changed. */
export function reshapeRange(range: RangeA1, reshape: Reshape): RangeA1 | null {
  const [firstSide, lastSide] = sides[reshape.dimension];
  if (reshape.within && !isWithin(range, reshape.dimension, reshape.within)) return range;
  const first = range[firstSide];
  const last = range[lastSide];
  if (first == null && last == null) return range;
  // Open ends (`A1:A`) stay open.
  const from = first ?? 0;
  const to = last ?? Infinity;
  let newFrom = from;
  let newTo = to;
  if (reshape.kind === 'insert') {
    const { at, count } = reshape;
    if (from >= at) newFrom += count;
    if (to >= at) newTo += count;
  } else if (reshape.kind === 'remove') {
    const { lines } = reshape;
    newFrom = from - lines.countBefore(from);
    // The last line that stays, at or before the old end.
    newTo = to === Infinity ? to : to - lines.countBefore(to + 1);
    if (newTo < newFrom) return null;
  } else [newFrom, newTo] = movedInterval(from, to, reshape);
  if (newFrom === from && newTo === to) return range;
  return { ...range, [firstSide]: first == null ? null : newFrom, [lastSide]: last == null ? null : newTo };
}

function isWithin(range: RangeA1, dimension: Dimension, [from, to]: LineRange): boolean {
  const [firstSide, lastSide] = sides[dimension === 'rows' ? 'columns' : 'rows'];
  const first = range[firstSide];
  const last = range[lastSide];
  return first != null && last != null && first >= from && last < to;
}

/**
 * What lies wholly on the moved lines goes with them. Any other range is one to which lines are added where they go to,
 * and from which they are taken where they were: it keeps its name for what stays, as in Excel.
 */
function movedInterval(
  from: number,
  to: number,
  move: { readonly from: number; readonly to: number; readonly before: number },
): [from: number, to: number] {
  const count = move.to - move.from;
  const target = move.before > move.from ? move.before - count : move.before;
  if (from >= move.from && to < move.to) return [from + target - move.from, to + target - move.from];
  const widened = (line: number): number => (line >= move.before ? line + count : line);
  const source = widened(move.from);
  const countBefore = (line: number): number => Math.min(Math.max(line - source, 0), count);
  const first = widened(from);
  const last = widened(to);
  return [first - countBefore(first), last === Infinity ? last : last - countBefore(last + 1)];
}

type Line = number | null | undefined;

const maxRow = 1_048_575;
const maxColumn = 16_383;

/** Moves the relative parts, as copying a formula does; `null` when it leaves the sheet. */
export function moveRange(range: RangeA1, rowDelta: number, columnDelta: number): RangeA1 | null {
  const move = (value: Line, fixed: boolean | null | undefined, delta: number): number | null =>
    value === null || value === undefined ? null : fixed ? value : value + delta;
  const top = move(range.top, range.$top, rowDelta);
  const bottom = move(range.bottom, range.$bottom, rowDelta);
  const left = move(range.left, range.$left, columnDelta);
  const right = move(range.right, range.$right, columnDelta);
  const inside = (value: number | null, max: number): boolean =>
    value === null || (value >= 0 && value <= max);
  if (
    !inside(top, maxRow) ||
    !inside(bottom, maxRow) ||
    !inside(left, maxColumn) ||
    !inside(right, maxColumn)
  ) {
    return null;
  }
  return { ...range, top, bottom, left, right };
}
