import type { Command } from './command';
import { cellCommands } from './lists/cellCommands';
import { formatCommands } from './lists/formatCommands';
import { lineCommands } from './lists/lineCommands';
import { modelCommands } from './lists/modelCommands';
import { sheetCommands } from './lists/sheetCommands';
import { viewCommands } from './lists/viewCommands';
import { workbookCommands } from './lists/workbookCommands';

const records = [
  ...cellCommands,
  ...lineCommands,
  ...formatCommands,
  ...viewCommands,
  ...sheetCommands,
  ...modelCommands,
  ...workbookCommands,
] as const;

/**
 * All commands. Arguments come untyped from hosts, menus and shortcuts, so a record that needs some says so with
 * `needsArgs`; callers inside the program use the types exported beside each record.
 */
export const allCommands: readonly Command<unknown>[] = records;

/** Those that run without arguments: what the palette and the key list show. */
export const plainCommands: readonly Command[] = records.filter(
  (command): command is Extract<(typeof records)[number], Command> => command.needsArgs !== true,
);

const commandById = new Map<string, Command<unknown>>(allCommands.map((command) => [command.id, command]));

export function findCommand(id: string): Command<unknown> | undefined {
  return commandById.get(id);
}
