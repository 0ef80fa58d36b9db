import { problem, type Problem } from '../shared/problems';
import type { CommandContext } from './command';
import { selectedSheet } from './region';

/** What is done to cells or to rows is done to those that are shown. */
const actsUponRows = /^(?:cells|rows)\./;

/**
 * Why a command has to wait: a filtered table has been opened, and which of its rows are shown is not known yet. Until then it
 * shows none, and what is typed or pasted would be added below all of them.
 */
export function awaitedRowsProblem(context: CommandContext, commandId: string): Problem | null {
  const sheet = selectedSheet(context)?.sheet;
  const isFiltered = sheet?.kind === 'table' && Object.keys(sheet.view?.filters ?? {}).length > 0;
  if (!isFiltered || !actsUponRows.test(commandId) || !context.values.isOrderPending(sheet.id)) return null;
  return problem('rowsAwaited', { table: sheet.name });
}
