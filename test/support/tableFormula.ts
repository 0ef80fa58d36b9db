import { SimpleRangeValue, type HyperFormula } from 'hyperformula';
import type { CalculatorContext } from '../../src/engine/calculatorContext';
import { createCalculator, defaultLicenseKey } from '../../src/engine/hyperformula';
import type { EngineValue } from '../../src/engine/engineTypes';
import { BlockOfValues, fromEngineValue } from '../../src/engine/engineValue';
import { Literals } from '../../src/engine/literals';
import { StatisticsCache } from '../../src/engine/plan/columnStatistics';
import type { TableReference } from '../../src/engine/readFormula';
import { TableBlock } from '../../src/engine/tableBlock';
import { TableStore } from '../../src/engine/tableStore';
import { blockFromValues } from '../../src/model/columnBlocks';
import type { BlockKind } from '../../src/model/columnBlock';
import { newColumnId, newSheetId, type ColumnId } from '../../src/model/ids';
import type { CellValue } from '../../src/shared/value';

export type Computed = CellValue | readonly (readonly CellValue[])[];

/** Values of a column; blocks are cut into `blockRows` so that short columns have several. */
export interface StoredColumn {
  readonly kind: BlockKind;
  values: CellValue[];
}

/** Formulas in engine text over a table, computed from its typed blocks and from the same values as a plain array. */
export class TableFormulas {
  readonly #store = new TableStore();
  readonly #sheetId = newSheetId();
  readonly #columns: readonly StoredColumn[];
  readonly #ids: readonly ColumnId[];
  readonly #blockRows: number;
  readonly #typed: Evaluator;
  readonly #plain: Evaluator;

  constructor(columns: readonly StoredColumn[], blockRows: number) {
    this.#columns = columns;
    this.#blockRows = blockRows;
    this.#ids = columns.map(() => newColumnId());
    this.storeAll();
    const statistics = new StatisticsCache(this.#store);
    this.#typed = new Evaluator(statistics, (reference) => this.#store.values(reference));
    this.#plain = new Evaluator(statistics, (reference) => {
      const value = this.#store.values(reference);
      return value instanceof TableBlock ? new BlockOfValues(value.data.map((row) => [...row])) : value;
    });
  }

  /** After rows were added to or taken from `values`. */
  storeAll(): void {
    const rows = this.#columns[0]?.values.length ?? 0;
    const names = new Map(this.#ids.map((id, index) => [id, `C${index}`]));
    this.#store.setTable(this.#sheetId, this.#lengths(rows), names);
    this.#columns.forEach((column, index) => this.#storeColumn(column, index));
  }

  set(column: number, row: number, value: CellValue): void {
    const stored = this.#columns[column] as StoredColumn;
    const id = this.#ids[column] as ColumnId;
    stored.values[row] = value;
    const blocks = [...this.#store.blocks(this.#sheetId, id)];
    const index = Math.floor(row / this.#blockRows);
    const from = index * this.#blockRows;
    blocks[index] = blockFromValues(stored.kind, stored.values.slice(from, from + this.#blockRows));
    this.#store.setColumn(this.#sheetId, id, blocks, [[row, row + 1]]);
  }

  /** Engine text of a reference; rows `from` to `to`, 0 being the last. */
  reference(first: number, last = first, from = 0, to = 0): string {
    const ids = this.#ids.slice(first, last + 1).join(' ');
    return `TABLE.VALUES("${this.#sheetId}","${ids}","data",${from},${to})`;
  }

  compute(text: string): { readonly typed: Computed; readonly plain: Computed } {
    return { typed: this.#typed.evaluate(text), plain: this.#plain.evaluate(text) };
  }

  /** The same when no value of a table may be made one by one. */
  computeTyped(text: string): Computed {
    return this.#typed.evaluate(text, true);
  }

  dispose(): void {
    this.#typed.dispose();
    this.#plain.dispose();
  }

  #lengths(rows: number): number[] {
    const lengths: number[] = [];
    for (let from = 0; from < rows; from += this.#blockRows)
      lengths.push(Math.min(this.#blockRows, rows - from));
    return lengths;
  }

  #storeColumn({ kind, values }: StoredColumn, index: number): void {
    let from = 0;
    const blocks = this.#lengths(values.length).map((length) => {
      from += length;
      return blockFromValues(kind, values.slice(from - length, from));
    });
    this.#store.setColumn(this.#sheetId, this.#ids[index] as ColumnId, blocks, 'all');
  }
}

class Evaluator {
  readonly #hf: HyperFormula;
  readonly #sheet: number;
  #captured: EngineValue | undefined;
  #refusesValues = false;

  constructor(statistics: StatisticsCache, tableValues: (reference: TableReference) => EngineValue) {
    const unused = (): never => {
      throw new Error('nothing of the kind here');
    };
    const context: CalculatorContext = {
      functions: { locale: 'en' },
      literals: new Literals(),
      statistics,
      tableValues: (reference) => this.#guarded(tableValues(reference)),
      calculateColumn: unused,
      longCall: unused,
      input: unused,
      evaluateRows: unused,
      onArraySize: unused,
      capture: (value) => (this.#captured = value),
    };
    this.#hf = createCalculator(defaultLicenseKey, context);
    const name = this.#hf.addSheet('cells');
    this.#sheet = this.#hf.getSheetId(name) as number;
    this.#hf.setSheetContent(this.#sheet, [
      [1, 'abc'],
      [-2.5, true],
      [null, "'12"],
      ['=1/0', 4],
    ]);
  }

  evaluate(text: string, refusesValues = false): Computed {
    this.#refusesValues = refusesValues;
    this.#captured = undefined;
    this.#hf.calculateFormula(`=ENGINE.CAPTURE(${text})`, this.#sheet);
    const value = this.#captured as EngineValue | undefined;
    if (!(value instanceof SimpleRangeValue)) return withoutSignOfZero(fromEngineValue(value));
    return value.data.map((row) => row.map((cell) => withoutSignOfZero(fromEngineValue(cell))));
  }

  dispose(): void {
    this.#hf.destroy();
  }

  #guarded(value: EngineValue): EngineValue {
    if (!this.#refusesValues || !(value instanceof TableBlock)) return value;
    const refusing = Object.create(value) as TableBlock;
    return Object.defineProperty(refusing, '_data', {
      get: () => {
        throw new Error('values of a table are made one by one');
      },
    });
  }
}

const withoutSignOfZero = (value: CellValue): CellValue => (value === 0 ? 0 : value);
