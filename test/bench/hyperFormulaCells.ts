import { HyperFormula } from 'hyperformula';
import { defaultLicenseKey, isKnownFunction } from '../../src/engine/hyperformula';
import { formulaColumns, hyperFormulaDialect, plainRows, rowFormulas } from './cellFormulas';
import { otherCosts, place } from './valueTable';

const sheetNumber = { customers: 0, parameters: 1 } as const;

/** The naive way: HyperFormula with plain cells and five formula cells in each row. */
export class HyperFormulaCells {
  readonly #hf: HyperFormula;
  readonly #rows: number;

  constructor(rows: number, withRank: boolean) {
    if (!isKnownFunction('CLV')) throw new Error('the functions of the product are not registered');
    this.#rows = rows;
    const { value, capability } = formulaColumns;
    const customers = plainRows(rows).map((cells, index) => [
      ...cells,
      ...rowFormulas(hyperFormulaDialect, index + 1, rows, withRank),
    ]);
    const median = (column: string): string => `=MEDIAN(Customers!${column}1:${column}${rows})`;
    const parameters = [[0.1, median(value), median(capability)]];
    this.#hf = HyperFormula.buildFromSheets(
      { Customers: customers, Parameters: parameters },
      {
        licenseKey: defaultLicenseKey,
        maxRows: 1_048_576,
        precisionRounding: 14,
        undoLimit: 0,
        context: { functions: { locale: 'en' } },
      },
    );
  }

  setRate(rate: number): void {
    this.#hf.setCellContents({ sheet: sheetNumber.parameters, row: 0, col: 0 }, [[rate]]);
  }

  /** Every row's cost is another one: all formulas have to be computed. */
  setCosts(run: number): void {
    const costs = otherCosts(this.#rows, run).map((cost) => [cost]);
    this.#hf.setCellContents({ sheet: sheetNumber.customers, row: 0, col: place.cost }, costs);
  }

  setCell(row: number, value: number): void {
    this.#hf.setCellContents({ sheet: sheetNumber.customers, row, col: place.firstYear }, [[value]]);
  }

  /** Values of the five formulas in a row counted from 0. */
  rowResults(row: number): unknown[] {
    return Array.from({ length: 5 }, (_, index) =>
      this.#hf.getCellValue({ sheet: sheetNumber.customers, row, col: formulaColumns.first + index }),
    );
  }

  dispose(): void {
    this.#hf.destroy();
  }
}
