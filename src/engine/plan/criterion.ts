import { readCondition, type Condition } from '../../../formulas/condition';
import type { CellValue } from '../../shared/value';
import type { ColumnIndex } from './columnIndex';
import type { EngineArithmetic } from './engineArithmetic';
import { Kind, type Vector } from './vector';

/** What `SUMIFS` and the like test cells with. */
export type Criterion = Condition;

/** Reads a criterion, texts as the calculator reads them. */
export function criterionOf(given: CellValue, arithmetic: EngineArithmetic): Criterion {
  return readCondition(given, (text) => (text === '' ? null : arithmetic.textAsNumber(text)));
}

/** The groups of a column whose cells fulfil a criterion of equality; `null` for criteria that groups cannot tell. */
export function groupsOf(
  { operator, operand }: Criterion,
  index: ColumnIndex,
  arithmetic: EngineArithmetic,
): readonly number[] | null {
  if (operator !== '=') return null;
  const found = (...groups: number[]): number[] => groups.filter((group) => group >= 0);
  switch (operand.kind) {
    case 'number':
      return index.groupsEqualToNumber(operand.number, arithmetic);
    case 'text':
      return found(index.findText(operand.text));
    case 'boolean':
      return found(index.find(operand.boolean));
    case 'blank':
      return operand.orEmptyText ? found(index.blankGroup, index.findText('')) : found(index.blankGroup);
    case 'pattern':
    case 'error':
      return null;
  }
}

/** Whether cells fulfil a criterion. */
export class Matcher {
  readonly #isMet: Condition['isMet'];

  constructor({ isMet }: Criterion) {
    this.#isMet = isMet;
  }

  matches(vector: Vector, row: number): boolean {
    return this.#isMet(vector.valueAt(row));
  }

  /** 1 for each of the first rows that fulfils it; others and those that are 0 already are 0. */
  narrow(vector: Vector, mask: Uint8Array): void {
    if (vector.kinds === Kind.number) {
      const { numbers } = vector;
      for (let row = 0; row < mask.length; row++)
        if (mask[row] === 1 && !this.#isMet(numbers[row] as number)) mask[row] = 0;
      return;
    }
    // Texts are tested once each.
    const known = new Uint8Array(vector.texts.length);
    for (let row = 0; row < mask.length; row++) {
      if (mask[row] === 0) continue;
      if (vector.kindAt(row) === Kind.text) {
        const text = vector.numbers[row & vector.mask] as number;
        if (known[text] === 0) known[text] = this.#isMet(vector.texts[text] as string) ? 1 : 2;
        mask[row] = known[text] === 1 ? 1 : 0;
      } else if (!this.matches(vector, row)) mask[row] = 0;
    }
  }
}
