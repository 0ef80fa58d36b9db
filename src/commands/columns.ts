import { problem } from '../shared/problems';
import { failed, type Result } from '../shared/result';
import type { ColumnType, TableColumn, TableSheet, WorkbookDocument } from '../model/document';
import { toStoredFormula } from '../model/formula/vocabulary';
import { newColumnId, type ColumnId, type SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { ColumnPatch } from '../model/operation';
import { tellOfBroken } from './brokenFormulas';
import type { Command, CommandContext } from './command';
import { convertColumn, convertLongColumn } from './convertColumn';
import { checkColumnName, columnNameAt, freeName } from './names';
import { change, isEditable } from './outcome';

export interface ColumnArgs {
  readonly sheetId: SheetId;
  readonly columnId: ColumnId;
}

export interface AddColumnArgs {
  readonly sheetId: SheetId;
  readonly name: string;
  /** `number` for a calculated column unless it is said, else `text`. */
  readonly type?: ColumnType;
  /** As people type it, `=[@Revenue]-[@Cost]`. Without one the column holds values. */
  readonly formula?: string;
  /** Missing: the last column. `null`: the first. */
  readonly after?: ColumnId | null;
  readonly role?: string;
}

/** Adds a column of values or a calculated one to a table. */
export const addColumn: Command<AddColumnArgs> = {
  id: 'columns.add',
  text: 'commands_columns_add',
  icon: 'columns-3',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, args) {
    const { document } = context.workbook;
    const table = findTable(document, args.sheetId);
    if (!table) return failed(problem('notFound'));
    const name = checkColumnName(args.name, namesOf(table));
    if (!name.ok) return name;
    const formula = storedFormula(document, table, args.formula ?? '');
    if (!formula.ok) return formula;
    const column: TableColumn = {
      id: newColumnId(),
      name: name.value,
      type: args.type ?? (formula.value === null ? 'text' : 'number'),
      formula: formula.value,
      blocks: [],
      ...(args.role === undefined ? {} : { role: args.role }),
    };
    const after = args.after === undefined ? (table.columns.at(-1)?.id ?? null) : args.after;
    return change(context, [{ kind: 'addColumn', sheetId: table.id, column, after }], {
      origin: 'columns.add',
      label: addColumn.text,
    });
  },
};

export const renameColumn: Command<ColumnArgs & { readonly name: string }> = {
  id: 'columns.rename',
  text: 'commands_columns_rename',
  icon: 'pencil',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, args) {
    const found = findColumn(context, args);
    if (!found) return failed(problem('notFound'));
    const others = namesOf(found.table).filter((name) => name !== found.column.name);
    const name = checkColumnName(args.name, others);
    if (!name.ok) return name;
    return name.value === found.column.name
      ? change(context, [], { origin: 'columns.rename', label: renameColumn.text })
      : update(context, args, { name: name.value }, renameColumn);
  },
};

/** An empty formula makes it a column of values again, which keeps what it showed last. */
export const setColumnFormula: Command<ColumnArgs & { readonly formula: string }> = {
  id: 'columns.setFormula',
  text: 'commands_columns_setFormula',
  icon: 'square-function',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, args) {
    const found = findColumn(context, args);
    if (!found) return failed(problem('notFound'));
    const formula = storedFormula(context.workbook.document, found.table, args.formula);
    if (!formula.ok) return formula;
    if (formula.value !== null) return update(context, args, { formula: formula.value }, setColumnFormula);
    if (found.column.formula === null) return change(context, [], setColumnFormulaSpec);
    const shown = context.values.columnBlocks(args.sheetId, args.columnId);
    const fits = shown.length === found.table.blockLengths.length;
    return update(context, args, { formula: null, ...(fits ? { blocks: shown } : {}) }, setColumnFormula);
  },
};
const setColumnFormulaSpec = { origin: 'columns.setFormula', label: 'commands_columns_setFormula' };

