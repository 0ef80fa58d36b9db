import { describe, expect, it } from 'vitest';
import { needsArray } from '../../../../src/io/xlsx/arrayFormula';

const lambdas = new Set(['GINI']);

describe('formulas that must say that they work on arrays', () => {
  it.each([
    'SUM(A1:A9*2)',
    'SUM(T[A]-T[B])',
    'MAX(LEN(A1:A9))',
    'SUM(IF(A1:A9>1,A1:A9,0))',
    'SUMPRODUCT(IF(A1:A9>1,1,0))',
    'SUM(COUNTIF(A1:A9,B1:B3))',
    'SUM(_xlfn.SEQUENCE(3))',
    'ROWS(_xlfn.UNIQUE(A1:A9))',
    'A1:A9&""',
    'INDEX(A1:A9,MATCH(1,(B1:B9=2)*(C1:C9=3),0))',
    'SUM(A:A^2)',
    'GINI(A1:A9*2)',
  ])('%s does', (formula) => {
    expect(needsArray(formula, lambdas)).toBe(true);
  });

  it.each([
    'SUM(A1:A9)',
    'SUM(A1:A1*2)',
    'A1*2+SUM(T[A])',
    'SUMPRODUCT((A1:A9>1)*B1:B9)',
    'SUMPRODUCT(--(T[A]>T[[#This Row],[A]]),T[A])/SUM(T[A])',
    'T[[#This Row],[A]]*2',
    'SUMIFS(A1:A9,B1:B9,">"&C1)',
    'INDEX(A1:A9,MATCH(C1,B1:B9,0))',
    'GINI(A1:A9)',
    'IF(A1>1,SUM(A1:A9),0)',
    'SUM(LARGE(A1:A9,{1,2,3}))',
    'not a formula (',
  ])('%s does not', (formula) => {
    expect(needsArray(formula, lambdas)).toBe(false);
  });
});
