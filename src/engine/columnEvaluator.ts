import type { Notice } from '../shared/notice';
import type { ColumnDraft } from './columnDraft';
import type { EngineValue } from './engineTypes';
import type { RowScope } from './rowRanges';

/** One way of computing a calculated column: the reference way, or a plan of kernels over typed arrays. */
export interface ColumnEvaluator {
  /** Rows `evaluate` can take at once. */
  readonly stretch: number;
  /** Nanoseconds a row, roughly; infinite when it must not be done while others wait. */
  readonly cost: number;
  /**
   * Whether `begin` tells to which rows a change of what stands outside of them matters. Otherwise every such change
   * means computing all rows.
   */
  readonly weighsOutside: boolean;
  /** Inputs changed, or a calculation starts anew. The rows to be computed because of what stands outside of them. */
  begin(inputs: EvaluatorInputs): RowScope;
  /** Computes the rows `from` (included) to `to` (excluded) into the draft. */
  evaluate(from: number, to: number, draft: ColumnDraft): void;
  /** What looks wrong about the arguments in these rows; after `begin`, with nothing left to compute. */
  inspect(from: number, to: number, report: RowReport): void;
  dispose(): void;
}

/** Takes a notice about a row, or about all of them. */
export type RowReport = (row: number | 'all', notice: Notice) => void;

export interface EvaluatorInputs {
  /** A value of the program's `outside`; columns are made into engine values when they are asked for. */
  outside(index: number): EngineValue;
}
