import { ok } from '../shared/result';
import type { Command } from './command';
import { checkWorkbookName } from './names';
import { change, isEditable } from './outcome';

export const renameWorkbook: Command<{ readonly name: string }> = {
  id: 'workbook.rename',
  text: 'commands_workbook_rename',
  icon: 'pencil',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, args) {
    const name = checkWorkbookName(args.name);
    if (!name.ok) return name;
    if (name.value === context.workbook.document.name) return ok();
    return change(context, [{ kind: 'setWorkbookName', name: name.value }], {
      origin: 'workbook.rename',
      label: renameWorkbook.text,
    });
  },
};
