import type { CellValue } from '../../shared/value';
import type { ShownFigure } from './shownFigure';
import type { NumericParameter } from './whatIfChoices';

/** Results over the values of one parameter, or of two. */
export interface SensitivityGrid {
  readonly figure: ShownFigure;
  readonly first: NumericParameter;
  readonly second: NumericParameter | null;
  readonly rows: readonly number[];
  /** One `null` where there is no second parameter. */
  readonly columns: readonly (number | null)[];
  readonly results: readonly (readonly CellValue[])[];
}

/** What comes out when one parameter is low or high and all else stays; the widest first. */
export interface Tornado {
  readonly figure: ShownFigure;
  readonly base: CellValue;
  readonly rows: readonly TornadoRow[];
}
export interface TornadoRow {
  readonly parameter: NumericParameter;
  readonly low: number;
  readonly high: number;
  readonly atLow: CellValue;
  readonly atHigh: CellValue;
}
