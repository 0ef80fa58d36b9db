import type { Argument, FunctionContext, FunctionResult, FunctionSpec } from '../../formulas/spec';
import type { ColumnId, SheetId } from '../model/ids';
import type { Literals } from './literals';
import type { StatisticsCache } from './plan/columnStatistics';
import type { EngineArithmetic } from './plan/engineArithmetic';
import type { TableReference } from './readFormula';
import type { TableBlock } from './tableBlock';
import type { EngineScalar, EngineValue } from './engineTypes';

export interface CellPlace {
  readonly sheet: number;
  readonly row: number;
  readonly col: number;
}

/** What our functions may know, and who hears what they have to say of their arguments; nobody while values are computed. */
export interface HeardFunctions extends FunctionContext {
  onNotice: FunctionContext['onNotice'];
}

/** What the functions of our plug-in ask of whoever runs the calculator. Handed over as HyperFormula's `context`. */
export interface CalculatorContext {
  readonly functions: FunctionContext;
  readonly literals: Literals;
  /** What is known of whole columns of the tables. */
  readonly statistics: StatisticsCache;
  /** Once, when the calculator is made. */
  onArithmetic?(arithmetic: EngineArithmetic): void;
  /** The formula of a cell begins to be computed. Only where somebody wants to know. */
  onCell?(place: CellPlace): void;
  /** `ENGINE.HOST`: a function of the host of this workbook. Only where it has some. */
  callHost?(name: string, args: readonly Argument[], functions: FunctionContext): FunctionResult;
  /** A function of ours that takes long, called in a cell: its result, or that it is pending. */
  longCall(
    spec: FunctionSpec,
    args: readonly (Argument | undefined)[],
    place: CellPlace & { readonly call: number },
  ): FunctionResult;
  /** Which cells of one of the engine's sheets a `SUBTOTAL` leaves out; `null` for none. Only where cells are. */
  leftOut?(sheet: number, alsoHidden: boolean): ((row: number, col: number) => boolean) | null;
  /** What a `SUBTOTAL` reads of a table: the rows it shows; `null` while that is not known. */
  shownRows?(block: TableBlock): TableBlock | null;
  /** `TABLE.VALUES`. */
  tableValues(reference: TableReference): EngineValue;
  /** `TABLE.CALCULATE`: the column's version, after its calculation was ordered where its inputs changed. */
  calculateColumn(sheetId: SheetId, columnId: ColumnId, inputs: readonly EngineValue[]): EngineScalar;
  /** `ENGINE.INPUT`: a block that was handed in from outside the calculator. */
  input(number: number): EngineValue;
  /** `ENGINE.ROWS`: evaluates its formula for one row after the other. */
  evaluateRows(evaluate: () => EngineValue): void;
  /** A formula's array does not have the size that was reserved for it; an answer takes the place of the result. */
  onArraySize(place: CellPlace, rows: number, columns: number): EngineScalar | null;
  /** `ENGINE.CAPTURE`: the result as it is, before the engine rounds it for export. */
  capture(value: EngineValue): void;
}
