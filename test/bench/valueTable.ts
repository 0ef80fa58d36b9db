import { blockFromValues } from '../../src/model/columnBlocks';
import type { TableColumn, TableSheet, WorkbookDocument } from '../../src/model/document';
import { toStoredFormula } from '../../src/model/formula/vocabulary';
import { lineId, newColumnId, newParameterId, type ParameterId } from '../../src/model/ids';
import { newWorkbook } from '../../src/model/newWorkbook';
import type { Operation } from '../../src/model/operation';
import { assert } from '../../src/shared/assert';
import { sampleTable } from '../support/sampleWorkbook';

/*
 * The customers that calculation is measured on: 15 columns of numbers, one parameter, and five formulas. The parameter
 * is the discount rate of the lifetime value, which every row has; quadrant and rank follow from that. Those who do
 * the same work in another way (a plain loop, cell formulas) take the numbers from here.
 */

export const yearCount = 10;
const others = ['Cost', 'Capability', 'Orders', 'Visits', 'Age'] as const;
const columnNames: readonly string[] = [
  ...Array.from({ length: yearCount }, (_, index) => `Year ${index + 1}`),
  ...others,
];
const placeOf = Object.fromEntries(others.map((name, index) => [name, yearCount + index]));
export const place = {
  firstYear: 0,
  cost: placeOf['Cost'] as number,
  capability: placeOf['Capability'] as number,
  orders: placeOf['Orders'] as number,
  visits: placeOf['Visits'] as number,
} as const;
export const valueColumnCount = columnNames.length;

/** Arithmetic, IF, customer lifetime value, quadrant, and as the fifth more arithmetic or the percent rank. */
const withoutRank = {
  Margin: '=[@[Year 1]]-[@Cost]',
  Class: '=IF([@Margin]>500,"high","low")',
  Value: '=CLV([@[Year 1]:[Year 10]],[@Cost],Rate)',
  Quadrant: '=QUADRANT([@Value],[@Capability],[Value],[Capability])',
};
const rank = { Rank: '=SCORE.NORMALIZE([@Value],[Value],"rank")' };
const spend = { Spend: '=[@Orders]*[@Visits]+[@Margin]' };

/** The same numbers in every run, from 0 to 1 (a linear congruential generator). */
function sequence(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The values of the plain columns, in their order: from 0 to 1,000 with two digits. */
export function plainColumns(rows: number): Float64Array[] {
  const next = sequence();
  return columnNames.map(() => Float64Array.from({ length: rows }, () => Math.round(next() * 100_000) / 100));
}

export interface ValueWorkbook {
  readonly document: WorkbookDocument;
  readonly table: TableSheet;
  readonly parameterId: ParameterId;
}

export function valueWorkbook(rows: number, withRank: boolean): ValueWorkbook {
  const parameterId = newParameterId();
  const label = { en: 'Rate', 'zh-CN': '折现率' };
  const parameter = { id: parameterId, name: 'Rate', label, kind: 'number' as const, value: 0.1 };
  const values = plainColumns(rows);
  let table = sampleTable(
    'Customers',
    columnNames.map((name, index) => ({ name, type: 'number', values: Array.from(values[index] ?? []) })),
  );
  const empty = newWorkbook();
  let document = { ...empty, sheets: [...empty.sheets, table], parameters: [parameter] };
  for (const [name, formula] of Object.entries({ ...withoutRank, ...(withRank ? rank : spend) })) {
    const stored = toStoredFormula(formula, document, { sheetId: table.id });
    assert(stored.ok, `${formula} is no formula`);
    const type = name === 'Class' || name === 'Quadrant' ? 'text' : 'number';
    const column: TableColumn = { id: newColumnId(), name, type, formula: stored.value, blocks: [] };
    table = { ...table, columns: [...table.columns, column] };
    document = { ...document, sheets: [...empty.sheets, table] };
  }
  return { document, table, parameterId };
}

export const setRate = ({ parameterId }: ValueWorkbook, value: number): Operation => ({
  kind: 'updateParameter',
  parameterId,
  patch: { value },
});

/** New values of a plain column from a row on; rows are numbered from 0. */
export function setPlainCells(
  { table }: ValueWorkbook,
  columnIndex: number,
  firstRow: number,
  values: readonly number[],
): Operation {
  const column = table.columns[columnIndex];
  assert(column, 'no such column');
  return {
    kind: 'setCells',
    sheetId: table.id,
    columnId: column.id,
    rows: [[lineId(firstRow + 1), values.length]],
    values: blockFromValues('number', values),
  };
}

/** A column of its own for every run, so that nothing is found to be as it was. */
export const otherCosts = (rows: number, run: number): number[] =>
  Array.from({ length: rows }, (_, row) => ((row * 37 + run * 101) % 90_000) / 100);
