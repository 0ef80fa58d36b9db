import type { HyperFormula } from 'hyperformula';

interface History {
  saveOperation(operation: unknown): void;
  clearRedoStack(): void;
}

/**
 * Lets a calculator forget what it did: undo is the workbook's, never the engine's.
 *
 * HyperFormula 3.5.0 notes every change of a batch for its own undo, also with `undoLimit: 0`, and looks through all the
 * notes at every further change: a batch of n cells takes n² steps, and 50,000 pasted cells take two minutes.
 */
export function withoutHistory(hyperFormula: HyperFormula): HyperFormula {
  const { _crudOperations: operations } = hyperFormula as unknown as {
    readonly _crudOperations: { readonly undoRedo: History };
  };
  operations.undoRedo.saveOperation = () => undefined;
  operations.undoRedo.clearRedoStack = () => undefined;
  return hyperFormula;
}
