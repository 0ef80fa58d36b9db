import { parseCellReference, writeCellReference } from '../cellReference';
import { formulaSpans, type Span } from './formulaSpans';

/** A text and what is selected in it. */
export interface EditedText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

type Range = NonNullable<ReturnType<typeof parseCellReference>>['range'];

/**
 * F4: the references the selection touches go one step round `A1`, `$A$1`, `A$1`, `$A1`; of whole columns and rows
 * there are two. They are selected afterwards, or the caret stands behind the one it was at. `null`: there is none.
 */
export function toggleAbsolute({ text, start, end }: EditedText): EditedText | null {
  if (!text.startsWith('=')) return null;
  const touched = formulaSpans(text).filter(
    (span) => span.kind === 'cells' && span.from <= end && span.to >= start,
  );
  // At the seam of `A1:B2` and of nothing else two could be touched; the first is meant then.
  const chosen =
    start === end ? touched.slice(0, 1) : touched.filter(({ from, to }) => from < end && to > start);
  const [first] = chosen;
  const lastChosen = chosen.at(-1);
  if (!first || !lastChosen) return null;
  let written = '';
  let at = 0;
  for (const span of chosen) {
    written += text.slice(at, span.from) + toggled(span);
    at = span.to;
  }
  const newEnd = written.length;
  return { text: written + text.slice(at), start: start === end ? newEnd : first.from, end: newEnd };
}

function toggled({ text }: Span): string {
  const reference = parseCellReference(text);
  if (!reference) return text;
  const { range } = reference;
  const isLine = range.top == null || range.left == null || range.bottom == null || range.right == null;
  const next = isLine ? nextOfLines(range) : nextOfCells(range);
  // The name of the sheet stays as it was typed.
  const behindSheet = text.lastIndexOf('!') + 1;
  return text.slice(0, behindSheet) + writeCellReference({ sheet: null, range: { ...range, ...next } });
}

function nextOfCells({ $top, $left }: Range): Partial<Range> {
  const both = !$top && !$left;
  const row = both || ($top && $left) ? true : false;
  const column = both || ($top && !$left) ? true : false;
  return { $top: row, $bottom: row, $left: column, $right: column };
}

function nextOfLines(range: Range): Partial<Range> {
  const fixed = !(range.$top || range.$left || range.$bottom || range.$right);
  return { $top: fixed, $bottom: fixed, $left: fixed, $right: fixed };
}
