import type { ColumnDraft } from './columnDraft';
import type { EngineValue } from './engineTypes';

/** One way of computing a calculated column: today the reference way, a plan of typed-array kernels beside it. */
export interface ColumnEvaluator {
  /** Rows `evaluate` can take at once. */
  readonly stretch: number;
  /** Inputs changed, or a calculation starts anew. */
  begin(inputs: EvaluatorInputs): void;
  /** Computes the rows `from` (included) to `to` (excluded) into the draft. */
  evaluate(from: number, to: number, draft: ColumnDraft): void;
  dispose(): void;
}

export interface EvaluatorInputs {
  /** In the order of the program's `outside`. */
  readonly outside: readonly EngineValue[];
}
