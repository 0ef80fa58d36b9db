import {
  CellError,
  EmptyValue,
  ErrorType,
  FunctionArgumentType,
  FunctionPlugin,
  HyperFormula,
  SimpleRangeValue,
} from 'hyperformula';
import { assert } from '../shared/assert';
import type { EngineScalar, EngineValue, EvaluationState, FunctionCall } from './engineTypes';
import { fromEngineValue } from './engineValue';
import { rowOf } from './aggregates/lookupPlugins';
import { firstColumnOf } from './aggregates/wholeColumn';
import { compareKeys, lastNotAbove } from './lastNotAbove';
import { TableBlock } from './tableBlock';

type LookupName = 'vlookup' | 'hlookup';
type Lookup = Record<LookupName, (call: FunctionCall, state: EvaluationState) => EngineValue>;

// Before our plug-in takes the names over.
const builtIn = HyperFormula.getFunctionPlugin('VLOOKUP');

const metadata = {
  method: 'vlookup',
  parameters: [
    { argumentType: FunctionArgumentType.NOERROR },
    { argumentType: FunctionArgumentType.RANGE },
    { argumentType: FunctionArgumentType.NUMBER },
    { argumentType: FunctionArgumentType.BOOLEAN, defaultValue: true },
  ],
};

/**
 * `VLOOKUP` and `HLOOKUP` over columns of tables. HyperFormula 3.5.0 answers `#VALUE!` when the block has no address;
 * blocks that have one go to the built-in functions.
 */
export class LookupPlugin extends FunctionPlugin {
  static override implementedFunctions = {
    VLOOKUP: metadata,
    HLOOKUP: { ...metadata, method: 'hlookup' },
  };

  vlookup(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#lookup('vlookup', call, state, (block) => block);
  }

  hlookup(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#lookup('hlookup', call, state, (block) =>
      (block[0] ?? []).map((_, column) => block.map((row) => row[column] as EngineScalar)),
    );
  }

  #lookup(
    name: LookupName,
    call: FunctionCall,
    state: EvaluationState,
    asRecords: (block: EngineScalar[][]) => EngineScalar[][],
  ): EngineValue {
    const block = call.args[1] && this.evaluateAst(call.args[1], state);
    if (block instanceof SimpleRangeValue && block.range !== undefined)
      return this.#builtIn()[name](call, state);
    return this.runFunction(
      call.args,
      state,
      metadata,
      (key: EngineScalar, range: SimpleRangeValue, index: number, sorted: boolean) => {
        if (name === 'vlookup' && range instanceof TableBlock)
          return this.#inTable(key, range, index, sorted);
        const records = asRecords(range.data);
        const field = Math.trunc(index) - 1;
        if (field < 0) return new CellError(ErrorType.VALUE);
        if (field >= (records[0]?.length ?? 0)) return new CellError(ErrorType.REF);
        const sought = fromEngineValue(key);
        const found = sorted
          ? lastNotAbove((record) => fromEngineValue(records[record]?.[0]), records.length, sought)
          : records.findIndex(([first]) => compareKeys(fromEngineValue(first), sought) === 0);
        const value = records[found]?.[field];
        if (found < 0) return new CellError(ErrorType.NA);
        return value === undefined || value === EmptyValue ? 0 : value;
      },
    );
  }

  /** The same without making a value of every cell. */
  #inTable(key: EngineScalar, block: TableBlock, index: number, sorted: boolean): EngineValue {
    const field = Math.trunc(index) - 1;
    if (field < 0) return new CellError(ErrorType.VALUE);
    if (field >= block.width()) return new CellError(ErrorType.REF);
    const keys = firstColumnOf(block, this.config.context);
    const sought = fromEngineValue(key);
    const found = sorted
      ? lastNotAbove((record) => fromEngineValue(block.cell(record, 0)), block.height(), sought)
      : keys
        ? rowOf(keys, key === EmptyValue ? 0 : key, false)
        : block.data.findIndex(([first]) => compareKeys(fromEngineValue(first), sought) === 0);
    if (found < 0) return new CellError(ErrorType.NA);
    const value = block.cell(found, field);
    return value === EmptyValue ? 0 : value;
  }

  #builtIn(): Lookup {
    assert(builtIn, 'HyperFormula has no VLOOKUP');
    return new builtIn(this.interpreter) as unknown as Lookup;
  }
}
