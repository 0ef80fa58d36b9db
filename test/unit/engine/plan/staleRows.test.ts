import { afterAll, describe, expect, it } from 'vitest';
import type { RowScope } from '../../../../src/engine/rowRanges';
import { blockFromValues } from '../../../../src/model/columnBlocks';
import { newWorkbook } from '../../../../src/model/newWorkbook';
import { assert } from '../../../../src/shared/assert';
import type { CellValue } from '../../../../src/shared/value';
import { ColumnFormulas } from '../../../support/columnFormula';
import { sampleTable } from '../../../support/sampleWorkbook';

describe('after an edit of another table', () => {
  const formulas = new ColumnFormulas();
  afterAll(() => formulas.dispose());
  const customers = sampleTable('T', [{ name: 'Id', type: 'text', values: ['C1', 'C2', 'C3', 'c1', null] }]);
  const columns = {
    Customer: ['C1', 'C2', 'C1', 'C9'],
    Amount: [1, 2, 3, 4],
    Product: ['tea', 'pot', 'cup', 'tea'],
  } satisfies Record<string, CellValue[]>;
  const orders = sampleTable(
    'Orders',
    Object.entries(columns).map(([name, values]) => ({
      name,
      type: name === 'Amount' ? ('number' as const) : ('text' as const),
      values,
    })),
  );
  const empty = newWorkbook();
  const document = { ...empty, sheets: [...empty.sheets, customers, orders] };

  /** The rows that are computed again after these edits, each of a row of the orders. */
  function stale(formula: string, ...edits: [keyof typeof columns, number, CellValue][]): RowScope[] {
    const plan = formulas.plan(document, customers, formula);
    plan.begin();
    const now: Record<string, CellValue[]> = structuredClone(columns);
    return edits.map(([name, row, value]) => {
      const column = orders.columns.find((each) => each.name === name);
      assert(column, `no column ${name}`);
      const values = now[name] ?? [];
      values[row] = value;
      const block = blockFromValues(name === 'Amount' ? 'number' : 'text', values);
      plan.store.setColumn(orders.id, column.id, [block], [[row, row + 1]]);
      return plan.begin();
    });
  }

  it.each([
    '=SUMIFS(Orders[Amount],Orders[Customer],[@Id])',
    '=XLOOKUP([@Id],Orders[Customer],Orders[Amount],0,0,-1)',
    '=ROLLUP.DISTINCT(Orders[Amount],Orders[Customer],[@Id])',
  ])('%s is computed for the customers it concerns', (formula) => {
    const ofC1 = [
      [0, 1],
      [3, 4],
    ];
    expect(stale(formula, ['Amount', 1, 9], ['Amount', 3, 9], ['Product', 0, 'jam'])).toEqual([
      [[1, 2]],
      [],
      [],
    ]);
    expect(stale(formula, ['Amount', 0, 9])).toEqual([ofC1]);
    // From a customer to another, then to one that had no order.
    expect(stale(formula, ['Customer', 1, 'C1'])).toEqual([
      [
        [0, 2],
        [3, 4],
      ],
    ]);
    expect(stale(formula, ['Customer', 3, 'C3'])).toEqual([[[2, 3]]]);
  });

  it('rows are filtered by a criterion that all share', () => {
    const formula = '=COUNTIFS(Orders[Customer],[@Id],Orders[Product],"tea")';
    expect(stale(formula, ['Product', 1, 'jam'], ['Product', 1, 'tea'])).toEqual([[], [[1, 2]]]);
  });
});
