import { parse, tokenize } from '@borgar/fx';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';

/** Excel's own limit, and ours (spec/reliability, limits). */
export const maxFormulaLength = 8192;

const halfWidth: Readonly<Record<string, string>> = {
  '＝': '=',
  '（': '(',
  '）': ')',
  '，': ',',
  '；': ',',
  '：': ':',
  '＋': '+',
  '－': '-',
  '＊': '*',
  '／': '/',
  '＞': '>',
  '＜': '<',
  '％': '%',
  '！': '!',
  '“': '"',
  '”': '"',
};

/**
 * The formula as it is meant: full-width punctuation of Chinese input methods becomes the usual one, except inside
 * texts, quoted sheet names and column names.
 */
export function normalizeFormula(typed: string): string {
  let result = '';
  let quote: string | null = null;
  let brackets = 0;
  let escaped = false;
  for (const char of typed.trim()) {
    const plain = halfWidth[char] ?? char;
    if (quote !== null) {
      const closes = plain === quote && (quote === '"' ? char === '"' || char === '”' : true);
      if (closes) quote = null;
      result += closes ? plain : char;
      continue;
    }
    if (brackets > 0) {
      if (!escaped && char === '[') brackets++;
      if (!escaped && char === ']') brackets--;
      // In a column name an apostrophe stands before a character that is meant literally.
      escaped = !escaped && char === "'";
      result += char;
      continue;
    }
    if (plain === '"' || plain === "'") quote = plain;
    if (char === '[') brackets++;
    result += plain;
  }
  return result;
}

/** Checks that a formula can be parsed; forgotten closing brackets at the end are added, as spreadsheets do. */
export function checkSyntax(formula: string): Result<string> {
  if (formula.length > maxFormulaLength) {
    return failed(problem('formulaTooLong', { length: formula.length, limit: maxFormulaLength }));
  }
  const first = syntaxFault(formula);
  if (first === null) return ok(formula);
  const closed = formula + ')'.repeat(openBrackets(formula));
  if (closed !== formula && syntaxFault(closed) === null) return ok(closed);
  return failed(problem('formulaSyntax', { position: first.position, near: first.near }));
}

interface SyntaxFault {
  /** Counted from 1, as people count. */
  readonly position: number;
  readonly near: string;
}

function syntaxFault(formula: string): SyntaxFault | null {
  try {
    parse(tokenize(formula, { withLocation: true }), {});
    return null;
  } catch (error) {
    // fx 5.1.3 puts the place into the error: `source` and `sourceOffset`.
    const offset =
      error instanceof Error && 'sourceOffset' in error && typeof error.sourceOffset === 'number'
        ? error.sourceOffset
        : formula.length;
    return {
      position: Math.max(1, Math.min(offset, formula.length)),
      near: formula.slice(Math.max(0, offset - 8), offset),
    };
  }
}

function openBrackets(formula: string): number {
  let open = 0;
  for (const token of tokenize(formula, {})) {
    if (token.type !== 'operator') continue;
    if (token.value === '(') open++;
    if (token.value === ')') open--;
  }
  return Math.max(open, 0);
}
