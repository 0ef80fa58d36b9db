import { problem, type Problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { areaOf, areasWithout } from '../model/cellArea';
import type { GridSheet, Sheet } from '../model/document';
import { parseForType, parseFreely } from '../model/format/parseInput';
import { rewriteValidation } from '../model/formula/ruleFormulas';
import { toStoredFormula } from '../model/formula/vocabulary';
import { newRuleId, type SheetId } from '../model/ids';
import { findSheet, isFormula } from '../model/lookup';
import type { Operation } from '../model/operation';
import { listOf, validationOf } from '../model/rules/cellValidation';
import { validationProblem } from '../model/rules/validationProblem';
import { validityOf } from '../model/rules/validity';
import type { GridValidation, Validation } from '../model/validation';
import type { CellValue } from '../shared/value';
import type { Command, CommandContext } from './command';
import { change, isSelectionEditable } from './outcome';
import { formatOfCell, shownValue } from './readCells';
import { clampRegion, selectedSheet, storedRow, type Region } from './region';
import { columnMenu } from './tableViews';

export interface SetValidationArgs {
  /** Formulas in it as people type them; `null` lets everything in again. */
  readonly validation: Validation | null;
  /** Missing: what is selected. */
  readonly region?: Region;
}

/** Says what may be entered into cells: those of the region, or all of its columns in a table. */
export const setValidation: Command<SetValidationArgs> = {
  id: 'validation.set',
  text: 'format_validation_set',
  needsArgs: true,
  isEnabled: isSelectionEditable,
  run(context, args) {
    const region = args.region ?? context.selection;
    const sheet = region && findSheet(context.workbook.document, region.sheetId);
    const onSheet = sheet && clampRegion({ ...region, fromRow: region.fromRow }, sheet, context.values);
    if (!sheet || !onSheet) return failed(problem('notFound'));
    const stored = storedValidation(context, args.validation, sheet.id);
    if (!stored.ok) return stored;
    const operations =
      sheet.kind === 'grid'
        ? validateCells(sheet, onSheet, stored.value)
        : validateColumns(sheet, onSheet, stored.value);
    return change(context, operations, { origin: 'validation.set', label: setValidation.text });
  },
};

function storedValidation(
  context: CommandContext,
  validation: Validation | null,
  sheetId: SheetId,
): Result<Validation | null> {
  if (validation === null) return ok(null);
  let refusal: Problem | null = null;
  const stored = rewriteValidation(validation, (typed) => {
    const formula = toStoredFormula(typed, context.workbook.document, { sheetId });
    if (formula.ok) return formula.value;
    refusal ??= formula.problem;
    return typed;
  });
  return refusal ? failed(refusal) : ok(stored);
}

function validateCells(sheet: GridSheet, region: Region, validation: Validation | null): Operation[] {
  const area = areaOf(sheet, region);
  const others = (sheet.validations ?? []).flatMap((item): GridValidation[] => {
    const areas = areasWithout(item.areas, area);
    return areas.length === 0 ? [] : [{ ...item, areas }];
  });
  const added = validation ? [{ id: newRuleId(), areas: [area], validation }] : [];
  const validations = [...added, ...others];
  if (validations.length === 0 && !sheet.validations) return [];
  return [
    {
      kind: 'updateSheet',
      sheetId: sheet.id,
      patch: { validations: validations.length > 0 ? validations : null },
    },
  ];
}

function validateColumns(
  table: Extract<Sheet, { kind: 'table' }>,
  region: Region,
  validation: Validation | null,
): Operation[] {
  const columns = table.columns.slice(region.fromColumn, region.toColumn + 1);
  return columns
    .filter((column) => validation !== null || column.validation !== undefined)
    .map(({ id }) => ({ kind: 'updateColumn', sheetId: table.id, columnId: id, patch: { validation } }));
}

/** The list of the active cell, for choosing; without one, in a table the drop-down of the heading. */
export const chooseValue: Command = {
  id: 'cells.chooseValue',
  text: 'format_validation_choose',
  icon: 'list-checks',
  keys: ['Alt+ArrowDown'],
  isEnabled: (context) => hasList(context) || columnMenu.isEnabled(context),
  run(context) {
    if (!hasList(context)) return columnMenu.run(context);
    context.services.showChoices?.();
    return ok();
  },
};

function hasList(context: CommandContext): boolean {
  const selected = selectedSheet(context);
  if (!selected || context.readOnly) return false;
  const { sheet, selection } = selected;
  const rowIndex = storedRow(context.values, sheet.id, selection.activeRow);
  return listOf(sheet, rowIndex, selection.activeColumn) !== null;
}

export interface EntryVerdict {
  readonly problem: Problem;
  /** The old content stays. */
  readonly isRefused: boolean;
}

/** What a validation has against a text that is about to be entered; `null` for nothing, and for formulas. */
export function entryVerdict(
  context: CommandContext,
  sheet: Sheet,
  { rowIndex, columnIndex }: { readonly rowIndex: number; readonly columnIndex: number },
  text: string,
): EntryVerdict | null {
  const validation = validationOf(sheet, rowIndex, columnIndex);
  if (!validation || isFormula(text.trimStart())) return null;
  const column = sheet.kind === 'table' ? sheet.columns[columnIndex] : undefined;
  const value = column
    ? parseForType(text, column.type, context.locale)
    : formatOfCell(sheet, rowIndex, columnIndex).numberFormat === '@'
      ? text
      : parseFreely(text, context.locale).value;
  const found = problemOf(context, sheet, validation, value);
  return found && { problem: found, isRefused: validation.onInvalid === 'reject' };
}

function problemOf(
  { workbook, values, locale }: CommandContext,
  sheet: Sheet,
  validation: Validation,
  value: CellValue,
): Problem | null {
  const place = { document: workbook.document, values, sheetId: sheet.id };
  if (validityOf(validation, value, place) !== 'invalid') return null;
  return validationProblem(validation, value, place, locale);
}

/** As many cells as are looked through after a paste. */
const checkedCells = 20_000;

/** Says how many cells of a region do not meet their validations, as far as there are any. Nothing is refused. */
export function warnOfInvalid(context: CommandContext, region: Region): void {
  const sheet = findSheet(context.workbook.document, region.sheetId);
  const onSheet = sheet && clampRegion(region, sheet, context.values);
  if (!sheet || !onSheet || !hasValidations(sheet)) return;
  let count = 0;
  let left = checkedCells;
  for (let row = onSheet.fromRow; row <= onSheet.toRow && left > 0; row++) {
    const rowIndex = storedRow(context.values, sheet.id, row);
    for (let column = onSheet.fromColumn; column <= onSheet.toColumn && left > 0; column++, left--) {
      const validation = validationOf(sheet, rowIndex, column);
      if (!validation) continue;
      if (problemOf(context, sheet, validation, shownValue(sheet, context.values, rowIndex, column))) count++;
    }
  }
  if (count > 0)
    context.services.notify({
      kind: 'message',
      text: 'format_validation_pasted',
      params: { count },
      undoable: true,
    });
}

function hasValidations(sheet: Sheet): boolean {
  return sheet.kind === 'grid'
    ? sheet.validations !== undefined
    : sheet.columns.some((column) => column.validation);
}
