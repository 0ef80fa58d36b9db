import { toCol } from '@borgar/fx';
import type { HyperFormula, RawCellContent } from 'hyperformula';
import type { FunctionContext } from '../../formulas/spec';
import { blockValue } from '../model/columnBlocks';
import type { ColumnBlock } from '../model/columnBlock';
import type { SheetId } from '../model/ids';
import { assertNever } from '../shared/assert';
import { cellError, isCellError, type CellValue } from '../shared/value';
import type { CalculatorContext } from './calculatorContext';
import type { ColumnDraft } from './columnDraft';
import type { ColumnEvaluator, EvaluatorInputs } from './columnEvaluator';
import type { EngineValue } from './engineTypes';
import { fromEngineValue, toEngineError } from './engineValue';
import { createCalculator } from './hyperformula';
import type { Literals } from './literals';
import type { RowPiece, RowProgram } from './rowProgram';
import type { TableStore } from './tableStore';

/** Rows a formula stands in at once. More rows cost memory for ever, fewer cost overhead on every filling. */
export const scratchRows = 256;

/**
 * The reference way of calculated columns: a calculator of its own in which a formula stands in a few hundred rows,
 * its inputs are plain cells, and the table passes through, stretch after stretch.
 *
 *     row    A            B ...                     last
 *     1      row number   values of [@X], [@Y] ...  =ENGINE.CELL(formula)
 *     ...
 *     257    versions of the inputs from outside
 */
export class ScratchEngine {
  readonly #hf: HyperFormula;
  readonly #literals: Literals;
  readonly #inputs: EngineValue[] = [];
  #sheets = 0;

  constructor(licenseKey: string, functions: FunctionContext, literals: Literals) {
    this.#literals = literals;
    const unused = (what: string) => (): never => {
      throw new Error(`Worthbook: ${what} in a row's formula`);
    };
    const context: CalculatorContext = {
      functions,
      literals,
      tableValues: unused('TABLE.VALUES'),
      calculateColumn: unused('TABLE.CALCULATE'),
      input: (number) => this.#inputs[number] ?? cellErrorInput,
      // An array has no room in one row of a column.
      onArraySize: () => toEngineError(cellError('SPILL', 'arrayInColumn')),
      capture: unused('ENGINE.CAPTURE'),
    };
    this.#hf = createCalculator(licenseKey, context);
  }

  /** An evaluator of one column's formula. */
  evaluator(program: RowProgram, sheetId: SheetId, store: TableStore): ColumnEvaluator {
    const name = this.#hf.addSheet(`rows${this.#sheets++}`);
    const sheet = this.#hf.getSheetId(name) as number;
    const firstInput = this.#inputs.length;
    this.#inputs.push(...program.outside.map(() => cellErrorInput));
    const layout = layoutOf(program, firstInput);
    const formulas: RawCellContent[][] = [];
    for (let row = 0; row < scratchRows; row++) formulas.push([`=ENGINE.CELL(${layout.formula(row)})`]);
    this.#hf.setCellContents({ sheet, row: 0, col: layout.formulaColumn }, formulas);
    let filling = 0;
    let columns: readonly (readonly ColumnBlock[])[] = [];

    return {
      stretch: scratchRows,
      begin: (inputs: EvaluatorInputs) => {
        filling++;
        program.outside.forEach((_, index) => {
          this.#inputs[firstInput + index] = inputs.outside[index] as EngineValue;
        });
        const versions = program.outside.map(() => filling);
        if (versions.length > 0) this.#hf.setCellContents({ sheet, row: scratchRows, col: 0 }, [versions]);
        columns = program.rowInputs.flat().map((columnId) => store.blocks(sheetId, columnId));
      },
      evaluate: (from: number, to: number, draft: ColumnDraft) => {
        const rows: RawCellContent[][] = [];
        for (let row = from; row < to; row++) rows.push([row + 1]);
        for (const blocks of columns) {
          readStretch(blocks, from, to).forEach((value, index) => rows[index]?.push(this.#content(value)));
        }
        this.#hf.setCellContents({ sheet, row: 0, col: 0 }, rows);
        draft.set(from, this.#results(sheet, layout.formulaColumn, to - from));
      },
      dispose: () => this.#hf.removeSheet(sheet),
    };
  }

  dispose(): void {
    this.#hf.destroy();
  }

  #results(sheet: number, col: number, count: number): CellValue[] {
    const graph = this.#hf.dependencyGraph;
    const values: CellValue[] = [];
    for (let row = 0; row < count; row++) {
      values.push(fromEngineValue(graph.getCellValue({ sheet, row, col })));
    }
    return values;
  }

  /** What is entered for a value: texts as texts, whatever they look like. */
  #content(value: CellValue): RawCellContent {
    if (typeof value === 'string') return `'${value}`;
    return isCellError(value) ? `=ENGINE.LITERAL(${this.#literals.numberOf(value)})` : value;
  }
}

const cellErrorInput: EngineValue = 0;

function layoutOf(program: RowProgram, firstInput: number) {
  const starts: number[] = [];
  let column = 1;
  for (const run of program.rowInputs) {
    starts.push(column);
    column += run.length;
  }
  const text = (piece: RowPiece, row: number): string => {
    switch (piece.kind) {
      case 'text':
        return piece.text;
      case 'rowNumber':
        return `$A${row + 1}`;
      case 'row': {
        const start = starts[piece.index] ?? 1;
        const width = program.rowInputs[piece.index]?.length ?? 1;
        const first = `$${toCol(start)}${row + 1}`;
        return width === 1 ? first : `${first}:$${toCol(start + width - 1)}${row + 1}`;
      }
      case 'outside':
        return `ENGINE.INPUT(${firstInput + piece.index},$${toCol(piece.index)}$${scratchRows + 1})`;
      default:
        return assertNever(piece, 'row piece');
    }
  };
  return {
    formulaColumn: column,
    formula: (row: number) => program.pieces.map((piece) => text(piece, row)).join(''),
  };
}

function readStretch(blocks: readonly ColumnBlock[], from: number, to: number): CellValue[] {
  const values = new Array<CellValue>(to - from).fill(null);
  let start = 0;
  for (const block of blocks) {
    const last = Math.min(start + block.length, to);
    for (let row = Math.max(start, from); row < last; row++)
      values[row - from] = blockValue(block, row - start);
    start += block.length;
    if (start >= to) break;
  }
  return values;
}
