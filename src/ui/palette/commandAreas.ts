import type { Command } from '../../commands/command';
import type { MessageKey } from '../../i18n/texts';

/** What commands are about, in the order in which palette and key list show them. By the first part of a command's id. */
export const commandAreas: readonly { readonly prefixes: readonly string[]; readonly text: MessageKey }[] = [
  { prefixes: ['history', 'cells'], text: 'explain_area_cells' },
  { prefixes: ['rows', 'columns', 'lines'], text: 'explain_area_lines' },
  { prefixes: ['format'], text: 'explain_area_format' },
  { prefixes: ['sheets'], text: 'explain_area_sheets' },
  { prefixes: ['charts'], text: 'charts_area' },
  { prefixes: ['trace'], text: 'explain_area_trace' },
  { prefixes: ['view', 'parameters', 'names'], text: 'explain_area_view' },
  { prefixes: ['scenarios', 'snapshots', 'keyFigures'], text: 'whatif_area' },
  { prefixes: ['workbook'], text: 'explain_area_workbook' },
];

export interface CommandGroup {
  readonly text: MessageKey;
  readonly commands: readonly Command[];
}

/** Commands by what they are about; what no area claims stands with the views. */
export function groupedCommands(commands: readonly Command[]): CommandGroup[] {
  const claimed = new Set(commandAreas.flatMap(({ prefixes }) => prefixes));
  return commandAreas
    .map(({ prefixes, text }) => ({
      text,
      commands: commands.filter(({ id }) => {
        const prefix = areaOf(id);
        return prefixes.includes(claimed.has(prefix) ? prefix : 'view');
      }),
    }))
    .filter((group) => group.commands.length > 0);
}

const areaOf = (id: string): string => id.slice(0, id.indexOf('.'));
