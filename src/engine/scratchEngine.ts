import { toCol } from '@borgar/fx';
import { EmptyValue, NotAFormulaError, type HyperFormula } from 'hyperformula';
import { blockValue } from '../model/columnBlocks';
import type { ColumnBlock } from '../model/columnBlock';
import type { ColumnId, SheetId } from '../model/ids';
import { assert, assertNever } from '../shared/assert';
import { cellError, type CellValue } from '../shared/value';
import type { CalculatorContext, HeardFunctions } from './calculatorContext';
import type { ColumnDraft } from './columnDraft';
import type { ColumnEvaluator, EvaluatorInputs, RowReport } from './columnEvaluator';
import type { EngineScalar, EngineValue } from './engineTypes';
import { fromEngineValue, toEngineError, toEngineValue } from './engineValue';
import { createCalculator } from './hyperformula';
import type { Literals } from './literals';
import type { StatisticsCache } from './plan/columnStatistics';
import type { RowPiece, RowProgram } from './rowProgram';
import { noRows } from './rowRanges';
import type { TableStore } from './tableStore';

/** Rows between two looks at the clock. */
const stretch = 256;

/** A row's inputs as cells of a scratch sheet, with the formula that reads them. */
interface ScratchRow {
  readonly sheet: number;
  /** Without `=`. */
  readonly text: string;
  /** One a column of `rowInputs`, in order, after the row number. */
  readonly cells: readonly ScratchCell[];
  /** First and last cell of each input that is a slice. */
  readonly slices: readonly (readonly [number, number])[];
}
/** What a formula reads in one row. */
export interface RowInputs {
  readonly rowIndex: number;
  value(columnId: ColumnId): CellValue;
  outside(index: number): EngineValue;
}
interface ScratchCell {
  setValues(values: { parsedValue: EngineScalar; rawValue: null }): void;
}

/**
 * The reference way of calculated columns: a calculator of its own with one row of cells per column. The cells take
 * the values of one table row after the other, and the formula is evaluated as the cell formula it is:
 *
 *     A            B ...
 *     row number   values of [@X], [@Y] ...        ENGINE.ROWS(formula over A1, B1, ...)
 *
 * Values are put into the cells directly: entering them costs HyperFormula 3.5.0 five times what the evaluation does
 * (a topological sort per stretch), and what depends on them is known anyway.
 */
export class ScratchEngine {
  readonly #hf: HyperFormula;
  readonly #functions: HeardFunctions;
  readonly #inputs: EngineValue[] = [];
  #sheets = 0;
  #onceSheet: number | null = null;
  #captured: EngineValue = EmptyValue;
  #eachRow: ((evaluate: () => EngineValue) => void) | null = null;

  constructor(
    licenseKey: string,
    functions: HeardFunctions,
    literals: Literals,
    statistics: StatisticsCache,
    { callHost, shownRows }: Pick<CalculatorContext, 'callHost' | 'shownRows'> = {},
  ) {
    this.#functions = functions;
    const unused = (what: string) => (): never => {
      throw new Error(`Worthbook: ${what} in a row's formula`);
    };
    const context: CalculatorContext = {
      functions,
      literals,
      statistics,
      ...(callHost ? { callHost } : {}),
      ...(shownRows ? { shownRows } : {}),
      tableValues: unused('TABLE.VALUES'),
      calculateColumn: unused('TABLE.CALCULATE'),
      // `mayWait` is false in a row: every call there is done at once.
      longCall: unused('a call that waits'),
      input: (number) => this.#inputs[number] ?? EmptyValue,
      evaluateRows: (evaluate) => this.#eachRow?.(evaluate),
      // An array has no room in one row of a column.
      onArraySize: () => toEngineError(cellError('SPILL', 'arrayInColumn')),
      capture: (value) => {
        this.#captured = value;
      },
    };
    this.#hf = createCalculator(licenseKey, context);
  }

