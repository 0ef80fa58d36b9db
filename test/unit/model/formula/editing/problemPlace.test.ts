import { describe, expect, it } from 'vitest';
import { problemPlace } from '../../../../../src/model/formula/editing/problemPlace';
import { toStoredFormula } from '../../../../../src/model/formula/vocabulary';
import { sampleWorkbook } from '../../../../support/sampleWorkbook';

const { document, table } = sampleWorkbook();

/** The code of the problem and the marked part of the formula. */
function faultOf(typed: string, sheetId = document.sheets[0]!.id): string {
  const result = toStoredFormula(typed, document, { sheetId });
  if (result.ok) return 'fine';
  const place = problemPlace(typed, result.problem);
  return `${result.problem.code} ${place ? typed.slice(place.from, place.to) : 'nowhere'}`;
}

describe('the place of a fault in a formula', () => {
  it.each([
    ['=SUM(A1))', 'formulaBracketExtra )'],
    ['  =SUM(A1))', 'formulaBracketExtra )'],
    ['=A1+', 'formulaOperandMissing +'],
    ['=A1+*2', 'formulaOperandMissing +'],
    ['=IF(A1>,1)', 'formulaOperandMissing >'],
    ['=A1&"abc', 'formulaTextOpen "abc'],
    ['=SUM(Customers[Name', 'formulaColumnOpen Customers[Name'],
    ['=1+5x', 'formulaSyntax 5x'],
    ['=1+Gone!A1', 'formulaUnknownName Gone!A1'],
    ['=SUM(Customers[Nmae])', 'formulaUnknownName Customers[Nmae]'],
    ['=2*[@Name]', 'formulaThisRowOutsideTable [@Name]'],
  ])('%s', (typed, fault) => {
    expect(faultOf(typed)).toBe(fault);
  });

  it('is found where the own table was not named', () => {
    expect(faultOf('=[@Nmae]*2', table.id)).toBe('formulaUnknownName [@Nmae]');
  });

  it('is none of a formula that only lacks its last brackets', () => {
    expect(faultOf('=SUM(A1,(B1')).toBe('fine');
  });
});
