import { problem, type Problem } from '../shared/problems';
import { failed, ok, type Result } from '../shared/result';
import { areaOf } from '../model/cellArea';
import type { ConditionalFormat, ConditionalRule, RuleTarget } from '../model/conditionalFormat';
import type { Sheet } from '../model/document';
import { rewriteFormat } from '../model/formula/ruleFormulas';
import { toStoredFormula } from '../model/formula/vocabulary';
import { newRuleId, type RuleId, type SheetId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { Command, CommandContext } from './command';
import { change, isEditable, isSelectionEditable } from './outcome';
import { clampRegion, selectedRegions, type Region } from './region';

export interface PutConditionArgs {
  /** Formulas in it as people type them, read from the top left cell of the target. */
  readonly rule: ConditionalRule;
  readonly stopIfTrue?: boolean;
  /** The rule to change; without one a new rule comes first. */
  readonly id?: RuleId;
  /** Cells or columns of one sheet it is to be about; missing: those it is about already, or what is selected. */
  readonly regions?: readonly Region[];
}

/** Adds a conditional format to the selection, or changes one. */
export const putCondition: Command<PutConditionArgs> = {
  id: 'conditions.put',
  text: 'format_conditions_put',
  needsArgs: true,
  isEnabled: isSelectionEditable,
  run(context, { rule, stopIfTrue, id, regions }) {
    const where = regions ?? selectedRegions(context.selection);
    const sheet = where[0] && findSheet(context.workbook.document, where[0].sheetId);
    if (!sheet) return failed(problem('notFound'));
    const formats = sheet.conditionalFormats ?? [];
    const known = formats.find((format) => format.id === id);
    const target = known && !regions ? known.target : targetOf(sheet, where, context);
    if (!target) return failed(problem('notFound'));
    const stop = stopIfTrue ? { stopIfTrue } : {};
    const stored = storedFormat(context, sheet.id, { id: known?.id ?? newRuleId(), target, rule, ...stop });
    if (!stored.ok) return stored;
    const next = known
      ? formats.map((format) => (format === known ? stored.value : format))
      : [stored.value, ...formats];
    return setFormats(context, sheet.id, next, putCondition.text);
  },
};

export interface ConditionArgs {
  readonly sheetId: SheetId;
  readonly id: RuleId;
}

export const removeCondition: Command<ConditionArgs> = {
  id: 'conditions.remove',
  text: 'format_conditions_remove',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { sheetId, id }) {
    const formats = findSheet(context.workbook.document, sheetId)?.conditionalFormats ?? [];
    const next = formats.filter((format) => format.id !== id);
    return setFormats(context, sheetId, next, removeCondition.text);
  },
};

/** Earlier rules have precedence. */
export const moveCondition: Command<ConditionArgs & { readonly by: 1 | -1 }> = {
  id: 'conditions.move',
  text: 'format_conditions_move',
  needsArgs: true,
  isEnabled: isEditable,
  run(context, { sheetId, id, by }) {
    const formats = [...(findSheet(context.workbook.document, sheetId)?.conditionalFormats ?? [])];
    const at = formats.findIndex((format) => format.id === id);
    const [moved, other] = [formats[at], formats[at + by]];
    if (!moved || !other) return ok();
    formats[at] = other;
    formats[at + by] = moved;
    return setFormats(context, sheetId, formats, moveCondition.text);
  },
};

function targetOf(sheet: Sheet, regions: readonly Region[], context: CommandContext): RuleTarget | null {
  if (sheet.kind === 'grid') {
    const areas = regions.flatMap((region) => {
      const onSheet = clampRegion(region, sheet, context.values);
      return onSheet ? [areaOf(sheet, onSheet)] : [];
    });
    return areas.length === 0 ? null : { kind: 'cells', areas };
  }
  const columns = sheet.columns.filter((_, index) =>
    regions.some(({ fromColumn, toColumn }) => index >= fromColumn && index <= toColumn),
  );
  return columns.length === 0 ? null : { kind: 'columns', columnIds: columns.map(({ id }) => id) };
}

function storedFormat(
  context: CommandContext,
  sheetId: SheetId,
  format: ConditionalFormat,
): Result<ConditionalFormat> {
  let refusal: Problem | null = null;
  const stored = rewriteFormat(format, (typed) => {
    const formula = toStoredFormula(typed, context.workbook.document, { sheetId });
    if (formula.ok) return formula.value;
    refusal ??= formula.problem;
    return typed;
  });
  return refusal ? failed(refusal) : ok(stored);
}

function setFormats(
  context: CommandContext,
  sheetId: SheetId,
  formats: readonly ConditionalFormat[],
  label: string,
): Result<void> {
  const patch = { conditionalFormats: formats.length > 0 ? formats : null };
  return change(context, [{ kind: 'updateSheet', sheetId, patch }], { origin: 'conditions', label });
}