  /** An evaluator of one column's formula. */
  evaluator(program: RowProgram, sheetId: SheetId, store: TableStore): ColumnEvaluator {
    const firstInput = this.#inputs.length;
    this.#inputs.push(...program.outside.map((): EngineValue => EmptyValue));
    const row = this.#addRow(program, firstInput);
    const columnIds = program.rowInputs.flat();
    let columns: readonly (readonly ColumnBlock[])[] = [];
    return {
      stretch,
      cost: Infinity,
      weighsOutside: false,
      begin: ({ outside }: EvaluatorInputs) => {
        program.outside.forEach((_, index) => (this.#inputs[firstInput + index] = outside(index)));
        columns = columnIds.map((columnId) => store.blocks(sheetId, columnId));
        return noRows;
      },
      evaluate: (from: number, to: number, draft: ColumnDraft) => {
        draft.set(from, this.#evaluate(row, columns, from, to));
      },
      inspect: (from: number, to: number, report: RowReport) => {
        let current = from;
        this.#functions.onNotice = (notice) => report(current, notice);
        try {
          this.#evaluate(row, columns, from, to, (rowIndex) => (current = rowIndex));
        } finally {
          this.#functions.onNotice = null;
        }
      },
      dispose: () => this.#hf.removeSheet(row.sheet),
    };
  }

  /** The result of a formula for one row, as it is: an array stays one. */
  evaluateRow(program: RowProgram, inputs: RowInputs): EngineValue {
    const firstInput = this.#inputs.length;
    this.#inputs.push(...program.outside.map((_, index) => inputs.outside(index)));
    const row = this.#addRow(program, firstInput);
    row.cells[0]?.setValues({ parsedValue: inputs.rowIndex + 1, rawValue: null });
    program.rowInputs.flat().forEach((columnId, index) => {
      const parsedValue = toEngineValue(inputs.value(columnId));
      row.cells[index + 1]?.setValues({ parsedValue, rawValue: null });
    });
    this.#captured = EmptyValue;
    try {
      this.#hf.calculateFormula(`=ENGINE.CAPTURE(${row.text})`, row.sheet);
      return this.#captured;
    } catch (error) {
      if (!(error instanceof NotAFormulaError)) throw error;
      return toEngineError(cellError('ERROR', 'formulaSyntax'));
    } finally {
      this.#inputs.length = firstInput;
      this.#hf.removeSheet(row.sheet);
    }
  }

  /** The result of a formula that reads values from outside; an array is `#VALUE!`. */
  evaluateOnce(text: (nameOf: (value: EngineValue) => string) => string): CellValue {
    const known = this.#inputs.length;
    this.#captured = EmptyValue;
    const formula = text((value) => `ENGINE.INPUT(${this.#inputs.push(value) - 1})`);
    try {
      this.#onceSheet ??= this.#hf.getSheetId(this.#hf.addSheet('once')) as number;
      this.#hf.calculateFormula(`=ENGINE.CAPTURE(${formula})`, this.#onceSheet);
    } catch (error) {
      if (!(error instanceof NotAFormulaError)) throw error;
      return cellError('ERROR', 'formulaSyntax');
    } finally {
      this.#inputs.length = known;
    }
    return fromEngineValue(this.#captured);
  }

  dispose(): void {
    this.#hf.destroy();
  }

  #evaluate(
    row: ScratchRow,
    columns: readonly (readonly ColumnBlock[])[],
    from: number,
    to: number,
    beforeRow?: (rowIndex: number) => void,
  ): CellValue[] {
    const inputs = columns.map((blocks) => readStretch(blocks, from, to));
    const results: CellValue[] = [];
    this.#eachRow = (evaluate) => {
      const ranges = row.slices.map(([first, last]) =>
        this.#hf.dependencyGraph.getRange(cellAt(row.sheet, first), cellAt(row.sheet, last)),
      );
      for (let index = 0; index < to - from; index++) {
        row.cells[0]?.setValues({ parsedValue: from + index + 1, rawValue: null });
        inputs.forEach((values, column) => {
          row.cells[column + 1]?.setValues({ parsedValue: values[index] ?? EmptyValue, rawValue: null });
        });
        for (const range of ranges) range?.clearCache();
        beforeRow?.(from + index);
        results.push(fromEngineValue(evaluate()));
      }
    };
    try {
      this.#hf.calculateFormula(`=ENGINE.ROWS(${row.text})`, row.sheet);
    } catch (error) {
      if (!(error instanceof NotAFormulaError)) throw error;
      return new Array<CellValue>(to - from).fill(cellError('ERROR', 'formulaSyntax'));
    } finally {
      this.#eachRow = null;
    }
    return results;
  }

  #addRow(program: RowProgram, firstInput: number): ScratchRow {
    const sheet = this.#hf.getSheetId(this.#hf.addSheet(`row${this.#sheets++}`)) as number;
    const starts: number[] = [];
    let width = 1;
    for (const run of program.rowInputs) {
      starts.push(width);
      width += run.length;
    }
    this.#hf.setCellContents({ sheet, row: 0, col: 0 }, [new Array<number>(width).fill(0)]);
    const cells = Array.from({ length: width }, (_, col) => {
      const cell = this.#hf.dependencyGraph.getCell(cellAt(sheet, col));
      assert(cell && 'setValues' in cell, 'a scratch cell holds no value');
      return cell as ScratchCell;
    });
    const lasts = program.rowInputs.map((run, index) => (starts[index] ?? 0) + run.length - 1);
    const text = (piece: RowPiece): string => {
      switch (piece.kind) {
        case 'text':
          return piece.text;
        case 'rowNumber':
          return '$A$1';
        case 'row': {
          const [first, last] = [starts[piece.index] ?? 0, lasts[piece.index] ?? 0];
          return first === last ? cellText(first) : `${cellText(first)}:${cellText(last)}`;
        }
        case 'outside':
          return `ENGINE.INPUT(${firstInput + piece.index})`;
        default:
          return assertNever(piece, 'row piece');
      }
    };
    return {
      sheet,
      text: program.pieces.map(text).join(''),
      cells,
      slices: starts.flatMap((first, index) => {
        const last = lasts[index] ?? first;
        return last > first ? [[first, last] as const] : [];
      }),
    };
  }
}

const cellAt = (sheet: number, col: number) => ({ sheet, row: 0, col });
const cellText = (col: number): string => `$${toCol(col)}$1`;

function readStretch(blocks: readonly ColumnBlock[], from: number, to: number): EngineScalar[] {
  const values = new Array<EngineScalar>(to - from).fill(EmptyValue);
  let start = 0;
  for (const block of blocks) {
    const last = Math.min(start + block.length, to);
    for (let row = Math.max(start, from); row < last; row++) {
      values[row - from] = toEngineValue(blockValue(block, row - start));
    }
    start += block.length;
    if (start >= to) break;
  }
  return values;
}
