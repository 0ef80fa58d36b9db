import { problem, type Problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { areaOf, areasWithout } from '../model/cellArea';
import type { GridSheet, Sheet } from '../model/document';
import { rewriteValidation } from '../model/formula/ruleFormulas';
import { toStoredFormula } from '../model/formula/vocabulary';
import { newRuleId, type SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { Operation } from '../model/operation';
import { listOf, validationOf } from '../model/rules/cellValidation';
import { validationProblem } from '../model/rules/validationProblem';
import { validityOf } from '../model/rules/validity';
import type { GridValidation, Validation } from '../model/validation';
import type { CellValue } from '../shared/value';
import type { Command, CommandContext } from './command';
import { change, isSelectionEditable } from './outcome';
import { shownValue } from './readCells';
import { clampRegion, selectedRegions, selectedSheet, storedRow, type Region } from './region';
import { columnMenu } from './tableViews';

export interface SetValidationArgs {
  /** Formulas in it as people type them; `null` lets everything in again. */
  readonly validation: Validation | null;
  /** Missing: what is selected. */
  readonly regions?: readonly Region[];
  /** Where the rule applied before: what of it is not in `regions` gets free. On the same sheet. */
  readonly instead?: readonly Region[];
}

/** Says what may be entered into cells: those of the region, or all of its columns in a table. */
export const setValidation: Command<SetValidationArgs> = {
  id: 'validation.set',
  text: 'format_validation_set',
  needsArgs: true,
  isEnabled: isSelectionEditable,
  run(context, args) {
    const regions = args.regions ?? selectedRegions(context.selection);
    const sheet = regions[0] && findSheet(context.workbook.document, regions[0].sheetId);
    const onSheet = sheet ? placedOn(sheet, regions, context) : [];
    if (!sheet || onSheet.length === 0) return failed(problem('notFound'));
    const stored = storedValidation(context, args.validation, sheet.id);
    if (!stored.ok) return stored;
    const before = placedOn(sheet, args.instead ?? [], context);
    const operations =
      sheet.kind === 'grid'
        ? validateCells(sheet, onSheet, before, stored.value)
        : validateColumns(sheet, onSheet, before, stored.value);
    return change(context, operations, { origin: 'validation.set', label: setValidation.text });
  },
};

/** In a table the columns count, whatever rows there are. */
function placedOn(sheet: Sheet, regions: readonly Region[], { values }: CommandContext): Region[] {
  return regions.flatMap((region) => {
    if (sheet.kind === 'table') return region.fromColumn < sheet.columns.length ? [region] : [];
    return clampRegion(region, sheet, values) ?? [];
  });
}

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

function validateCells(
  sheet: GridSheet,
  regions: readonly Region[],
  before: readonly Region[],
  validation: Validation | null,
): Operation[] {
  const areas = regions.map((region) => areaOf(sheet, region));
  const taken = [...before.map((region) => areaOf(sheet, region)), ...areas];
  const others = (sheet.validations ?? []).flatMap((item): GridValidation[] => {
    const left = taken.reduce((rest, area) => areasWithout(rest, area), [...item.areas]);
    return left.length === 0 ? [] : [{ ...item, areas: left }];
  });
  const added = validation ? [{ id: newRuleId(), areas, validation }] : [];
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
  regions: readonly Region[],
  before: readonly Region[],
  validation: Validation | null,
): Operation[] {
  const isIn = (places: readonly Region[], index: number): boolean =>
    places.some(({ fromColumn, toColumn }) => index >= fromColumn && index <= toColumn);
  return table.columns.flatMap((column, index): Operation[] => {
    const isMeant = isIn(regions, index);
    if (!isMeant && !isIn(before, index)) return [];
    const next = isMeant ? validation : null;
    if (next === null && column.validation === undefined) return [];
    return [{ kind: 'updateColumn', sheetId: table.id, columnId: column.id, patch: { validation: next } }];
  });
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

/** What a validation is known to have against a value. */
export function problemOf(
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
