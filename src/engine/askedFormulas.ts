import { EmptyValue, NotAFormulaError, type HyperFormula } from 'hyperformula';
import { readBlocks } from '../model/columnBlocks';
import type { SheetId } from '../model/ids';
import { cellError } from '../shared/value';
import type { ColumnEvaluators } from './columnEvaluators';
import type { EngineValue } from './engineTypes';
import { toEngineError } from './engineValue';
import type { FormulaWriter } from './formulaWriter';
import type { GridCells } from './gridCells';
import type { TableStore } from './tableStore';
import type { WorkTeller } from './workTeller';

interface Surroundings {
  readonly hf: HyperFormula;
  readonly cells: GridCells;
  readonly store: TableStore;
  readonly writer: FormulaWriter;
  readonly evaluators: ColumnEvaluators;
  readonly teller: WorkTeller | null;
  /** Where formulas are evaluated that stand on no sheet of cells. */
  readonly nowhere: number;
}

/** Results of formulas that the graph does not hold: somebody asks for a value, or takes a formula apart. */
export class AskedFormulas {
  readonly #in: Surroundings;
  #captured: EngineValue | undefined;

  constructor(surroundings: Surroundings) {
    this.#in = surroundings;
  }

  /** As if it stood in a cell of the sheet; `mayWait` allows calls whose results come later. */
  inCell(stored: string, thisSheet: SheetId | null, mayWait = false): EngineValue {
    return this.#evaluate(this.#in.writer.formula(stored, thisSheet, mayWait), thisSheet);
  }

  /** As if it were the formula of a column of the table, in this row. */
  inRow(stored: string, sheetId: SheetId, rowIndex: number): EngineValue {
    const { writer, store, evaluators, teller } = this.#in;
    const program = writer.program(stored, sheetId);
    teller?.end();
    return evaluators.scratch.evaluateRow(program, {
      rowIndex,
      value: (columnId) => readBlocks(store.blocks(sheetId, columnId), rowIndex),
      outside: (index) => {
        const input = program.outside[index];
        if (input?.kind === 'table') return store.values(input.reference);
        return input ? this.#evaluate(input.text, null) : EmptyValue;
      },
    });
  }

  /** `ENGINE.CAPTURE` hands the result over: HyperFormula itself gives only what a cell can show. */
  capture(value: EngineValue): void {
    this.#captured = value;
  }

  #evaluate(text: string, thisSheet: SheetId | null): EngineValue {
    const { hf, cells, teller, nowhere } = this.#in;
    const sheet = thisSheet === null ? undefined : cells.numberOf(thisSheet);
    teller?.end();
    this.#captured = undefined;
    try {
      hf.calculateFormula(`=ENGINE.CAPTURE(${text})`, sheet ?? nowhere);
    } catch (error) {
      if (error instanceof NotAFormulaError) return toEngineError(cellError('ERROR', 'formulaSyntax'));
      throw error;
    }
    return this.#captured ?? EmptyValue;
  }
}
