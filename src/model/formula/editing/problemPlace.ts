import type { Problem } from '../../../shared/problems';
import { formulaSpans } from './formulaSpans';

/** `[from, to)` in what was typed. */
export interface ProblemPlace {
  readonly from: number;
  readonly to: number;
}

/** Where in the typed formula a problem lies; `null` when it is not of one place. */
export function problemPlace(typed: string, { params }: Problem): ProblemPlace | null {
  const leading = typed.length - typed.trimStart().length;
  if (typeof params?.['position'] === 'number') {
    const at = leading + Math.max(0, params['position'] - 1);
    const span = formulaSpans(typed).find(({ to }) => to > at);
    return span && span.kind !== 'space' ? { from: span.from, to: span.to } : placeBefore(typed, at);
  }
  const name = params?.['reference'] ?? params?.['name'];
  return typeof name === 'string' ? placeOfName(typed, name) : null;
}

/** At the end of the formula there is nothing: its last part is marked. */
function placeBefore(typed: string, at: number): ProblemPlace | null {
  const span = formulaSpans(typed).findLast(({ from, kind }) => from < at && kind !== 'space');
  return span ? { from: span.from, to: span.to } : null;
}

function placeOfName(typed: string, name: string): ProblemPlace | null {
  // `Customers[Revnue]` may have been typed `[@Revnue]`.
  const column = /\[(.*)\]$/.exec(name)?.[1];
  const span = formulaSpans(typed).find(
    ({ text, kind }) =>
      kind !== 'text' &&
      (includes(text, name) || (column !== undefined && kind === 'structured' && includes(text, column))),
  );
  return span ? { from: span.from, to: span.to } : null;
}

const includes = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());
