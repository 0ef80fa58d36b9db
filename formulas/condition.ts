import { foldText } from '../src/shared/foldText';
import { cellErrorCodeOf, isCellError } from '../src/shared/value';
import type { CellErrorCode, CellValue } from '../src/shared/value';
import { textAsNumber } from './textAsNumber';

/**
 * A condition as `COUNTIF` takes it, read once and asked for many cells.
 *
 *     5  "5"  "=5"        equals: cells with the number, and texts that read as it
 *     "<>5"               everything else but the number
 *     ">=5"  "<2024-01-31"  numbers on that side
 *     "a*"  "??"  "~*"    texts by pattern, whatever case and accents; ">m" texts behind it in the alphabet
 *     "="                 blank cells; "" blank cells and empty texts; "<>" cells that are not blank
 *     TRUE  #N/A          truth values and errors
 */
export interface Condition {
  readonly operator: Operator;
  readonly operand: Operand;
  readonly isMet: (value: CellValue) => boolean;
}

/** How a condition compares. */
export type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** What a condition compares with. */
export type Operand =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'error'; readonly code: CellErrorCode }
  | { readonly kind: 'text' | 'pattern'; readonly text: string }
  | { readonly kind: 'blank'; readonly orEmptyText: boolean };

/** The number a text stands for, `null` when it stands for none; the engine reads more than `textAsNumber`. */
export type ReadNumber = (text: string) => number | null;

const operatorPattern = /^(<=|>=|<>|=|<|>)?([^]*)$/;

/** Reads a condition. A blank one means the number 0. */
export function readCondition(criterion: CellValue, readNumber: ReadNumber = textAsNumber): Condition {
  const [, written, rest = ''] = typeof criterion === 'string' ? (operatorPattern.exec(criterion) ?? []) : [];
  const operator = (written ?? '=') as Operator;
  const operand: Operand =
    criterion === '' || (written !== undefined && rest === '')
      ? { kind: 'blank', orEmptyText: written === undefined }
      : operandOf(typeof criterion === 'string' ? rest : criterion, readNumber);
  return { operator, operand, isMet: testOf(operator, operand, readNumber) };
}

function operandOf(value: CellValue, readNumber: ReadNumber): Operand {
  if (value === null) return { kind: 'number', number: 0 };
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value };
  if (isCellError(value)) return { kind: 'error', code: value.code };
  const upper = value.trim().toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'boolean', boolean: upper === 'TRUE' };
  const code = cellErrorCodeOf(value);
  if (code) return { kind: 'error', code };
  const number = readNumber(value);
  if (number !== null) return { kind: 'number', number };
  return { kind: /[*?~]/.test(value) ? 'pattern' : 'text', text: value };
}

function testOf(operator: Operator, operand: Operand, readNumber: ReadNumber): Condition['isMet'] {
  switch (operand.kind) {
    case 'number': {
      const { number } = operand;
      if (operator !== '=') return ordered(operator, (value) => compareWithNumber(value, number));
      // A text that reads as the number equals it, but is neither different from it, nor above, nor below.
      return (value) => {
        if (typeof value === 'number') return compareNumbers(value, number) === 0;
        const read = typeof value === 'string' && value !== '' ? readNumber(value) : null;
        return read !== null && compareNumbers(read, number) === 0;
      };
    }
    case 'boolean': {
      const wanted = Number(operand.boolean);
      return ordered(operator, (value) => (typeof value === 'boolean' ? Number(value) - wanted : null));
    }
    case 'error':
      return ordered(operator, (value) => (isCellError(value) && value.code === operand.code ? 0 : null));
    case 'blank': {
      if (operator !== '=' && operator !== '<>') return () => false;
      const { orEmptyText } = operand;
      return (value) => (value === null || (orEmptyText && value === '')) === (operator === '=');
    }
    default:
      return textTest(operator, operand);
  }
}

function textTest(operator: Operator, { kind, text }: { readonly kind: string; readonly text: string }) {
  if (operator !== '=' && operator !== '<>') {
    return ordered(operator, (value) => (typeof value === 'string' ? compareTexts(value, text) : null));
  }
  const folded = foldText(text);
  const matches = kind === 'pattern' ? wildcardMatcher(folded) : (cell: string) => foldText(cell) === folded;
  return ordered(operator, (value) => (typeof value === 'string' && matches(value) ? 0 : null));
}

/** A test from a comparison; `null` where the two do not compare, which only "different" takes. */
function ordered(operator: Operator, compare: (value: CellValue) => number | null): Condition['isMet'] {
  return (value) => {
    const order = compare(value);
    if (order === null) return operator === '<>';
    switch (operator) {
      case '=':
        return order === 0;
      case '<>':
        return order !== 0;
      case '<':
        return order < 0;
      case '<=':
        return order <= 0;
      case '>':
        return order > 0;
      case '>=':
        return order >= 0;
    }
  };
}

function compareWithNumber(value: CellValue, number: number): number | null {
  return typeof value === 'number' ? compareNumbers(value, number) : null;
}

/** Numbers that differ by less than this share are equal, as everywhere in the engine. */
const factor = 1 + 1e-13;

function compareNumbers(left: number, right: number): number {
  if (right >= 0 && left * factor >= right && left <= right * factor) return 0;
  if (right <= 0 && left * factor <= right && left >= right * factor) return 0;
  return left > right ? 1 : -1;
}

const collator = new Intl.Collator('en', { sensitivity: 'base' });

/** The order of texts in spreadsheets: by alphabet, whatever the case. */
export function compareTexts(one: string, other: string): number {
  return collator.compare(one, other);
}

/**
 * Matches a whole text with `*` (any texts), `?` (one character) and `~` before a character that stands for itself.
 * Remembers only the last star, so it takes at most text times pattern steps whatever the pattern: a translation
 * into a regular expression hangs on a row of stars.
 *
 * `pattern` is folded already; case and accents make no difference.
 */
export function wildcardMatcher(pattern: string): (text: string) => boolean {
  const tokens = wildcardTokens(pattern);
  return (candidate) => {
    const text = [...foldText(candidate)];
    let [at, token, star, resume] = [0, 0, -1, 0];
    while (at < text.length) {
      const wanted = tokens[token];
      if (wanted === anyText) {
        [star, resume] = [token, at];
        token++;
      } else if (wanted === anyCharacter || (wanted !== undefined && wanted === text[at])) {
        token++;
        at++;
      } else if (star >= 0) {
        token = star + 1;
        at = ++resume;
      } else return false;
    }
    return tokens.slice(token).every((rest) => rest === anyText);
  };
}

const anyText = Symbol('*');
const anyCharacter = Symbol('?');

function wildcardTokens(pattern: string): (string | symbol)[] {
  const tokens: (string | symbol)[] = [];
  const characters = [...pattern];
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] as string;
    const next = characters[index + 1];
    if (character === '~' && next !== undefined && '*?~'.includes(next)) {
      tokens.push(next);
      index++;
    } else tokens.push(character === '*' ? anyText : character === '?' ? anyCharacter : character);
  }
  return tokens;
}
