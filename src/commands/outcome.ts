import type { Operation } from '../model/operation';
import { capacityProblem } from '../model/capacity';
import { failed, ok, type Result } from '../shared/result';
import type { CommandContext } from './command';

/** Dispatches what a command worked out, unless it would make the workbook too large; nothing to do is no transaction. */
export function change(
  context: CommandContext,
  operations: readonly Operation[],
  spec: { readonly origin: string; readonly label: string; readonly undo?: 'record' | 'merge' },
): Result<void> {
  if (operations.length === 0) return ok();
  const refusal = capacityProblem(context.workbook.document, operations);
  if (refusal) return failed(refusal);
  context.workbook.dispatch({ operations, ...spec });
  return ok();
}

export const isEditable = (context: CommandContext): boolean => !context.readOnly;
export const isSelectionEditable = (context: CommandContext): boolean =>
  !context.readOnly && context.selection !== null;
