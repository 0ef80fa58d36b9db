import type { CellValue } from '../../shared/value';
import { foldText } from '../../shared/foldText';
import type { ColumnIndex } from './columnIndex';
import type { EngineArithmetic } from './engineArithmetic';
import { compareNumbers } from './kernels/comparison';
import { Kind, type Vector } from './vector';

type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** What `SUMIFS` and the like test cells with. */
export interface Criterion {
  readonly operator: Operator;
  /** `null` is a blank. */
  readonly value: number | string | boolean | null;
}

const operators: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);
// HyperFormula 3.5.0 looks for the operator anywhere in the text, not only at its start.
const withOperator = /([<>=]+)(.*)/;

/** Reads a criterion as HyperFormula 3.5.0 does; `null` when it is none (a blank, `"<abc"`, `"=<1"`). */
export function criterionOf(given: CellValue, arithmetic: EngineArithmetic): Criterion | null {
  if (typeof given === 'number' || typeof given === 'boolean') return { operator: '=', value: given };
  if (typeof given !== 'string') return null;
  const [, operator = '=', operand = given] = withOperator.exec(given) ?? [];
  if (!operators.has(operator)) return null;
  const value = operandOf(operand, arithmetic);
  const isOrdered = operator !== '=' && operator !== '<>';
  if (isOrdered && (typeof value === 'string' || typeof value === 'boolean')) return null;
  return { operator: operator as Operator, value };
}

function operandOf(text: string, arithmetic: EngineArithmetic): Criterion['value'] {
  if (text === '') return null;
  const number = arithmetic.textAsNumber(text);
  if (number !== null) return number;
  const folded = text.toLowerCase();
  return folded === 'true' ? true : folded === 'false' ? false : text;
}

/** The spellings a text criterion stands for, folded: HyperFormula 3.5.0 takes `|` for "or". */
function spellings(text: string): readonly string[] {
  return foldText(text).split('|');
}

/** The groups of a column whose cells fulfil a criterion of equality; `null` for other criteria. */
export function groupsOf(
  { operator, value }: Criterion,
  index: ColumnIndex,
  arithmetic: EngineArithmetic,
): readonly number[] | null {
  if (operator !== '=') return null;
  if (typeof value === 'number') return index.groupsEqualToNumber(value, arithmetic);
  if (typeof value === 'string') {
    return [...new Set(spellings(value).map((text) => index.findText(text)))].filter((group) => group >= 0);
  }
  const group = value === null ? index.blankGroup : index.find(value);
  return group < 0 ? [] : [group];
}

/** Whether cells fulfil a criterion, by what they hold. */
export class Matcher {
  readonly #number: (number: number) => boolean;
  readonly #text: (text: string) => boolean;
  readonly #true: boolean;
  readonly #false: boolean;
  readonly #blank: boolean;
  readonly #error: boolean;

  constructor({ operator, value }: Criterion, arithmetic: EngineArithmetic) {
    const { tolerance } = arithmetic;
    const isUnequal = operator === '<>';
    this.#blank = operator === '=' ? value === null : isUnequal && value !== null;
    this.#true = operator === '=' ? value === true : isUnequal && value !== true;
    this.#false = operator === '=' ? value === false : isUnequal && value !== false;
    this.#error = isUnequal;
    this.#text = () => isUnequal;
    this.#number = () => isUnequal;
    if (typeof value === 'number') {
      this.#number = (number) => orders(operator, compareNumbers(number, value, tolerance));
      if (operator === '=' || isUnequal) {
        this.#text = (text) => {
          const number = text === '' ? null : arithmetic.textAsNumber(text);
          const isEqual = number !== null && compareNumbers(number, value, tolerance) === 0;
          return isEqual !== isUnequal;
        };
      }
    } else if (typeof value === 'string') {
      const wanted = new Set(spellings(value));
      this.#text = (text) => wanted.has(foldText(text)) !== isUnequal;
    }
  }

  matches(vector: Vector, row: number): boolean {
    switch (vector.kindAt(row)) {
      case Kind.number:
        return this.#number(vector.numbers[row & vector.mask] as number);
      case Kind.text:
        return this.#text(vector.textAt(row));
      case Kind.boolean:
        return vector.numbers[row & vector.mask] === 1 ? this.#true : this.#false;
      case Kind.error:
        return this.#error;
      default:
        return this.#blank;
    }
  }

  /** 1 for each of the first rows that fulfils it; others and those that are 0 already are 0. */
  narrow(vector: Vector, mask: Uint8Array): void {
    if (vector.kinds === Kind.number) {
      const { numbers } = vector;
      for (let row = 0; row < mask.length; row++)
        if (mask[row] === 1 && !this.#number(numbers[row] as number)) mask[row] = 0;
      return;
    }
    // Texts are tested once each.
    const known = new Uint8Array(vector.texts.length);
    for (let row = 0; row < mask.length; row++) {
      if (mask[row] === 0) continue;
      if (vector.kindAt(row) === Kind.text) {
        const text = vector.numbers[row & vector.mask] as number;
        if (known[text] === 0) known[text] = this.#text(vector.texts[text] as string) ? 1 : 2;
        mask[row] = known[text] === 1 ? 1 : 0;
      } else if (!this.matches(vector, row)) mask[row] = 0;
    }
  }
}

function orders(operator: Operator, order: number): boolean {
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
}
