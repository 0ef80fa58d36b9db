import { formulaSpans, type Span } from './formulaSpans';

/** The call the caret stands in, and in which of its arguments. */
export interface CallAt {
  /** As it is typed. */
  readonly name: string;
  /** Counted from 0. */
  readonly argument: number;
  /** Where the name begins. */
  readonly from: number;
}

/**
 * The innermost call whose brackets are open at the caret; `null` outside of all.
 *
 * Example: callAt('=SUM(A1, IF(B1, ', 16) is { name: 'IF', argument: 1, from: 9 }
 */
export function callAt(formula: string, caret: number): CallAt | null {
  const open: { span: Span | null; argument: number }[] = [];
  let before: Span | null = null;
  for (const span of formulaSpans(formula)) {
    // The caret stands before what begins at it.
    if (span.from >= caret) break;
    if (span.kind === 'open')
      open.push({ span: before?.kind === 'function' && span.text === '(' ? before : null, argument: 0 });
    else if (span.kind === 'close') open.pop();
    else if (span.kind === 'separator') {
      const innermost = open.at(-1);
      if (innermost) innermost.argument++;
    }
    if (span.kind !== 'space') before = span;
  }
  for (const { span, argument } of open.reverse()) {
    if (span) return { name: span.text, argument, from: span.from };
  }
  return null;
}
