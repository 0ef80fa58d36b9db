import { isCellError, type CellValue } from '../../shared/value';
import type { RuleDatePeriod, RuleOperand, RuleTest } from '../conditionalFormat';
import { daysOf } from '../datePeriods';
import { compares, isInRange } from './compareValues';
import type { RuleFacts } from './ruleFacts';

export interface TestedCell {
  readonly value: CellValue;
  /** Where the cell stands among the values that the facts were worked out from. */
  readonly index: number;
  readonly facts: RuleFacts;
  /** The serial number of today. */
  readonly today: number;
  /** A literal, or what a formula comes to at this cell; `undefined` while that is not known. */
  operand(operand: RuleOperand): CellValue | undefined;
  formula(formula: string): CellValue | undefined;
}

/** Whether a rule applies to a cell. What is not known yet does not apply. */
export function passesTest(test: RuleTest, cell: TestedCell): boolean {
  const { value, facts } = cell;
  switch (test.kind) {
    case 'compare': {
      if (value === null) return false;
      if ('value' in test) {
        const other = cell.operand(test.value);
        return other !== undefined && compares(value, test.is, other);
      }
      const [from, to] = [cell.operand(test.from), cell.operand(test.to)];
      return from !== undefined && to !== undefined && isInRange(value, test.is, from, to);
    }
    case 'text':
      return passesText(test, value);
    case 'date':
      return typeof value === 'number' && isInPeriod(Math.floor(value), test.is, cell.today);
    case 'content': {
      if (test.is === 'error' || test.is === 'noError') return isCellError(value) === (test.is === 'error');
      return (value === null || value === '') === (test.is === 'blank');
    }
    case 'occurrence':
      if (value === null || value === '' || isCellError(value) || !facts.repeated) return false;
      return (facts.repeated[cell.index] === 1) === (test.is === 'duplicate');
    case 'rank':
      if (typeof value !== 'number' || facts.threshold === undefined) return false;
      return test.is === 'top' ? value >= facts.threshold : value <= facts.threshold;
    case 'average':
      if (typeof value !== 'number' || facts.average === undefined) return false;
      return compares(value, averageComparison[test.is], facts.average);
    case 'formula': {
      const result = cell.formula(test.formula);
      return result === true || (typeof result === 'number' && result !== 0);
    }
  }
}

const averageComparison = { above: 'more', below: 'less', atLeast: 'atLeast', atMost: 'atMost' } as const;

function passesText(test: Extract<RuleTest, { kind: 'text' }>, value: CellValue): boolean {
  if (value === null || isCellError(value)) return false;
  const [text, wanted] = [String(value).toLowerCase(), test.text.toLowerCase()];
  switch (test.is) {
    case 'contains':
      return text.includes(wanted);
    case 'notContains':
      return !text.includes(wanted);
    case 'startsWith':
      return text.startsWith(wanted);
    case 'endsWith':
      return text.endsWith(wanted);
  }
}

function isInPeriod(day: number, period: RuleDatePeriod, today: number): boolean {
  if (period === 'last7Days') return day > today - 7 && day <= today;
  const { from, to } = daysOf(period, today);
  return day >= from && day <= to;
}
