import { describe, expect, it } from 'vitest';
import { formulaLimits, guardFormula } from '../../../src/engine/guard';
import { tokensOf } from '../../../src/model/formula/tokens';

const guard = (formula: string, usedCells = 0) => guardFormula(formula, tokensOf(formula), () => usedCells);

describe('the guard before the engine', () => {
  it.each([
    ['nesting', `=${'('.repeat(40)}1${')'.repeat(40)}`],
    ['operators', `=1${'+1'.repeat(500)}`],
    ['referenced cells', '=SUM(A1:A200000)'],
    ['arguments of an offset', '=OFFSET(A1, -1, (2))+Offset'],
    ['the size of an offset', '=SUM(OFFSET(A1,0,0,199999,1),200000)'],
    ['length', `="${'x'.repeat(formulaLimits.length - 3)}"`],
  ])('lets a formula pass that is just within the limit of %s', (_, formula) => {
    expect(guard(formula)).toBeNull();
  });

  it.each([
    ['formulaTooDeep', `=${'('.repeat(41)}1${')'.repeat(41)}`],
    ['formulaTooDeep', `=SUM(${'{'.repeat(40)}1${'}'.repeat(40)})`],
    ['formulaTooManyOperators', `=1${'+1'.repeat(501)}`],
    ['calculationTooLarge', '=SUM(A1:A100001,B1:B100000)'],
    ['formulaSyntax', '=SUM(OFFSET())'],
    ['formulaSyntax', '=OFFSET(A1)'],
    ['formulaSyntax', '=OFFSET(A1,1, )'],
    ['calculationTooLarge', '=OFFSET(A1,0,0,1048576,16384)'],
    ['calculationTooLarge', '=SUM(1, OFFSET(A1, 1, -1, 500, 500))'],
    ['formulaTooLong', `="${'x'.repeat(formulaLimits.length - 2)}"`],
  ])('says %s', (reason, formula) => {
    expect(guard(formula)).toMatchObject({ kind: 'error', code: 'ERROR', reason });
  });

  it('measures open ranges by what the sheet holds', () => {
    expect(guard('=SUM(A:A)', 200_000)).toBeNull();
    expect(guard('=SUM(A:A)', 200_001)).toMatchObject({ reason: 'calculationTooLarge' });
  });
});
