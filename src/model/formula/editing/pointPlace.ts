import { formulaSpans, type Span } from './formulaSpans';
import type { EditedText } from './toggleAbsolute';

/** Where a reference goes that is pointed at with mouse or arrow keys. */
export interface PointPlace {
  readonly from: number;
  readonly to: number;
}

/**
 * The place for a reference at the selection, when one may stand there: behind `=`, an operator, a separator or an opening
 * bracket, and before none or what may follow one. `null` everywhere else, where a click means to enter the formula.
 */
export function pointPlace({ text, start, end }: EditedText): PointPlace | null {
  if (!text.startsWith('=') || start < 1) return null;
  const spans = formulaSpans(text);
  const before = lastBefore(spans, start);
  const after = spans.find((span) => span.to > end && (span.kind !== 'space' || span.from < end));
  if (before && (before.to > start || !mayPrecede(before))) return null;
  // In the middle of something; what is selected as a whole is replaced.
  if (after && after.from < end && after.kind !== 'space') return null;
  return after && !mayFollow(after) ? null : { from: start, to: end };
}

/** The formula with a reference put there, which is where the next one goes while pointing goes on. */
export function putReference(
  text: string,
  { from, to }: PointPlace,
  reference: string,
): { readonly text: string; readonly place: PointPlace } {
  return {
    text: text.slice(0, from) + reference + text.slice(to),
    place: { from, to: from + reference.length },
  };
}

function lastBefore(spans: readonly Span[], at: number): Span | undefined {
  return spans.findLast((span) => span.from < at && span.kind !== 'space');
}

function mayPrecede({ kind, text, from }: Span): boolean {
  if (from === 0) return true;
  if (kind === 'operator') return !['%', '#', '!', '@'].includes(text);
  return kind === 'open' || kind === 'separator';
}

function mayFollow({ kind }: Span): boolean {
  return kind === 'operator' || kind === 'close' || kind === 'separator' || kind === 'space';
}
