import type {
  Comparison,
  ConditionalRule,
  RuleDatePeriod,
  RangeComparison,
  RuleTest,
  ScalePlace,
} from '../../../model/conditionalFormat';
import { ruleDatePeriods } from '../../../model/conditionalFormat';
import type { FileFormat } from './fileRules';
import { isWeek, weekOfFormula } from './periodFormula';
import { readColor, readLook } from './readLook';
import { UnreadableRule, type RuleFormulas } from './ruleReading';
import { childOf, type XmlElement } from './xmlTree';

export const fileComparisons: Readonly<Record<string, Comparison | RangeComparison>> = {
  equal: 'equal',
  notEqual: 'notEqual',
  lessThan: 'less',
  lessThanOrEqual: 'atMost',
  greaterThan: 'more',
  greaterThanOrEqual: 'atLeast',
  between: 'between',
  notBetween: 'notBetween',
};
export const textTests = {
  containsText: 'contains',
  notContainsText: 'notContains',
  beginsWith: 'startsWith',
  endsWith: 'endsWith',
} as const;
export const contentTests = {
  containsBlanks: 'blank',
  notContainsBlanks: 'filled',
  containsErrors: 'error',
  notContainsErrors: 'noError',
} as const;
const periods: ReadonlySet<string> = new Set(ruleDatePeriods);

/** Throws `UnreadableRule` for what a rule here cannot say. */
export function readConditionalRule(
  { rule, formulas, look }: FileFormat,
  read: RuleFormulas,
  themeColors: readonly string[] | undefined,
): ConditionalRule {
  switch (rule.attributes.get('type')) {
    case 'colorScale':
      return colorScale(childOf(rule, 'colorScale'), themeColors);
    case 'dataBar':
      return dataBar(childOf(rule, 'dataBar'), themeColors);
    default:
      return { kind: 'style', test: readTest(rule, formulas, read), style: readLook(look, themeColors) };
  }
}

function readTest(rule: XmlElement, formulas: readonly string[], read: RuleFormulas): RuleTest {
  const { attributes } = rule;
  const type = attributes.get('type') ?? '';
  const isSet = (name: string): boolean => /^(1|true)$/.test(attributes.get(name) ?? '');
  switch (type) {
    case 'cellIs': {
      const is = fileComparisons[attributes.get('operator') ?? ''];
      const [first, second] = formulas;
      if (is === undefined || first === undefined) break;
      if (is !== 'between' && is !== 'notBetween') return { kind: 'compare', is, value: read.operand(first) };
      if (second === undefined) break;
      return { kind: 'compare', is, from: read.operand(first), to: read.operand(second) };
    }
    case 'duplicateValues':
    case 'uniqueValues':
      return { kind: 'occurrence', is: type === 'duplicateValues' ? 'duplicate' : 'unique' };
    case 'top10': {
      const count = Number(attributes.get('rank') ?? 10);
      if (!Number.isInteger(count) || count < 1) break;
      return {
        kind: 'rank',
        is: isSet('bottom') ? 'bottom' : 'top',
        count,
        unit: isSet('percent') ? 'percent' : 'items',
      };
    }
    case 'aboveAverage': {
      if (Number(attributes.get('stdDev') ?? 0) !== 0) break;
      const isAbove = !/^(0|false)$/.test(attributes.get('aboveAverage') ?? '');
      const isEqualIn = isSet('equalAverage');
      return {
        kind: 'average',
        is: isAbove ? (isEqualIn ? 'atLeast' : 'above') : isEqualIn ? 'atMost' : 'below',
      };
    }
    case 'timePeriod': {
      const period = attributes.get('timePeriod') ?? '';
      // A week of Excel's begins on Sunday: its formula says which days are meant.
      if (periods.has(period) && !isWeek(period as RuleDatePeriod))
        return { kind: 'date', is: period as RuleDatePeriod };
      break;
    }
    case 'containsBlanks':
    case 'notContainsBlanks':
    case 'containsErrors':
    case 'notContainsErrors':
      return { kind: 'content', is: contentTests[type] };
    case 'containsText':
    case 'notContainsText':
    case 'beginsWith':
    case 'endsWith': {
      const text = attributes.get('text');
      if (text !== undefined) return { kind: 'text', is: textTests[type], text };
    }
  }
  // What compares with a cell instead of a text is all in the formula.
  const [formula] = formulas;
  if (type === 'cellIs' || type === 'iconSet' || formula === undefined) throw new UnreadableRule(type);
  const week = weekOfFormula(formula, read.first);
  return week ? { kind: 'date', is: week } : { kind: 'formula', formula: read.formula(formula) };
}

function colorScale(
  element: XmlElement | undefined,
  themeColors: readonly string[] | undefined,
): ConditionalRule {
  const places = placesOf(element);
  const colors = (element?.children ?? []).filter(({ name }) => name === 'color');
  if (places.length < 2 || places.length > 3 || colors.length !== places.length) {
    throw new UnreadableRule('colorScale');
  }
  const points = places.map((at, index) => ({
    at,
    color: readColor(colors[index], 'scale', themeColors) ?? 'background',
  }));
  return { kind: 'colorScale', points };
}

function dataBar(
  element: XmlElement | undefined,
  themeColors: readonly string[] | undefined,
): ConditionalRule {
  const [min, max] = placesOf(element);
  if (!element || !min || !max) throw new UnreadableRule('dataBar');
  // A white bar would be none.
  const color = readColor(childOf(element, 'color'), 'scale', themeColors);
  return {
    kind: 'dataBar',
    min,
    max,
    color: color === null || color === 'background' ? 'accent' : color,
    ...(/^(0|false)$/.test(element.attributes.get('showValue') ?? '') ? { hideValue: true } : {}),
  };
}

function placesOf(element: XmlElement | undefined): ScalePlace[] {
  return (element?.children ?? [])
    .filter(({ name }) => name === 'cfvo')
    .map(({ attributes }): ScalePlace => {
      const type = attributes.get('type');
      if (type === 'min' || type === 'max') return { kind: type };
      const text = attributes.get('val') ?? '';
      const kind = type === 'num' ? 'number' : type;
      const value = Number(text);
      if (
        (kind !== 'number' && kind !== 'percent' && kind !== 'percentile') ||
        text.trim() === '' ||
        !Number.isFinite(value)
      ) {
        throw new UnreadableRule(type);
      }
      return { kind, value };
    });
}
