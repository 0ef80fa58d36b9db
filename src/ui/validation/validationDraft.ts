import type { WorkbookDocument } from '../../model/document';
import type { RuleOperand } from '../../model/conditionalFormat';
import { toEditText } from '../../model/format/editText';
import { inputValue } from '../../model/format/gridInput';
import { parseForType } from '../../model/format/parseInput';
import { toShownFormula } from '../../model/formula/vocabulary';
import type { ColumnId, SheetId } from '../../model/ids';
import { isFormula } from '../../model/lookup';
import type { Validation, ValidationBounds, ValidationRule } from '../../model/validation';
import type { Locale } from '../../shared/localText';

export const validationKinds = [
  'any',
  'list',
  'columnList',
  'whole',
  'decimal',
  'date',
  'textLength',
  'formula',
] as const;
export type ValidationKind = (typeof validationKinds)[number];
export type BoundsIs = ValidationBounds['is'];

/** A validation as the fields of the panel hold it: everything is text. */
export interface ValidationDraft {
  readonly kind: ValidationKind;
  /** One a line; or a single formula. */
  readonly values: string;
  /** `<sheet id> <column id>` of a column of values. */
  readonly column: string;
  readonly is: BoundsIs;
  readonly from: string;
  readonly to: string;
  readonly formula: string;
  readonly onInvalid: Validation['onInvalid'];
  readonly required: boolean;
  readonly message: string;
  readonly promptTitle: string;
  readonly prompt: string;
}

export const noValidation: ValidationDraft = {
  kind: 'any',
  values: '',
  column: '',
  is: 'between',
  from: '',
  to: '',
  formula: '',
  onInvalid: 'reject',
  required: false,
  message: '',
  promptTitle: '',
  prompt: '',
};

interface Place {
  readonly document: WorkbookDocument;
  readonly sheetId: SheetId;
  readonly locale: Locale;
}

export function draftOf(validation: Validation | null, place: Place): ValidationDraft {
  if (!validation) return noValidation;
  const { rule, onInvalid, required = false, message = '', promptTitle = '', prompt = '' } = validation;
  const words = { message, promptTitle, prompt };
  return { ...noValidation, ...fieldsOf(rule, place), onInvalid, required, ...words };
}

function fieldsOf(
  rule: ValidationRule,
  place: Place,
): Partial<ValidationDraft> & Pick<ValidationDraft, 'kind'> {
  const shownFormula = (formula: string): string => toShownFormula(formula, place.document, place);
  if (rule.kind === 'formula') return { kind: 'formula', formula: shownFormula(rule.formula) };
  if (rule.kind === 'list') {
    const { source } = rule;
    if (source.kind === 'column')
      return { kind: 'columnList', column: `${source.column.sheetId} ${source.column.columnId}` };
    return {
      kind: 'list',
      values: source.kind === 'values' ? source.values.join('\n') : shownFormula(source.formula),
    };
  }
  const type = rule.kind === 'date' ? 'date' : 'number';
  const shown = (operand: RuleOperand): string =>
    isFormula(operand) ? shownFormula(operand) : toEditText(inputValue(operand), { type }, place.locale);
  const kind = rule.kind === 'number' ? (rule.whole ? 'whole' : 'decimal') : rule.kind;
  if ('value' in rule) return { kind, is: rule.is, from: shown(rule.value) };
  return { kind, is: rule.is, from: shown(rule.from), to: shown(rule.to) };
}

/** With formulas as they were typed; `null` lets everything in, `undefined` where a field is missing. */
export function validationOf(draft: ValidationDraft, locale: Locale): Validation | null | undefined {
  if (draft.kind === 'any') return null;
  const rule = ruleOf(draft, locale);
  if (!rule) return undefined;
  const words = (key: 'message' | 'promptTitle' | 'prompt'): Partial<Record<typeof key, string>> => {
    const text = draft[key].trim();
    return text === '' ? {} : { [key]: text };
  };
  return {
    rule,
    onInvalid: draft.onInvalid,
    ...(draft.required ? { required: true } : {}),
    ...words('message'),
    ...words('promptTitle'),
    ...words('prompt'),
  };
}

function ruleOf(draft: ValidationDraft, locale: Locale): ValidationRule | undefined {
  switch (draft.kind) {
    case 'any':
      return undefined;
    case 'formula':
      return draft.formula.trim() === '' ? undefined : { kind: 'formula', formula: asFormula(draft.formula) };
    case 'list': {
      const typed = draft.values.trim();
      if (typed === '') return undefined;
      if (typed.startsWith('=')) return { kind: 'list', source: { kind: 'formula', formula: typed } };
      const values = typed.split(/\n|[,，;；、](?=.)/u).map((value) => value.trim());
      return { kind: 'list', source: { kind: 'values', values: values.filter((value) => value !== '') } };
    }
    case 'columnList': {
      const [sheetId, columnId] = draft.column.split(' ') as [SheetId, ColumnId | undefined];
      return columnId && { kind: 'list', source: { kind: 'column', column: { sheetId, columnId } } };
    }
    default: {
      const bounds = boundsOf(draft, locale);
      if (!bounds) return undefined;
      if (draft.kind === 'whole') return { kind: 'number', whole: true, ...bounds };
      return draft.kind === 'decimal' ? { kind: 'number', ...bounds } : { kind: draft.kind, ...bounds };
    }
  }
}

const asFormula = (typed: string): string =>
  typed.trim().startsWith('=') ? typed.trim() : `=${typed.trim()}`;

export function isRange(is: BoundsIs): is is 'between' | 'notBetween' {
  return is === 'between' || is === 'notBetween';
}

function boundsOf(draft: ValidationDraft, locale: Locale): ValidationBounds | undefined {
  const type = draft.kind === 'date' ? 'date' : 'number';
  const operand = (text: string): RuleOperand | undefined => {
    if (isFormula(text.trim())) return text.trim();
    const value = parseForType(text, type, locale);
    return typeof value === 'number' ? value : undefined;
  };
  const from = operand(draft.from);
  if (from === undefined) return undefined;
  if (!isRange(draft.is)) return { is: draft.is, value: from };
  const to = operand(draft.to);
  return to === undefined ? undefined : { is: draft.is, from, to };
}
