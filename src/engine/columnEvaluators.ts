import type { BlockKind } from '../model/columnBlock';
import type { SheetId } from '../model/ids';
import { assert } from '../shared/assert';
import type { CalculatorContext, HeardFunctions } from './calculatorContext';
import type { ColumnEvaluator } from './columnEvaluator';
import type { Literals } from './literals';
import { StatisticsCache } from './plan/columnStatistics';
import { compilePlan } from './plan/compile';
import type { EngineArithmetic } from './plan/engineArithmetic';
import { PlanEvaluator } from './plan/planEvaluator';
import type { RowProgram } from './rowProgram';
import { ScratchEngine } from './scratchEngine';
import type { TableStore } from './tableStore';

export interface ColumnEvaluatorsContext {
  readonly licenseKey: string;
  readonly functions: HeardFunctions;
  readonly literals: Literals;
  readonly store: TableStore;
  readonly callHost: CalculatorContext['callHost'];
  readonly shownRows: CalculatorContext['shownRows'];
}

/** The two ways to evaluate a calculated column: a plan where every step has a kernel, else the reference way. */
export class ColumnEvaluators {
  readonly #context: ColumnEvaluatorsContext;
  readonly statistics: StatisticsCache;
  #arithmetic: EngineArithmetic | null = null;
  /** Made when it is first needed: it is a calculator of its own. */
  #scratch: ScratchEngine | null = null;

  constructor(context: ColumnEvaluatorsContext) {
    this.#context = context;
    this.statistics = new StatisticsCache(context.store);
  }

  /** How the calculator compares and rounds, which it tells when it is made. */
  useArithmetic(arithmetic: EngineArithmetic): void {
    this.#arithmetic = arithmetic;
  }

  of(program: RowProgram, sheetId: SheetId, kind: BlockKind): ColumnEvaluator {
    const { literals, store, functions } = this.#context;
    const plan = compilePlan(program, literals);
    if (!plan) return this.scratch.evaluator(program, sheetId, store);
    assert(this.#arithmetic, 'the calculator told nothing of its arithmetic');
    return new PlanEvaluator(plan, program, sheetId, kind, {
      store,
      statistics: this.statistics,
      arithmetic: this.#arithmetic,
      functions,
      evaluateOnce: (text) => this.scratch.evaluateOnce(text),
    });
  }

  get scratch(): ScratchEngine {
    const { licenseKey, functions, literals } = this.#context;
    this.#scratch ??= new ScratchEngine(licenseKey, functions, literals, this.statistics, this.#context);
    return this.#scratch;
  }

  dispose(): void {
    this.#scratch?.dispose();
  }
}
