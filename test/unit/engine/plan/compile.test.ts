import { afterAll, describe, expect, it } from 'vitest';
import type { CellValue } from '../../../../src/shared/value';
import { cellError } from '../../../../src/shared/value';
import { ColumnFormulas } from '../../../support/columnFormula';
import { sampleWorkbook } from '../../../support/sampleWorkbook';

describe('a formula of a column', () => {
  const formulas = new ColumnFormulas();
  afterAll(() => formulas.dispose());
  const { document, table } = sampleWorkbook();
  const plan = (formula: string): CellValue[] | null => formulas.compute(document, table, formula).plan;
  const revenue = '[@[Annual revenue]]';

  it.each<[string, CellValue[]]>([
    [`=${revenue}*2+1`, [201, 401, 1]],
    [`=IF(${revenue}>150,"large","small")`, ['small', 'large', 'small']],
    [`=${revenue}/SUM(Customers[Annual revenue])`, [1 / 3, 2 / 3, 0]],
    [`=SUM([@[Annual revenue]:[Active]])`, [100, 200, 0]],
    [`=10/${revenue}`, [0.1, 0.05, cellError('DIV0')]],
    [`=[@Name]&"-"&ROW()`, ['Ada-1', 'Bob-2', 'Cyd-3']],
    [`=[@Name]`, ['Ada', 'Bob', 'Cyd']],
    [`=${revenue}`, [100, 200, null]],
    [`=TEXT(${revenue},"#,##0.0")`, ['100.0', '200.0', '0.0']],
    [`=TEXT("1e3"&ROW()&"0","0")`, new Array<CellValue>(3).fill(cellError('VALUE'))],
    [`=NOT([@Active])`, [false, true, true]],
    [`=COUNTIF(Customers[Annual revenue],">150")`, [1, 1, 1]],
    [`=QUADRANT(${revenue},1,Customers[Annual revenue],1)`, ['C', 'A', 'C']],
    [`=SCORE.NORMALIZE(${revenue},Customers[Annual revenue],"rank")`, [25, 75, 0]],
    [`=CLV([@[Annual revenue]:[Active]],0,1)`, [50.25, 100, 0]],
    [`=-2^2`, [4, 4, 4]],
    [`=COUNTIFS(Customers[Name],[@Name],Customers[Active],TRUE)`, [1, 0, 0]],
    [`=SUMIF(Customers[Annual revenue],">="&${revenue})`, [300, 200, 0]],
    [`=XLOOKUP("CYD",Customers[Name],Customers[Active],"none",0,-1)`, [0, 0, 0]],
    [`=INDEX(Customers[Annual revenue],MATCH([@Name],Customers[Name],0))`, [100, 200, null]],
    [`=VLOOKUP([@Name],Customers[[Name]:[Active]],3,FALSE)`, [true, false, 0]],
    [`=ROLLUP.DISTINCT(Customers[Active],Customers[Name],[@Name])`, [1, 1, 0]],
    [`=LOG(${revenue}-150,[@Name])`, [cellError('NUM'), cellError('VALUE'), cellError('NUM')]],
    [`=MATCH(${revenue},Customers[Annual revenue],1)`, [1, 2, cellError('NA')]],
  ])('%s is computed by kernels', (formula, expected) => {
    expect(plan(formula)).toEqual(expected);
  });

  it.each([
    `=PROPER([@Name])`,
    `=SUM(${revenue}*Customers[Annual revenue])`,
    '=UNIQUE(Customers[Name])',
    '=RAND()',
    '=[@[Annual revenue]:[Active]]',
    `=IF([@Active],[@[Annual revenue]:[Active]],1)`,
    `=COUNTIF(Customers[Annual revenue],Customers[Annual revenue])`,
    `=LEFT([@Name],1,2)`,
  ])('%s takes the reference way', (formula) => {
    expect(plan(formula)).toBeNull();
  });
});
