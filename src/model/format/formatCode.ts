import { format, isDateFormat, isPercentFormat, isValidFormat, tokenize } from 'numfmt';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';

export { isPercentFormat };

/** Excel's own limit. */
const maxCodeLength = 255;

/**
 * A number format code as it was typed, when numbers can be shown by it.
 *
 * Errors: formatCodeInvalid with `code`.
 * Example: checkFormatCode('[Foo]0') is refused
 */
export function checkFormatCode(code: string): Result<string> {
  const refused = failed(problem('formatCodeInvalid', { code }));
  if (code.trim() === '' || code.length > maxCodeLength || !isValidFormat(code)) return refused;
  try {
    for (const value of [1234.5, -1234.5, 0]) format(code, value);
    format(code, 'text');
    return ok(code);
  } catch {
    return refused;
  }
}

/** As many decimals as Excel shows at most. */
const maxDecimals = 30;

/**
 * A code that shows one decimal more or less, in all of its sections; the same code where there are none to change: dates,
 * texts, fractions. Without a code, or with `General`, one is made for the number.
 *
 * Example: withDecimals('#,##0.00', 1, 5) is '#,##0.000'
 */
export function withDecimals(code: string | undefined, change: 1 | -1, value: number): string {
  if (code === undefined || code.toLowerCase() === 'general') {
    const decimals = Math.max(0, Math.min(decimalsOf(value) + change, maxDecimals));
    return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  }
  if (isDateFormat(code)) return code;
  return sectionsOf(code)
    .map((section) => changeSection(section, change))
    .join(';');
}

function decimalsOf(value: number): number {
  const plain = format('General', value);
  const point = plain.indexOf('.');
  return point < 0 || /e/i.test(plain) ? 0 : plain.length - point - 1;
}

interface Token {
  readonly type: string;
  readonly raw: string;
}

function sectionsOf(code: string): Token[][] {
  const sections: Token[][] = [[]];
  for (const token of tokenize(code) as Token[]) {
    if (token.type === 'BREAK') sections.push([]);
    else sections[sections.length - 1]?.push(token);
  }
  return sections;
}

const digits: ReadonlySet<string> = new Set(['ZERO', 'HASH', 'QMARK']);

function changeSection(tokens: readonly Token[], change: 1 | -1): string {
  const raws = tokens.map(({ raw }) => raw);
  const text = raws.join('');
  const point = tokens.findIndex(({ type }) => type === 'POINT');
  if (tokens.some(({ type }) => type === 'SLASH')) return text;
  if (point < 0) {
    const exponent = tokens.findIndex(({ type }) => type === 'EXP');
    const last = tokens.slice(0, exponent < 0 ? tokens.length : exponent).findLastIndex(isDigit);
    if (change < 0 || last < 0) return text;
    return [...raws.slice(0, last + 1), '.0', ...raws.slice(last + 1)].join('');
  }
  let end = point + 1;
  while (end < tokens.length && isDigit(tokens[end] as Token)) end++;
  const decimals = end - point - 1;
  if (change > 0)
    return decimals < maxDecimals ? [...raws.slice(0, end), '0', ...raws.slice(end)].join('') : text;
  const from = decimals <= 1 ? point : end - 1;
  return [...raws.slice(0, from), ...raws.slice(end)].join('');
}

const isDigit = ({ type }: Token): boolean => digits.has(type);
