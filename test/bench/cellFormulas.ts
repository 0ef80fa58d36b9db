import { place, plainColumns, yearCount } from './valueTable';

/*
 * The customers of `valueTable.ts` as a spreadsheet without columns has them: numbers in A to O, and the five formulas
 * once more in each row in P to T. Names as an array of functions from the row's number.
 */

/** Times in milliseconds; none for what the program cannot do in reasonable time. */
export interface SpreadsheetTimes {
  readonly open: readonly number[];
  readonly parameter: readonly number[];
  readonly full: readonly number[];
  readonly oneCell: readonly number[];
}

const letter = (column: number): string => String.fromCharCode(65 + column);
const [cost, capability] = [letter(place.cost), letter(place.capability)];
const [orders, visits] = [letter(place.orders), letter(place.visits)];
const lastYear = letter(yearCount - 1);

/** Where the rate and the two medians stand; a median in each row would be asked for as often as there are rows. */
export const parameterCells = { rate: 'A1', valueMedian: 'B1', capabilityMedian: 'C1' } as const;

export const formulaColumns = { first: 15, value: 'R', capability } as const;

/** How a program spells what differs. */
export interface Dialect {
  /** An absolute reference to a cell of the parameters' sheet. */
  parameter(cell: string): string;
  value(row: number, rate: string): string;
  quadrant(row: number, valueCut: string, capabilityCut: string): string;
  rank(row: number, rows: number): string;
}

export const hyperFormulaDialect: Dialect = {
  parameter: (cell) => `Parameters!$${cell.charAt(0)}$${cell.slice(1)}`,
  value: (row, rate) => `=CLV(A${row}:${lastYear}${row},${cost}${row},${rate})`,
  quadrant: (row, valueCut, capabilityCut) =>
    `=QUADRANT(R${row},${capability}${row},${valueCut},${capabilityCut})`,
  rank: (row, rows) => `=SCORE.NORMALIZE(R${row},R$1:R$${rows},"rank")`,
};

/** No functions of ours: the same arithmetic with what every spreadsheet has. */
export const libreOfficeDialect: Dialect = {
  parameter: (cell) => `$Parameters.$${cell.charAt(0)}$${cell.slice(1)}`,
  value: (row, rate) => `=NPV(${rate};A${row}:${lastYear}${row})+PV(${rate};${yearCount};${cost}${row})`,
  quadrant: (row, valueCut, capabilityCut) =>
    `=IF(R${row}>=${valueCut};IF(${capability}${row}>=${capabilityCut};"A";"B");` +
    `IF(${capability}${row}>=${capabilityCut};"C";"D"))`,
  rank: (row, rows) => `=PERCENTRANK(R$1:R$${rows};R${row})*100`,
};

/** The five formulas of a row, which is counted from 1. */
export function rowFormulas(dialect: Dialect, row: number, rows: number, withRank: boolean): string[] {
  const separator = dialect === libreOfficeDialect ? ';' : ',';
  const rate = dialect.parameter(parameterCells.rate);
  return [
    `=A${row}-${cost}${row}`,
    `=IF(P${row}>500${separator}"high"${separator}"low")`,
    dialect.value(row, rate),
    dialect.quadrant(
      row,
      dialect.parameter(parameterCells.valueMedian),
      dialect.parameter(parameterCells.capabilityMedian),
    ),
    withRank ? dialect.rank(row, rows) : `=${orders}${row}*${visits}${row}+P${row}`,
  ];
}

/** The plain numbers row by row. */
export function plainRows(rows: number): number[][] {
  const columns = plainColumns(rows);
  return Array.from({ length: rows }, (_, row) => columns.map((column) => column[row] as number));
}
