import { describe, expect, it } from 'vitest';
import { periodFormula } from '../../../../../src/io/xlsx/rules/periodFormula';
import { readConditionalRule } from '../../../../../src/io/xlsx/rules/readConditionalRule';
import { UnreadableRule, type RuleFormulas } from '../../../../../src/io/xlsx/rules/ruleReading';
import type { XmlElement } from '../../../../../src/io/xlsx/rules/xmlTree';

const formulas = { first: 'B2', formula: (text: string) => `=${text}` } as unknown as RuleFormulas;

function read(attributes: Readonly<Record<string, string>>, formula?: string) {
  const rule = { attributes: new Map(Object.entries(attributes)), children: [] } as unknown as XmlElement;
  const file = { cells: 'B2:B9', rule, formulas: formula === undefined ? [] : [formula], look: undefined };
  const found = readConditionalRule(file, formulas, undefined);
  return found.kind === 'style' ? found.test : found;
}

describe('weeks of a file', () => {
  const sundays =
    'AND(TODAY()-ROUNDDOWN(B2,0)<=WEEKDAY(TODAY())-1,ROUNDDOWN(B2,0)-TODAY()<=7-WEEKDAY(TODAY()))';

  it('that begin on Sunday stay the days their formula says', () => {
    expect(read({ type: 'timePeriod', timePeriod: 'thisWeek' }, sundays)).toEqual({
      kind: 'formula',
      formula: `=${sundays}`,
    });
  });

  it('that begin on Monday are the weeks we know', () => {
    const ours = periodFormula('lastWeek', 'B2');
    expect(read({ type: 'expression' }, ours)).toEqual({ kind: 'date', is: 'lastWeek' });
  });

  it('of another cell than the rule’s own are a formula', () => {
    const other = periodFormula('lastWeek', 'C2');
    expect(read({ type: 'expression' }, other)).toEqual({ kind: 'formula', formula: `=${other}` });
  });

  it('without a formula are not taken over', () => {
    expect(() => read({ type: 'timePeriod', timePeriod: 'nextWeek' })).toThrow(UnreadableRule);
  });
});

it('takes no icon sets over: there are no icons here', () => {
  expect(() => read({ type: 'iconSet' })).toThrow(UnreadableRule);
});
