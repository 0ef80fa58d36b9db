import { problem } from '../shared/problems';
import type { LocalText } from '../shared/localText';
import { failed, ok, type Result } from '../shared/result';
import type { Sheet, TableColumn } from '../model/document';
import { newColumnId, type SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import { newGridSheet, newTableSheet } from '../model/newWorkbook';
import type { Operation, SheetPatch } from '../model/operation';
import { tellOfBroken } from './brokenFormulas';
import type { Command, CommandContext } from './command';
import { duplicateSheet as duplicateOperations } from './duplicateSheet';
import { checkSheetName, freeName, numberedName } from './names';
import { change, isEditable } from './outcome';

/** The sheet meant; without one, that of the selection. */
export type SheetArgs = { readonly sheetId: SheetId } | void;

export type AddSheetArgs = { readonly name?: string; readonly after?: SheetId | null } | void;

const tableStem: LocalText = { en: 'Table', 'zh-CN': '表' };
const firstColumnName: LocalText = { en: 'Name', 'zh-CN': '名称' };
const copySuffix: LocalText = { en: '{name} copy', 'zh-CN': '{name} 副本' };

/** Adds an empty sheet of free cells behind the current one and shows it. */
export const addGridSheet: Command<AddSheetArgs> = {
  id: 'sheets.addGrid',
  text: 'commands_sheets_addGrid',
  keys: ['Shift+F11'],
  icon: 'grid-2x2-plus',
  isEnabled: isEditable,
  run: (context, args) => addSheet(context, args, 'Sheet', (name) => newGridSheet(name), addGridSheet.text),
};

/** Adds an empty table with one text column behind the current sheet and shows it. */
export const addTableSheet: Command<AddSheetArgs> = {
  id: 'sheets.addTable',
  text: 'commands_sheets_addTable',
  icon: 'table-2',
  isEnabled: isEditable,
  run(context, args) {
    const column: TableColumn = {
      id: newColumnId(),
      name: firstColumnName[context.locale],
      type: 'text',
      formula: null,
      blocks: [],
    };
    const make = (name: string): Sheet => ({ ...newTableSheet(name), columns: [column] });
    return addSheet(context, args, tableStem[context.locale], make, addTableSheet.text);
  },
};

function addSheet(
  context: CommandContext,
  args: AddSheetArgs,
  stem: string,
  make: (name: string) => Sheet,
  label: string,
): Result<void> {
  const names = sheetNames(context);
  const name = checkSheetName(args?.name ?? numberedName(stem, names), names);
  if (!name.ok) return name;
  const sheet = make(name.value);
  const after = args?.after === undefined ? lastOrCurrent(context) : args.after;
  const outcome = change(context, [{ kind: 'addSheet', sheet, after }], { origin: 'sheets.add', label });
  context.services.showSheet(sheet.id);
  return outcome;
}

function lastOrCurrent(context: CommandContext): SheetId | null {
  const { sheets } = context.workbook.document;
  const current = context.selection && sheets.find((sheet) => sheet.id === context.selection?.sheetId);
  return (current ?? sheets.at(-1))?.id ?? null;
}

export type RenameSheetArgs = { readonly sheetId: SheetId; readonly name: string } | void;

/** Without a name it asks for one. Formulas know sheets by id and follow by themselves. */
export const renameSheet: Command<RenameSheetArgs> = {
  id: 'sheets.rename',
  text: 'commands_sheets_rename',
  icon: 'pencil',
  isEnabled: isEditable,
  run(context, args) {
    if (!args) {
      context.services.showDialog('renameSheet');
      return ok();
    }
    const sheet = findSheet(context.workbook.document, args.sheetId);
    if (!sheet) return failed(problem('notFound'));
    const others = sheetNames(context).filter((name) => name !== sheet.name);
    const name = checkSheetName(args.name, others);
    if (!name.ok) return name;
    return name.value === sheet.name ? ok() : patchSheet(context, sheet, { name: name.value }, renameSheet);
  },
};

/** Removes a sheet with its charts; the last one that is shown stays. */
export const removeSheet: Command<SheetArgs> = {
  id: 'sheets.remove',
  text: 'commands_sheets_remove',
  icon: 'trash-2',
  isEnabled: (context) => isEditable(context) && visibleSheets(context).length > 1,
  run(context, args) {
    const sheet = sheetOf(context, args);
    if (!sheet) return failed(problem('notFound'));
    const visible = visibleSheets(context);
    if (visible.length === 1 && visible[0] === sheet) return failed(problem('lastSheet'));
    const next = visible[visible.indexOf(sheet) + 1] ?? visible[visible.indexOf(sheet) - 1];
    const charts = context.workbook.document.charts.filter((chart) => chart.sheetId === sheet.id);
    const operations: Operation[] = [
      ...charts.map((chart): Operation => ({ kind: 'removeChart', chartId: chart.id })),
      { kind: 'removeSheet', sheetId: sheet.id },
    ];
    if (next && context.selection?.sheetId === sheet.id) context.services.showSheet(next.id);
    const { document } = context.workbook;
    const outcome = change(context, operations, { origin: 'sheets.remove', label: removeSheet.text });
    if (outcome.ok) tellOfBroken(context, document, [sheet.id]);
    return outcome;
  },
};

export type MoveSheetArgs = { readonly sheetId: SheetId; readonly after: SheetId | null };

export const moveSheet: Command<MoveSheetArgs> = {
  id: 'sheets.move',
  text: 'commands_sheets_move',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { sheetId, after }) {
    const { document } = context.workbook;
    const known = findSheet(document, sheetId) && (after === null || findSheet(document, after));
    if (!known || after === sheetId) return failed(problem('notFound'));
    return change(context, [{ kind: 'moveSheet', sheetId, after }], {
      origin: 'sheets.move',
      label: moveSheet.text,
    });
  },
};