/** Reads the values anew as the other type; what cannot be read stays what it is. */
export const setColumnType: Command<ColumnArgs & { readonly type: ColumnType }> = {
  id: 'columns.setType',
  text: 'commands_columns_setType',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, args) {
    const found = findColumn(context, args);
    if (!found) return failed(problem('notFound'));
    const { column } = found;
    const patch: ColumnPatch = { type: args.type, numberFormat: null };
    if (column.blocks.length > fewBlocks) return setLongColumnType(context, args, column);
    const converted = convertColumn(column, args.type, context.locale);
    return update(
      context,
      args,
      column.formula === null ? { ...patch, blocks: converted } : patch,
      setColumnType,
    );
  },
};

/** Reading more of them anew takes longer than a frame. */
const fewBlocks = 2;

async function setLongColumnType(
  context: CommandContext,
  args: ColumnArgs & { readonly type: ColumnType },
  column: TableColumn,
): Promise<Result<void>> {
  const converted = await context.services.runLongWork(setColumnType.text, (controls) =>
    convertLongColumn(column, args.type, context.locale, controls),
  );
  if (!converted.ok) return converted;
  // Changed behind the dialog, by a host or another tab: what was read is not what stands there now.
  if (findColumn(context, args)?.column !== column) return failed(problem('notFound'));
  const patch: ColumnPatch = { type: args.type, numberFormat: null, blocks: converted.value };
  return update(context, args, patch, setColumnType);
}

export interface FormatColumnArgs extends ColumnArgs {
  /** Excel number format code; `null` leaves it to the type. */
  readonly numberFormat: string | null;
}
export const formatColumn: Command<FormatColumnArgs> = {
  id: 'columns.setFormat',
  text: 'commands_columns_setFormat',
  needsArgs: true,
  isEnabled: isEditable,
  run: (context, args) =>
    findColumn(context, args)
      ? update(context, args, { numberFormat: args.numberFormat }, formatColumn)
      : failed(problem('notFound')),
};

export const removeColumn: Command<ColumnArgs> = {
  id: 'columns.removeColumn',
  text: 'commands_columns_remove',
  icon: 'trash-2',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, args) {
    if (!findColumn(context, args)) return failed(problem('notFound'));
    const { document } = context.workbook;
    const outcome = change(
      context,
      [{ kind: 'removeColumn', sheetId: args.sheetId, columnId: args.columnId }],
      { origin: 'columns.remove', label: removeColumn.text },
    );
    if (outcome.ok) tellOfBroken(context, document, [args.columnId]);
    return outcome;
  },
};

/** A name for a new column: `Column 4`, or the next one that is free. */
export function newColumnName(context: CommandContext, table: TableSheet): string {
  return freeName(columnNameAt(table.columns.length, context.locale), namesOf(table));
}

export function findTable(document: WorkbookDocument, sheetId: SheetId): TableSheet | null {
  const sheet = findSheet(document, sheetId);
  return sheet?.kind === 'table' ? sheet : null;
}

function findColumn(
  context: CommandContext,
  args: ColumnArgs,
): { readonly table: TableSheet; readonly column: TableColumn } | null {
  const table = findTable(context.workbook.document, args.sheetId);
  const column = table?.columns.find((candidate) => candidate.id === args.columnId);
  return table && column ? { table, column } : null;
}

const namesOf = (table: TableSheet): string[] => table.columns.map((column) => column.name);

/** `null` for no formula; a missing `=` in front is forgiven. */
function storedFormula(document: WorkbookDocument, table: TableSheet, typed: string): Result<string | null> {
  const formula = typed.trim();
  if (formula === '') return { ok: true, value: null };
  return toStoredFormula(formula.startsWith('=') ? formula : `=${formula}`, document, { sheetId: table.id });
}

function update(
  context: CommandContext,
  { sheetId, columnId }: ColumnArgs,
  patch: ColumnPatch,
  command: { readonly id: string; readonly text: string },
): Result<void> {
  return change(context, [{ kind: 'updateColumn', sheetId, columnId, patch }], {
    origin: command.id,
    label: command.text,
  });
}
