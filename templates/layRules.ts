import { commentKey, type CellComment, type CommentKey } from '../src/model/cellComment';
import type { ConditionalFormat, ConditionalRule } from '../src/model/conditionalFormat';
import type { ColumnRef, GridSheet, WrittenFormat, WrittenSheet } from '../src/model/document';
import { newRuleId } from '../src/model/ids';
import type { GridValidation, Validation } from '../src/model/validation';
import type { LocalText } from '../src/shared/localText';
import { laidArea, placeOf } from './laidPlaces';
import { mapRule, type RuleLeaves } from './mapRule';
import type { Template, TemplateSheet } from './schema';

/** What stands for the keys and texts of a template in one workbook. */
export interface RuleBindings {
  column(key: string): ColumnRef | undefined;
  /** In stored form; `null` when it names something that is not there. */
  formula(formula: string): string | null;
  text(text: LocalText): string;
}

export type LaidFormat = WrittenFormat;
/** By the template's own key. */
export interface LaidRules {
  readonly conditionalFormats: Readonly<Record<string, ConditionalFormat>>;
  readonly validations: Readonly<Record<string, GridValidation>>;
}

type SheetBeside = Pick<
  GridSheet,
  'frozenRows' | 'frozenColumns' | 'conditionalFormats' | 'validations' | 'comments'
>;

/** Frozen lines, rules and comments of a sheet. `written` is what stands there from an earlier time: its ids are used again. */
export function layRules(
  sheet: TemplateSheet,
  bindings: RuleBindings,
  written: WrittenSheet | undefined,
): SheetBeside & { readonly rules: LaidRules } {
  const leaves = leavesOf(bindings);
  const conditionalFormats: Record<string, ConditionalFormat> = {};
  for (const { key, cells, rule, stopIfTrue } of sheet.formats) {
    const laid = mapRule(rule, leaves) as ConditionalRule | null;
    if (!laid) continue;
    const id = written?.conditionalFormats?.[key]?.id ?? newRuleId();
    const target = { kind: 'cells', areas: cells.map(laidArea) } as const;
    conditionalFormats[key] = { id, target, rule: laid, ...(stopIfTrue ? { stopIfTrue } : {}) };
  }
  const validations: Record<string, GridValidation> = {};
  for (const { key, cells, ...validation } of sheet.validations) {
    const laid = mapRule(validation, leaves) as Validation | null;
    if (!laid) continue;
    const id = written?.validations?.[key]?.id ?? newRuleId();
    validations[key] = { id, areas: cells.map(laidArea), validation: laid };
  }
  const comments: Record<CommentKey, CellComment> = {};
  for (const { at, text } of sheet.comments) {
    const { rowId, columnId } = placeOf(at);
    const place = commentKey(rowId, columnId);
    const words = bindings.text(text);
    const before = written?.comments?.[place];
    comments[place] = before?.text === words ? before : { text: words, changedMs: Date.now() };
  }
  const given = <Items extends object>(name: keyof SheetBeside, items: Items): object =>
    Object.keys(items).length > 0 ? { [name]: name === 'comments' ? items : Object.values(items) } : {};
  return {
    ...(sheet.frozenRows === undefined ? {} : { frozenRows: sheet.frozenRows }),
    ...(sheet.frozenColumns === undefined ? {} : { frozenColumns: sheet.frozenColumns }),
    ...given('conditionalFormats', conditionalFormats),
    ...given('validations', validations),
    ...given('comments', comments),
    rules: { conditionalFormats, validations },
  };
}

/** Conditional formats of columns of tables. One of whose columns none is there is left out. */
export function layFormats(
  formats: Template['formats'],
  bindings: RuleBindings,
  written: Readonly<Record<string, WrittenFormat>> = {},
): Record<string, LaidFormat> {
  const laid: Record<string, LaidFormat> = {};
  for (const { key, columns, rule, stopIfTrue } of formats) {
    const there = columns.flatMap((column) => bindings.column(column) ?? []);
    const sheetId = there[0]?.sheetId;
    const mapped = mapRule(rule, leavesOf(bindings)) as ConditionalRule | null;
    if (sheetId === undefined || !mapped) continue;
    const before = written[key];
    const id = before?.sheetId === sheetId ? before.format.id : newRuleId();
    const target = { kind: 'columns', columnIds: there.map(({ columnId }) => columnId) } as const;
    laid[key] = { sheetId, format: { id, target, rule: mapped, ...(stopIfTrue ? { stopIfTrue } : {}) } };
  }
  return laid;
}

const leavesOf = (bindings: RuleBindings): RuleLeaves<LocalText, string> => ({
  formula: (formula) => bindings.formula(formula),
  text: (text) => bindings.text(text),
  column: (key) => bindings.column(key) ?? null,
});
