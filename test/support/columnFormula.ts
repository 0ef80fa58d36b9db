import type { HyperFormula } from 'hyperformula';
import { Literals } from '../../src/engine/literals';
import { createCalculator, defaultLicenseKey, isKnownFunction } from '../../src/engine/hyperformula';
import { ColumnDraft } from '../../src/engine/columnDraft';
import type { ColumnEvaluator } from '../../src/engine/columnEvaluator';
import type { EngineValue } from '../../src/engine/engineTypes';
import { toEngineValue } from '../../src/engine/engineValue';
import { compilePlan } from '../../src/engine/plan/compile';
import { StatisticsCache } from '../../src/engine/plan/columnStatistics';
import type { EngineArithmetic } from '../../src/engine/plan/engineArithmetic';
import { PlanEvaluator } from '../../src/engine/plan/planEvaluator';
import { isRefused, readFormula } from '../../src/engine/readFormula';
import { registerText, Registers } from '../../src/engine/registers';
import type { RowScope } from '../../src/engine/rowRanges';
import { rowProgram, type RowProgram } from '../../src/engine/rowProgram';
import { ScratchEngine } from '../../src/engine/scratchEngine';
import { TableStore } from '../../src/engine/tableStore';
import { blockValue } from '../../src/model/columnBlocks';
import type { TableSheet, WorkbookDocument } from '../../src/model/document';
import { toStoredFormula } from '../../src/model/formula/vocabulary';
import { rowCount } from '../../src/model/lookup';
import { assert } from '../../src/shared/assert';
import type { CellValue } from '../../src/shared/value';

/** Computes formulas of table columns in both ways, without a graph around them. */
export class ColumnFormulas {
  readonly #literals = new Literals();
  readonly #store = new TableStore();
  readonly #statistics = new StatisticsCache(this.#store);
  readonly #scratch: ScratchEngine;
  readonly #calculator: HyperFormula;
  #arithmetic: EngineArithmetic | null = null;
  readonly #functions = { locale: 'en', onNotice: null } as const;

  constructor() {
    this.#scratch = new ScratchEngine(defaultLicenseKey, this.#functions, this.#literals, this.#statistics);
    const unused = (): never => {
      throw new Error('nothing is computed here');
    };
    this.#calculator = createCalculator(defaultLicenseKey, {
      functions: this.#functions,
      literals: this.#literals,
      statistics: this.#statistics,
      onArithmetic: (arithmetic) => (this.#arithmetic = arithmetic),
      tableValues: unused,
      calculateColumn: unused,
      longCall: unused,
      input: unused,
      evaluateRows: unused,
      onArraySize: unused,
      capture: unused,
    });
  }

  /** The column's values by the reference way and by a plan; `null` when the formula has no plan. */
  compute(
    document: WorkbookDocument,
    table: TableSheet,
    formula: string,
  ): { readonly reference: CellValue[]; readonly plan: CellValue[] | null } {
    const { program, inputs, planned } = this.#prepare(document, table, formula);
    const reference = this.#scratch.evaluator(program, table.id, this.#store);
    return {
      reference: valuesOf(reference, table, inputs),
      plan: planned && valuesOf(planned, table, inputs),
    };
  }

  /** A formula that has a plan, and the store its tables stand in; `begin` as a calculation of the column does. */
  plan(
    document: WorkbookDocument,
    table: TableSheet,
    formula: string,
  ): { readonly store: TableStore; readonly begin: () => RowScope } {
    const { inputs, planned } = this.#prepare(document, table, formula);
    assert(planned, `${formula} has no plan`);
    return { store: this.#store, begin: () => planned.begin(inputs) };
  }

  dispose(): void {
    this.#scratch.dispose();
    this.#calculator.destroy();
  }

  #prepare(document: WorkbookDocument, table: TableSheet, formula: string) {
    const store = this.#store;
    for (const each of document.sheets) {
      if (each.kind !== 'table') continue;
      store.setTable(each.id, each.blockLengths, new Map(each.columns.map(({ id, name }) => [id, name])));
      for (const column of each.columns) store.setColumn(each.id, column.id, column.blocks, 'all');
    }
    const program = this.#program(document, table, formula);
    const inputs = this.#inputs(document, program, store);
    const plan = compilePlan(program, this.#literals);
    assert(this.#arithmetic, 'the calculator told nothing of its arithmetic');
    const planned =
      plan &&
      new PlanEvaluator(plan, program, table.id, 'number', {
        store,
        statistics: this.#statistics,
        arithmetic: this.#arithmetic,
        functions: this.#functions,
        evaluateOnce: (text) => this.#scratch.evaluateOnce(text),
      });
    return { program, inputs, planned };
  }

  #program(document: WorkbookDocument, table: TableSheet, formula: string): RowProgram {
    const stored = toStoredFormula(formula, document, { sheetId: table.id });
    assert(stored.ok, `${formula} is no formula`);
    const place = { thisSheet: table.id, inRow: true, mayWait: false };
    const scope = { document, ...place, literals: this.#literals, isKnownFunction };
    const read = readFormula(stored.value, scope);
    assert(!isRefused(read), `${formula} is refused`);
    return rowProgram(read, table.id, this.#registers(document));
  }

  #registers(document: WorkbookDocument): Registers {
    const registers = new Registers();
    for (const { id } of document.parameters) registers.parameter(id);
    return registers;
  }

  #inputs({ parameters }: WorkbookDocument, program: RowProgram, store: TableStore) {
    const registers = new Registers();
    const valueByText = new Map(
      parameters.map(({ id, value }) => [registerText(registers.parameter(id)), value]),
    );
    return {
      outside: (index: number): EngineValue => {
        const input = program.outside[index];
        if (input?.kind === 'table') return store.values(input.reference);
        return toEngineValue(valueByText.get(input?.text ?? '') ?? null);
      },
    };
  }
}

function valuesOf(
  evaluator: ColumnEvaluator,
  table: TableSheet,
  inputs: Parameters<ColumnEvaluator['begin']>[0],
): CellValue[] {
  const rows = rowCount(table);
  const draft = new ColumnDraft([], table.blockLengths, 'number');
  evaluator.begin(inputs);
  for (let from = 0; from < rows; from += evaluator.stretch) {
    evaluator.evaluate(from, Math.min(from + evaluator.stretch, rows), draft);
  }
  evaluator.dispose();
  return draft
    .finish()
    .blocks.flatMap((block) => Array.from({ length: block.length }, (_, row) => blockValue(block, row)));
}