/** One place to the left or right among the sheets that are shown. */
export const moveSheetLeft = moveByOne('sheets.moveLeft', 'commands_sheets_moveLeft', -1);
export const moveSheetRight = moveByOne('sheets.moveRight', 'commands_sheets_moveRight', 1);

function moveByOne(id: string, text: string, step: -1 | 1): Command<SheetArgs> {
  /** The sheets on either side of where it would go; `null` when it stands at that end. */
  const target = (
    context: CommandContext,
    args: SheetArgs,
  ): { sheet: Sheet; after: SheetId | null } | null => {
    const sheet = sheetOf(context, args);
    const others = visibleSheets(context).filter((other) => other !== sheet);
    const to = (sheet ? visibleSheets(context).indexOf(sheet) : -1) + step;
    return sheet && to >= 0 && to <= others.length ? { sheet, after: others[to - 1]?.id ?? null } : null;
  };
  return {
    id,
    text,
    isEnabled: (context) => isEditable(context) && target(context, undefined) !== null,
    run(context, args) {
      const found = target(context, args);
      return found ? moveSheet.run(context, { sheetId: found.sheet.id, after: found.after }) : ok();
    },
  };
}

/** Ctrl with these keys belongs to the browser where the page is not installed; with Shift it works everywhere. */
export const nextSheet = showByStep('sheets.next', 'structure_nextSheet', 'PageDown', 1);
export const previousSheet = showByStep('sheets.previous', 'structure_previousSheet', 'PageUp', -1);

function showByStep(id: string, text: string, key: string, step: 1 | -1): Command {
  return {
    id,
    text,
    keys: [`Mod+Shift+${key}`, `Mod+${key}`],
    isEnabled: (context) => visibleSheets(context).length > 1,
    run(context) {
      const sheets = visibleSheets(context);
      const at = sheets.findIndex((sheet) => sheet.id === context.selection?.sheetId);
      const next = sheets[Math.min(Math.max(at + step, 0), sheets.length - 1)];
      if (next) context.services.showSheet(next.id);
      return ok();
    },
  };
}

/** A copy behind the sheet, which is then shown. */
export const duplicateSheet: Command<SheetArgs> = {
  id: 'sheets.duplicate',
  text: 'commands_sheets_duplicate',
  icon: 'copy-plus',
  isEnabled: isEditable,
  run(context, args) {
    const sheet = sheetOf(context, args);
    if (!sheet) return failed(problem('notFound'));
    const wanted = copySuffix[context.locale].replace('{name}', () => sheet.name.slice(0, 48));
    const operations = duplicateOperations(
      context.workbook.document,
      sheet,
      freeName(wanted, sheetNames(context)),
    );
    const outcome = change(context, operations, { origin: 'sheets.duplicate', label: duplicateSheet.text });
    const [added] = operations;
    if (added?.kind === 'addSheet') context.services.showSheet(added.sheet.id);
    return outcome;
  },
};

/** A colour token of the tab; `null` takes it away. */
export const colorSheet: Command<{ readonly sheetId: SheetId; readonly color: string | null }> = {
  id: 'sheets.color',
  text: 'commands_sheets_color',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { sheetId, color }) {
    const sheet = findSheet(context.workbook.document, sheetId);
    return sheet ? patchSheet(context, sheet, { color }, colorSheet) : failed(problem('notFound'));
  },
};

/** Takes a sheet out of the tabs; its values stay in reach of formulas. The last one that is shown stays. */
export const hideSheet: Command<SheetArgs> = {
  id: 'sheets.hide',
  text: 'commands_sheets_hide',
  icon: 'eye-off',
  isEnabled: (context) => isEditable(context) && visibleSheets(context).length > 1,
  run(context, args) {
    const sheet = sheetOf(context, args);
    if (!sheet) return failed(problem('notFound'));
    const rest = visibleSheets(context).filter((other) => other !== sheet);
    if (rest.length === 0) return failed(problem('lastSheet'));
    if (context.selection?.sheetId === sheet.id) context.services.showSheet((rest[0] as Sheet).id);
    return patchSheet(context, sheet, { hidden: true }, hideSheet);
  },
};

export const unhideSheet: Command<{ readonly sheetId: SheetId }> = {
  id: 'sheets.unhide',
  text: 'commands_sheets_unhide',
  icon: 'eye',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, args) {
    const sheet = sheetOf(context, args);
    if (!sheet) return failed(problem('notFound'));
    const outcome = patchSheet(context, sheet, { hidden: null }, unhideSheet);
    context.services.showSheet(sheet.id);
    return outcome;
  },
};

const sheetNames = (context: CommandContext): string[] =>
  context.workbook.document.sheets.map((sheet) => sheet.name);

const visibleSheets = (context: CommandContext): Sheet[] =>
  context.workbook.document.sheets.filter((sheet) => sheet.hidden !== true);

function sheetOf(context: CommandContext, args: SheetArgs): Sheet | undefined {
  const sheetId = args?.sheetId ?? context.selection?.sheetId;
  return sheetId && findSheet(context.workbook.document, sheetId);
}

function patchSheet(
  context: CommandContext,
  sheet: Sheet,
  patch: SheetPatch,
  command: { readonly id: string; readonly text: string },
): Result<void> {
  return change(context, [{ kind: 'updateSheet', sheetId: sheet.id, patch }], {
    origin: command.id,
    label: command.text,
  });
}
