import {
  isCellToken,
  isFunctionToken,
  isNameToken,
  isStructuredToken,
  tokensOf,
  type Token,
} from '../tokens';
import { maxFormulaLength } from '../syntax';

export type SpanKind =
  | 'function'
  | 'cells'
  | 'structured'
  | 'name'
  | 'number'
  | 'text'
  | 'constant'
  | 'open'
  | 'close'
  | 'separator'
  | 'operator'
  | 'space'
  | 'other';

/** A stretch of a formula as it is being typed: `[from, to)` in UTF-16 units. */
export interface Span {
  readonly kind: SpanKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

let last: { readonly formula: string; readonly spans: readonly Span[] } | null = null;

/**
 * A formula cut into its parts, also while it is not finished: joined, they are the formula again. Beyond the longest
 * formula there is no more than one part, so that no text is ever slow to type. The last answer is remembered: colours,
 * signature and completions ask for the same one.
 */
export function formulaSpans(formula: string): readonly Span[] {
  if (last?.formula === formula) return last.spans;
  const spans =
    formula.length > maxFormulaLength
      ? [{ kind: 'other' as const, text: formula, from: 0, to: formula.length }]
      : cut(formula);
  last = { formula, spans };
  return spans;
}

function cut(formula: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  const tokens = tokensOf(formula);
  for (const [index, token] of tokens.entries()) {
    const to = from + token.value.length;
    spans.push({ kind: kindOf(token, tokens[index + 1]), text: token.value, from, to });
    from = to;
  }
  return spans;
}

function kindOf(token: Token, next: Token | undefined): SpanKind {
  const { type, value } = token;
  if (isFunctionToken(token)) return 'function';
  // A name with a dot, such as `ROLLUP.DISTINCT`, is a function once it is called.
  if (isNameToken(token)) return next?.value === '(' ? 'function' : 'name';
  if (isCellToken(token)) return 'cells';
  if (isStructuredToken(token)) return 'structured';
  if (type === 'number') return 'number';
  if (type === 'string') return 'text';
  if (type === 'bool' || type === 'error') return 'constant';
  if (type === 'whitespace' || type === 'newline') return 'space';
  if (type === 'fx_prefix') return 'operator';
  if (type !== 'operator') return 'other';
  if (value === '(' || value === '{') return 'open';
  if (value === ')' || value === '}') return 'close';
  return value === ',' || value === ';' ? 'separator' : 'operator';
}
