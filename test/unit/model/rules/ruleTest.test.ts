import { describe, expect, it } from 'vitest';
import type { RuleTest, ScalePlace } from '../../../../src/model/conditionalFormat';
import { ruleFacts } from '../../../../src/model/rules/ruleFacts';
import { serialOfDay } from '../../../../src/model/datePeriods';
import { passesTest } from '../../../../src/model/rules/ruleTest';
import { rowFormula } from '../../../../src/model/rules/rowFormula';
import type { SheetId } from '../../../../src/model/ids';
import { cellError, type CellValue } from '../../../../src/shared/value';

const values: readonly CellValue[] = [5, 1, 'East', 5, null, 'east', 10, cellError('NA'), true, ''];

/** A Wednesday. */
const today = serialOfDay(new Date(2026, 10, 25));

function passing(test: RuleTest, cells: readonly CellValue[] = values): CellValue[] {
  const facts = ruleFacts({ kind: 'style', test, style: {} }, cells);
  return cells.filter((value, index) =>
    passesTest(test, { value, index, facts, today, operand: (operand) => operand, formula: () => undefined }),
  );
}

describe('a rule applies to', () => {
  it.each<[RuleTest, CellValue[]]>([
    [{ kind: 'compare', is: 'more', value: 4 }, [5, 5, 10]],
    [{ kind: 'compare', is: 'between', from: 5, to: 1 }, [5, 1, 5]],
    [{ kind: 'compare', is: 'equal', value: 'EAST' }, ['East', 'east']],
    [{ kind: 'text', is: 'startsWith', text: 'ea' }, ['East', 'east']],
    [{ kind: 'content', is: 'blank' }, [null, '']],
    [{ kind: 'content', is: 'error' }, [cellError('NA')]],
    [{ kind: 'occurrence', is: 'duplicate' }, [5, 'East', 5, 'east']],
    [{ kind: 'occurrence', is: 'unique' }, [1, 10, true]],
    [{ kind: 'rank', is: 'top', count: 2, unit: 'items' }, [5, 5, 10]],
    [{ kind: 'rank', is: 'bottom', count: 1, unit: 'percent' }, [1]],
    [{ kind: 'average', is: 'above' }, [10]],
  ])('%j', (test, expected) => {
    expect(passing(test)).toEqual(expected);
  });

  it('dates of days, weeks that begin on Monday, and months', () => {
    const days = [-9, -7, -3, -1, 0, 1, 5, 31].map((distance) => today + distance + 0.5);
    const distances = (is: Extract<RuleTest, { kind: 'date' }>['is']): number[] =>
      passing({ kind: 'date', is }, days).map((day) => Math.floor(Number(day)) - today);
    expect(distances('today')).toEqual([0]);
    expect(distances('yesterday')).toEqual([-1]);
    expect(distances('last7Days')).toEqual([-3, -1, 0]);
    expect(distances('thisWeek')).toEqual([-1, 0, 1]);
    expect(distances('lastWeek')).toEqual([-9, -7, -3]);
    expect(distances('nextWeek')).toEqual([5]);
    expect(distances('nextMonth')).toEqual([31]);
  });
});

describe('the points of a scale', () => {
  it.each<[ScalePlace, number]>([
    [{ kind: 'min' }, 1],
    [{ kind: 'max' }, 10],
    [{ kind: 'percent', value: 50 }, 5.5],
    [{ kind: 'percentile', value: 50 }, 5],
    [{ kind: 'number', value: 7 }, 7],
  ])('%j', (at, expected) => {
    const bar = { kind: 'dataBar', min: at, max: { kind: 'max' }, color: 'accent' } as const;
    expect(ruleFacts(bar, values).points).toEqual([expected, 10]);
  });
});

it('reads this row of a table by its number', () => {
  const sheetId = '_sabcdefghij' as SheetId;
  expect(rowFormula('=[@[_cabcdefghij]]>AVERAGE(_sabcdefghij[_cabcdefghij])', sheetId, 4)).toBe(
    '=INDEX(_sabcdefghij[_cabcdefghij],5)>AVERAGE(_sabcdefghij[_cabcdefghij])',
  );
});
