import type {
  ConditionalRule,
  ConditionalStyle,
  RuleDatePeriod,
  RuleOperand,
  RuleTest,
} from '../../model/conditionalFormat';
import { ruleDatePeriods } from '../../model/conditionalFormat';
import type { WorkbookDocument } from '../../model/document';
import { inputValue, textInput } from '../../model/format/gridInput';
import { parseFreely } from '../../model/format/parseInput';
import { toShownFormula } from '../../model/formula/vocabulary';
import type { SheetId } from '../../model/ids';
import { isFormula } from '../../model/lookup';
import type { Locale } from '../../shared/localText';

export const conditionKinds = [
  'compare',
  'text',
  'date',
  'content',
  'occurrence',
  'rank',
  'average',
  'formula',
  'colorScale',
  'dataBar',
] as const;
export type ConditionKind = (typeof conditionKinds)[number];

/** What each kind can be asked for. */
export const conditionChoices: Readonly<Partial<Record<ConditionKind, readonly string[]>>> = {
  compare: ['more', 'atLeast', 'less', 'atMost', 'equal', 'notEqual', 'between', 'notBetween'],
  text: ['contains', 'notContains', 'startsWith', 'endsWith'],
  date: ruleDatePeriods,
  content: ['blank', 'filled', 'error', 'noError'],
  occurrence: ['duplicate', 'unique'],
  rank: ['top', 'bottom'],
  average: ['above', 'below', 'atLeast', 'atMost'],
};

/** A rule as the fields of the panel hold it. */
export interface ConditionDraft {
  readonly kind: ConditionKind;
  readonly is: string;
  readonly from: string;
  readonly to: string;
  readonly unit: 'items' | 'percent';
  readonly style: ConditionalStyle;
  /** Of scales from the lowest to the highest, of bars the first one. */
  readonly colors: readonly string[];
  readonly stopIfTrue: boolean;
}

export const newCondition: ConditionDraft = {
  kind: 'compare',
  is: 'more',
  from: '',
  to: '',
  unit: 'items',
  style: { background: 'tintAccent' },
  colors: ['background', 'accent'],
  stopIfTrue: false,
};

interface Place {
  readonly document: WorkbookDocument;
  readonly sheetId: SheetId;
}

export function conditionDraftOf(rule: ConditionalRule, stopIfTrue: boolean, place: Place): ConditionDraft {
  const base = { ...newCondition, stopIfTrue };
  if (rule.kind === 'colorScale')
    return { ...base, kind: 'colorScale', colors: rule.points.map(({ color }) => color) };
  if (rule.kind === 'dataBar') return { ...base, kind: 'dataBar', colors: [rule.color] };
  return { ...base, style: rule.style, ...fieldsOf(rule.test, place) };
}

function fieldsOf(test: RuleTest, place: Place): Partial<ConditionDraft> {
  const shown = (operand: RuleOperand): string =>
    isFormula(operand) ? toShownFormula(operand, place.document, place) : String(inputValue(operand));
  switch (test.kind) {
    case 'compare':
      return 'value' in test
        ? { kind: 'compare', is: test.is, from: shown(test.value) }
        : { kind: 'compare', is: test.is, from: shown(test.from), to: shown(test.to) };
    case 'text':
      return { kind: 'text', is: test.is, from: test.text };
    case 'rank':
      return { kind: 'rank', is: test.is, from: String(test.count), unit: test.unit };
    case 'formula':
      return { kind: 'formula', from: shown(test.formula) };
    default:
      return { kind: test.kind, is: test.is };
  }
}

/** With formulas as they were typed; `null` where a field is missing. */
export function conditionRuleOf(draft: ConditionDraft, locale: Locale): ConditionalRule | null {
  const { kind, colors, style } = draft;
  if (kind === 'dataBar')
    return {
      kind,
      min: { kind: 'min' },
      max: { kind: 'max' },
      color: colors.find((color) => color !== 'background') ?? 'accent',
    };
  if (kind === 'colorScale') {
    const places =
      colors.length === 3
        ? [{ kind: 'min' } as const, { kind: 'percentile', value: 50 } as const, { kind: 'max' } as const]
        : [{ kind: 'min' } as const, { kind: 'max' } as const];
    return { kind, points: places.map((at, index) => ({ at, color: colors[index] ?? 'background' })) };
  }
  const test = testOf(draft, locale);
  return test && { kind: 'style', test, style };
}

function testOf({ kind, is, from, to, unit }: ConditionDraft, locale: Locale): RuleTest | null {
  switch (kind) {
    case 'compare': {
      const [first, second] = [operandOf(from, locale), operandOf(to, locale)];
      if (first === null) return null;
      if (is !== 'between' && is !== 'notBetween') return { kind, is: is as 'more', value: first };
      return second === null ? null : { kind, is, from: first, to: second };
    }
    case 'text':
      return from === '' ? null : { kind, is: is as 'contains', text: from };
    case 'date':
      return { kind, is: is as RuleDatePeriod };
    case 'content':
      return { kind, is: is as 'blank' };
    case 'occurrence':
      return { kind, is: is as 'duplicate' };
    case 'average':
      return { kind, is: is as 'above' };
    case 'rank': {
      const count = Number(from || '10');
      return Number.isInteger(count) && count > 0 ? { kind, is: is as 'top', count, unit } : null;
    }
    case 'formula': {
      const formula = from.trim();
      return formula === '' ? null : { kind, formula: formula.startsWith('=') ? formula : `=${formula}` };
    }
    default:
      return null;
  }
}

function operandOf(text: string, locale: Locale): RuleOperand | null {
  if (text.trim() === '') return null;
  if (isFormula(text.trim())) return text.trim();
  const { value } = parseFreely(text, locale);
  return typeof value === 'string' ? textInput(value) : value;
}
