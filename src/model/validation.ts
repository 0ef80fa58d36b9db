import type { CellArea } from './cellArea';
import type { Comparison, RangeComparison, RuleOperand } from './conditionalFormat';
import type { ColumnRef } from './document';
import type { RuleId } from './ids';

/** What may be entered into a cell. It is asked when something is entered; what stands there already is only marked. */
export interface Validation {
  readonly rule: ValidationRule;
  /** `reject` keeps the old content; `warn` takes the new one and says what is wrong with it. */
  readonly onInvalid: 'reject' | 'warn';
  /** Blank cells are invalid too. */
  readonly required?: boolean;
  /** What is said in place of our own words. */
  readonly message?: string;
  /** What is said when the cell is selected, and the heading over it. */
  readonly prompt?: string;
  readonly promptTitle?: string;
}

/** Operands are written as in `conditionalFormat.ts`: a text that begins with `=` is a formula in stored form. */
export type ValidationRule =
  | { readonly kind: 'list'; readonly source: ListSource }
  | ({ readonly kind: 'number'; readonly whole?: boolean } & ValidationBounds)
  /** Dates and times as serial numbers. */
  | ({ readonly kind: 'date' } & ValidationBounds)
  | ({ readonly kind: 'textLength' } & ValidationBounds)
  /** In stored form; valid where it is TRUE or a number other than 0. */
  | { readonly kind: 'formula'; readonly formula: string };

export type ValidationBounds =
  | { readonly is: Comparison; readonly value: RuleOperand }
  | { readonly is: RangeComparison; readonly from: RuleOperand; readonly to: RuleOperand };

export type ListSource =
  | { readonly kind: 'values'; readonly values: readonly string[] }
  /** The different values of a column. */
  | { readonly kind: 'column'; readonly column: ColumnRef }
  /** A range or anything else that yields values: a formula in stored form, `=_s..!$A$1:$A$9`. */
  | { readonly kind: 'formula'; readonly formula: string };

/** A validation of cells of a grid sheet; where areas overlap the first one counts. Columns of tables carry their own. */
export interface GridValidation {
  readonly id: RuleId;
  readonly areas: readonly CellArea[];
  readonly validation: Validation;
}
