import { cellError } from '../shared/value';
import { builtInPlugin, type Replacement } from './builtInPlugin';
import type { EngineValue, EvaluationState, FunctionCall } from './engineTypes';
import { toEngineError } from './engineValue';
import { formulaLimits } from './guard';

interface Seams {
  sequence(call: FunctionCall, state: EvaluationState): EngineValue;
}

const Sequence = builtInPlugin<Seams>('SEQUENCE', ['sequence']);

/** HyperFormula 3.5.0 builds `SEQUENCE(1048576, 16384)` in memory, and the page goes down with it. */
class BoundedSequence extends Sequence {
  override sequence(call: FunctionCall, state: EvaluationState): EngineValue {
    const [rows = 1, columns = 1] = call.args.slice(0, 2).map((arg) => {
      const value = this.evaluateAst(arg, state);
      return typeof value === 'number' ? value : 1;
    });
    const cells = Math.trunc(rows) * Math.trunc(columns);
    return cells > formulaLimits.arrayCells
      ? toEngineError(cellError('ERROR', 'calculationTooLarge', { cells, limit: formulaLimits.arrayCells }))
      : super.sequence(call, state);
  }
}

export const boundedSequence: Replacement = { plugin: BoundedSequence, functions: ['SEQUENCE'] };
