import { isCellError, plainText, type CellValue } from '../../shared/value';
import { inputValue } from '../format/gridInput';
import type { WorkbookDocument } from '../document';
import type { SheetId } from '../ids';
import { isFormula } from '../lookup';
import type { ListSource, Validation, ValidationBounds } from '../validation';
import type { ValueReader } from '../valueReader';
import type { RuleOperand } from '../conditionalFormat';
import { compares, isInRange } from './compareValues';
import { distinctOf, referencedValues } from './referencedValues';

export interface ValidityContext {
  readonly document: WorkbookDocument;
  readonly values: ValueReader;
  /** The sheet that the validation belongs to. */
  readonly sheetId: SheetId;
}

/** `unknown`: it takes the engine to say. */
export type Validity = 'valid' | 'invalid' | 'unknown';

/** Whether a cell may hold a value. Blanks may be anywhere unless something is required; errors may nowhere. */
export function validityOf(
  { rule, required }: Validation,
  value: CellValue,
  context: ValidityContext,
): Validity {
  if (value === null || value === '') return required ? 'invalid' : 'valid';
  if (isCellError(value)) return 'invalid';
  switch (rule.kind) {
    case 'list': {
      const listed = listedValues(rule.source, context);
      return listed === null ? 'unknown' : listed.has(plainText(value)) ? 'valid' : 'invalid';
    }
    case 'number':
      if (typeof value !== 'number' || (rule.whole && !Number.isInteger(value))) return 'invalid';
      return withinBounds(rule, value, context);
    case 'date':
      return typeof value === 'number' ? withinBounds(rule, value, context) : 'invalid';
    case 'textLength':
      return withinBounds(rule, plainText(value).length, context);
    case 'formula':
      return 'unknown';
  }
}

/** What can be chosen from, in its order; `null` where it takes the engine to know. */
export function choicesOf(source: ListSource, context: ValidityContext): readonly CellValue[] | null {
  switch (source.kind) {
    case 'values':
      return source.values;
    case 'column': {
      const { sheetId, columnId } = source.column;
      const table = context.document.sheets.find(({ id }) => id === sheetId);
      if (table?.kind !== 'table' || !table.columns.some(({ id }) => id === columnId)) return null;
      return distinctOf(context.values.columnBlocks(sheetId, columnId)).values;
    }
    case 'formula':
      return referencedValues(source.formula, context.sheetId, context.document, context.values);
  }
}

const sets = new WeakMap<readonly CellValue[], ReadonlySet<string>>();

function listedValues(source: ListSource, context: ValidityContext): ReadonlySet<string> | null {
  const choices = choicesOf(source, context);
  if (choices === null) return null;
  let set = sets.get(choices);
  if (!set) {
    const texts = choices.map(plainText).filter((text) => text !== '');
    // A list that was typed means `3` where the cell holds the number.
    set = new Set(texts.map((text) => (source.kind === 'values' ? text.trim() : text)));
    sets.set(choices, set);
  }
  return set;
}

function withinBounds(bounds: ValidationBounds, value: number, context: ValidityContext): Validity {
  const operand = (given: RuleOperand): CellValue | undefined => operandValue(given, context);
  if ('value' in bounds) {
    const other = operand(bounds.value);
    if (other === undefined) return 'unknown';
    return compares(value, bounds.is, other) ? 'valid' : 'invalid';
  }
  const [from, to] = [operand(bounds.from), operand(bounds.to)];
  if (from === undefined || to === undefined) return 'unknown';
  return isInRange(value, bounds.is, from, to) ? 'valid' : 'invalid';
}

/** A literal, or the value that a reference shows; `undefined` where it takes the engine. */
export function operandValue(operand: RuleOperand, context: ValidityContext): CellValue | undefined {
  if (!isFormula(operand)) return inputValue(operand);
  return referencedValues(operand, context.sheetId, context.document, context.values)?.[0];
}
