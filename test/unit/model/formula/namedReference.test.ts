import { describe, expect, it } from 'vitest';
import { expandNames } from '../../../../src/model/formula/expandNames';
import { shownReference, toNamedReference } from '../../../../src/model/formula/namedReference';
import { toShownFormula, toStoredFormula } from '../../../../src/model/formula/vocabulary';
import { newNamedRangeId } from '../../../../src/model/ids';
import { sampleWorkbook } from '../../../support/sampleWorkbook';

const { document: bare, table, column } = sampleWorkbook();
const sheetId = bare.sheets[0]!.id;
const prices = { id: newNamedRangeId(), name: 'Prices', refersTo: `${sheetId}!$B$2:$B$9` };
const document = { ...bare, namedRanges: [prices] };

function read(typed: string): string {
  const result = toNamedReference(typed, document, sheetId);
  return result.ok ? result.value : result.problem.code;
}

describe('what a name refers to', () => {
  it.each([
    ['A1', `${sheetId}!$A$1`, 'Sheet1!$A$1'],
    ['=Sheet1!a1:B$2', `${sheetId}!$A$1:$B$2`, 'Sheet1!$A$1:$B$2'],
    ['A:B', `${sheetId}!$A:$B`, 'Sheet1!$A:$B'],
    ['2:3', `${sheetId}!$2:$3`, 'Sheet1!$2:$3'],
    ['Customers', table.id, 'Customers'],
    ['customers[Annual revenue]', `${table.id}[${column('Annual revenue')}]`, 'Customers[Annual revenue]'],
    ['prices', `${sheetId}!$B$2:$B$9`, 'Sheet1!$B$2:$B$9'],
  ])('is read from %s', (typed, stored, shown) => {
    expect(read(typed)).toBe(stored);
    expect(shownReference(stored, document)).toBe(shown);
  });

  it.each(['', '1', 'A1+1', 'SUM(A1)', '"x"', 'A1,B2', 'Nobody', 'Other!A1', 'Customers[@Name]'])(
    'is not %s',
    (typed) => {
      expect(read(typed)).toMatch(/^(nameNeedsReference|formula\w+)$/);
    },
  );

  it('reads #REF! when it is gone', () => {
    expect(shownReference('#REF!', document)).toBe('#REF!');
    expect(shownReference(`${sheetId}!$A$1`, { ...document, sheets: [table] })).toBe('#REF!');
  });
});

describe('a formula that names cells', () => {
  const context = { sheetId };
  const stored = (typed: string): string => {
    const result = toStoredFormula(typed, document, context);
    if (!result.ok) throw new Error(result.problem.code);
    return result.value;
  };

  it('keeps them by id, so that it follows another name', () => {
    const formula = stored('=SUM(prices)*2');
    expect(formula).toBe(`=SUM(${prices.id})*2`);
    expect(toShownFormula(formula, document, context)).toBe('=SUM(Prices)*2');
    const renamed = { ...document, namedRanges: [{ ...prices, name: 'Tariffs' }] };
    expect(toShownFormula(formula, renamed, context)).toBe('=SUM(Tariffs)*2');
    expect(toShownFormula(formula, bare, context)).toBe('=SUM(#REF!)*2');
  });

  it('has what they refer to in their place where it is calculated, but not in texts', () => {
    expect(expandNames(`=SUM(${prices.id})&"${prices.id}"`, document)).toBe(
      `=SUM(${prices.refersTo})&"${prices.id}"`,
    );
    const untouched = `=SUM(A1)&"${prices.id}"`;
    expect(expandNames(untouched, bare)).toBe(untouched);
  });
});
