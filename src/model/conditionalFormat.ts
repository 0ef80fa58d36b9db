import type { CellArea } from './cellArea';
import type { CellStyle } from './document';
import type { ColumnId, RuleId } from './ids';

/**
 * How cells look by what is in them. The rules of a sheet stand in their order of precedence: where two set the same
 * property the first one wins, and one with `stopIfTrue` that applies keeps the later ones away.
 */
export interface ConditionalFormat {
  readonly id: RuleId;
  readonly target: RuleTarget;
  readonly rule: ConditionalRule;
  readonly stopIfTrue?: boolean;
}

/** Cells of a grid sheet, or whole columns of a table. */
export type RuleTarget =
  | { readonly kind: 'cells'; readonly areas: readonly CellArea[] }
  | { readonly kind: 'columns'; readonly columnIds: readonly ColumnId[] };

export type ConditionalRule =
  | { readonly kind: 'style'; readonly test: RuleTest; readonly style: ConditionalStyle }
  /** Two or three points, from the lowest to the highest; colours between them are mixed. */
  | { readonly kind: 'colorScale'; readonly points: readonly ScalePoint[] }
  /** A bar behind the number, from `min` (no bar) to `max` (the whole cell). */
  | {
      readonly kind: 'dataBar';
      readonly min: ScalePlace;
      readonly max: ScalePlace;
      readonly color: string;
      /** Only the bar is shown. */
      readonly hideValue?: boolean;
    };

/** What a rule may change; colours are tokens as in `CellStyle`. */
export type ConditionalStyle = Pick<
  CellStyle,
  'bold' | 'italic' | 'underline' | 'strike' | 'color' | 'background' | 'numberFormat'
>;

/**
 * A value to compare with, written as a grid cell's input is: a text that begins with `=` is a formula in stored form.
 * Relative references are read from the rule's anchor (`anchorOf`), `[@X]` in each row of a table.
 */
export type RuleOperand = number | string | boolean;

export type Comparison = 'equal' | 'notEqual' | 'less' | 'atMost' | 'more' | 'atLeast';
export type RangeComparison = 'between' | 'notBetween';

export type RuleTest =
  | { readonly kind: 'compare'; readonly is: Comparison; readonly value: RuleOperand }
  /** Bounds included. */
  | {
      readonly kind: 'compare';
      readonly is: RangeComparison;
      readonly from: RuleOperand;
      readonly to: RuleOperand;
    }
  /** Without regard to case. */
  | {
      readonly kind: 'text';
      readonly is: 'contains' | 'notContains' | 'startsWith' | 'endsWith';
      readonly text: string;
    }
  /** The day of a date against today; weeks begin on Monday. */
  | { readonly kind: 'date'; readonly is: RuleDatePeriod }
  | { readonly kind: 'content'; readonly is: 'blank' | 'filled' | 'error' | 'noError' }
  /** Among all cells of the target; blanks count for nothing. */
  | { readonly kind: 'occurrence'; readonly is: 'duplicate' | 'unique' }
  /** `percent`: of the cells that hold numbers, at least one. Equal values are not parted. */
  | {
      readonly kind: 'rank';
      readonly is: 'top' | 'bottom';
      readonly count: number;
      readonly unit: 'items' | 'percent';
    }
  | { readonly kind: 'average'; readonly is: 'above' | 'below' | 'atLeast' | 'atMost' }
  /** In stored form; applies where it is TRUE or a number other than 0. */
  | { readonly kind: 'formula'; readonly formula: string };

/** What Excel knows for rules: the periods that filters have too (`datePeriods.ts`), and one of its own. */
export const ruleDatePeriods = [
  'today',
  'yesterday',
  'tomorrow',
  'last7Days',
  'lastWeek',
  'thisWeek',
  'nextWeek',
  'lastMonth',
  'thisMonth',
  'nextMonth',
] as const;
export type RuleDatePeriod = (typeof ruleDatePeriods)[number];

/** A number on a scale: one of the target's own, or one that is given. `percent` lies between the smallest and the largest. */
export type ScalePlace =
  | { readonly kind: 'min' | 'max' }
  | { readonly kind: 'number' | 'percent' | 'percentile'; readonly value: number };
export interface ScalePoint {
  readonly at: ScalePlace;
  /** A colour token; `background` is none. */
  readonly color: string;
}
