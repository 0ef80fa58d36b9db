import type { FunctionContext } from '../../../formulas/spec';
import { asBlock } from '../../../formulas/blocks';
import { blockLength } from '../../model/columnBlock';
import type { BlockKind, ColumnBlock } from '../../model/columnBlock';
import type { ColumnId, SheetId } from '../../model/ids';
import type { CellValue } from '../../shared/value';
import { assert } from '../../shared/assert';
import type { ColumnDraft } from '../columnDraft';
import type { ColumnEvaluator, EvaluatorInputs, RowReport } from '../columnEvaluator';
import type { EngineValue } from '../engineTypes';
import { fromEngineValue, sameValue } from '../engineValue';
import { toArgument } from '../functionPlugin';
import type { RowProgram } from '../rowProgram';
import { noRows, unionScope, type RowScope } from '../rowRanges';
import type { TableStore } from '../tableStore';
import { withOutsideNames, type Plan } from './compile';
import type { ColumnStatistics, StatisticsCache } from './columnStatistics';
import type { EngineArithmetic } from './engineArithmetic';
import type { Frame, PlanInputs } from './planNode';
import { blockOfVector } from './vectorBlocks';

/** What plans of one workbook share. */
export interface PlanSurroundings {
  readonly store: TableStore;
  readonly statistics: StatisticsCache;
  readonly arithmetic: EngineArithmetic;
  readonly functions: FunctionContext;
  /** The engine's result of a formula in which `ENGINE.INPUT` stands for these values. */
  evaluateOnce(text: (nameOf: (value: EngineValue) => string) => string): CellValue;
}

/** Where a row costs more nanoseconds than this, fewer are computed between two looks at the clock. */
const costlyRow = 1e5;
const costlyStretch = 32;

let serials = 0;

/** Runs a plan block by block. */
export class PlanEvaluator implements ColumnEvaluator {
  readonly stretch: number;
  readonly weighsOutside = true;
  readonly cost: number;
  readonly #plan: Plan;
  readonly #program: RowProgram;
  readonly #sheetId: SheetId;
  readonly #kind: BlockKind;
  readonly #surroundings: PlanSurroundings;
  #inputs: PlanInputs | null = null;
  #calculation = 0;
  #columns = new Map<ColumnId, readonly ColumnBlock[]>();
  /** What was the same for all rows when the calculation before began. */
  #sharedBefore: readonly CellValue[] | null = null;

  constructor(
    plan: Plan,
    program: RowProgram,
    sheetId: SheetId,
    kind: BlockKind,
    surroundings: PlanSurroundings,
  ) {
    this.cost = plan.cost;
    this.stretch = plan.cost > costlyRow ? costlyStretch : blockLength;
    this.#plan = plan;
    this.#program = program;
    this.#sheetId = sheetId;
    this.#kind = kind;
    this.#surroundings = surroundings;
  }

  begin(inputs: EvaluatorInputs): RowScope {
    this.#columns = new Map();
    this.#inputs = this.#planInputs(inputs);
    this.#calculation = ++serials;
    const frame = this.#frame(this.#inputs, 0, 0, 0, 1);
    const shared = this.#plan.shared.map((node) => node.vector(frame).valueAt(0));
    const before = this.#sharedBefore;
    this.#sharedBefore = shared;
    const isSame = shared.every((value, index) => before !== null && sameValue(value, before[index]));
    // Every node takes note of what it has seen.
    return this.#plan.perRow.reduce<RowScope>(
      (rows, node) => unionScope(rows, node.staleRows(frame)),
      isSame ? noRows : 'all',
    );
  }

  evaluate(from: number, to: number, draft: ColumnDraft): void {
    this.#eachFrame(from, to, (frame) => {
      const vector = this.#plan.root.vector(frame);
      draft.setBlock(frame.block, frame.offset, blockOfVector(vector, frame.rows, this.#kind));
    });
  }

  inspect(from: number, to: number, report: RowReport): void {
    this.#eachFrame(from, to, (frame) => {
      for (const call of this.#plan.calls) call.inspect(frame, report);
    });
  }

  dispose(): void {
    this.#inputs = null;
    this.#columns = new Map();
  }

  /** The rows `from` to `to`, block by block. */
  #eachFrame(from: number, to: number, visit: (frame: Frame) => void): void {
    assert(this.#inputs, 'a plan is run before it began');
    let start = 0;
    const lengths = this.#surroundings.store.blockLengths(this.#sheetId);
    for (const [block, length] of lengths.entries()) {
      const first = Math.max(from, start);
      const rows = Math.min(to, start + length) - first;
      if (rows > 0) visit(this.#frame(this.#inputs, block, first - start, first, rows));
      start += length;
      if (start >= to) return;
    }
  }

  #frame(inputs: PlanInputs, block: number, offset: number, firstRow: number, rows: number): Frame {
    return { inputs, serial: ++serials, calculation: this.#calculation, block, offset, firstRow, rows };
  }

  #planInputs({ outside }: EvaluatorInputs): PlanInputs {
    const { store, statistics, arithmetic, functions, evaluateOnce } = this.#surroundings;
    return {
      arithmetic,
      functions,
      rowColumn: (columnId) => {
        const known = this.#columns.get(columnId);
        if (known) return known;
        const blocks = store.blocks(this.#sheetId, columnId);
        this.#columns.set(columnId, blocks);
        return blocks;
      },
      outsideValue: (index) => fromEngineValue(outside(index)),
      outsideBlock: (index) => asBlock(toArgument(outside(index))),
      outsideSource: outside,
      outsideColumn: (index) => this.#statisticsOf(index),
      column: ({ sheetId, columnId }) => statistics.of(sheetId, columnId),
      evaluateOnce: (text) =>
        evaluateOnce((nameOf) => withOutsideNames(text, (index) => nameOf(outside(index)))),
    };
  }

  #statisticsOf(index: number): ColumnStatistics {
    const input = this.#program.outside[index];
    assert(input?.kind === 'table', 'a whole column is read that is none');
    const [columnId] = input.reference.columnIds;
    assert(columnId, 'a reference without columns');
    return this.#surroundings.statistics.of(input.reference.sheetId, columnId);
  }
}
