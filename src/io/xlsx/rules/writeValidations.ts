import type { WriteSheet } from 'hucre/xlsx';
import type { Sheet } from '../../../model/document';
import { findSheet } from '../../../model/lookup';
import type { Validation, ValidationBounds, ValidationRule } from '../../../model/validation';
import type { SheetContext } from '../sheetContext';
import { fileComparisons } from './readConditionalRule';
import { quotedText, RuleCells } from './ruleCells';

type FileValidation = NonNullable<WriteSheet['dataValidations']>[number];
type WrittenRule = Pick<FileValidation, 'type' | 'operator' | 'formula1' | 'formula2'>;

export interface WrittenValidations {
  readonly validations: readonly FileValidation[];
  /** Rules that cannot be in the file. */
  readonly leftOut: number;
}

/** What writing rules needs of an export. */
type RuleContext = Pick<SheetContext, 'writer' | 'names' | 'lists'>;

/** Longer ones make Excel repair the file. */
const longestList = 255;
const longestMessage = 255;
const longestTitle = 32;

export function writeValidations(sheet: Sheet, context: RuleContext): WrittenValidations {
  const { writer } = context;
  const entries: (readonly [RuleCells | null, Validation])[] =
    sheet.kind === 'grid'
      ? (sheet.validations ?? []).map(({ areas, validation }) => [
          RuleCells.ofGrid(sheet, areas, writer),
          validation,
        ])
      : sheet.columns.flatMap(({ id, validation }) =>
          validation ? [[RuleCells.ofColumns(sheet, [id], writer), validation] as const] : [],
        );
  const validations: FileValidation[] = [];
  let leftOut = 0;
  for (const [cells, validation] of entries) {
    if (!cells) continue;
    const rule = writeRule(validation.rule, cells, context);
    if (!rule) {
      leftOut++;
      continue;
    }
    const { message, prompt, promptTitle, required, onInvalid } = validation;
    validations.push({
      ...rule,
      range: cells.cells,
      showErrorMessage: true,
      showInputMessage: true,
      errorStyle: onInvalid === 'reject' ? 'stop' : 'warning',
      ...(required ? {} : { allowBlank: true }),
      ...(message ? { errorMessage: message.slice(0, longestMessage) } : {}),
      ...(prompt ? { inputMessage: prompt.slice(0, longestMessage) } : {}),
      ...(promptTitle ? { inputTitle: promptTitle.slice(0, longestTitle) } : {}),
    });
  }
  return { validations, leftOut };
}

function writeRule(rule: ValidationRule, cells: RuleCells, context: RuleContext): WrittenRule | null {
  switch (rule.kind) {
    case 'list': {
      const formula1 = listText(rule, cells, context);
      return formula1 === null ? null : { type: 'list', formula1 };
    }
    case 'formula': {
      const formula1 = cells.formula(rule.formula);
      return formula1 === null ? null : { type: 'custom', formula1 };
    }
    case 'number':
      return withBounds(rule.whole ? 'whole' : 'decimal', rule, cells);
    case 'date':
    case 'textLength':
      return withBounds(rule.kind, rule, cells);
  }
}

function withBounds(
  type: WrittenRule['type'],
  bounds: ValidationBounds,
  cells: RuleCells,
): WrittenRule | null {
  const operator = Object.keys(fileComparisons).find((key) => fileComparisons[key] === bounds.is);
  const [formula1, formula2] = ('value' in bounds ? [bounds.value] : [bounds.from, bounds.to]).map(
    (operand) => cells.operand(operand),
  );
  if (formula1 == null || formula2 === null) return null;
  return {
    type,
    operator: operator as NonNullable<WrittenRule['operator']>,
    formula1,
    ...(formula2 === undefined ? {} : { formula2 }),
  };
}

function listText(
  { source }: Extract<ValidationRule, { kind: 'list' }>,
  cells: RuleCells,
  { writer, names, lists }: RuleContext,
): string | null {
  switch (source.kind) {
    case 'formula':
      return cells.formula(source.formula);
    case 'values': {
      const text = quotedText(source.values.join(','));
      if (source.values.length === 0 || source.values.includes('')) return null;
      const fits = text.length <= longestList && !source.values.some((value) => value.includes(','));
      return fits ? text : lists.referenceTo(source.values);
    }
    case 'column': {
      const { sheetId, columnId } = source.column;
      const table = findSheet(names.document, sheetId);
      return table ? writer.writeRule(`=${sheetId}[${columnId}]`, null) : null;
    }
  }
}
