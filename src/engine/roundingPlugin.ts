import { FunctionArgumentType, FunctionPlugin } from 'hyperformula';
import { roundAway, roundNearest, roundTowards } from '../../formulas/rounding';
import type { EngineValue, EvaluationState, FunctionCall } from './engineTypes';

const number = { argumentType: FunctionArgumentType.NUMBER };
const places = { argumentType: FunctionArgumentType.NUMBER, defaultValue: 0 };
const toPlaces = { parameters: [number, places] };

/**
 * Rounding as in Excel. HyperFormula 3.5.0 rounds `INT(-7.3)` to -7 (Excel: -8), keeps the fraction of the number of
 * places, and rounds binary numbers, so that `ROUND(2.675,2)` is 2.67 and `ROUNDUP(1.11,2)` 1.12. The kernels of plans
 * (`plan/kernels/math.ts`) call the same functions.
 */
export class RoundingPlugin extends FunctionPlugin {
  static override implementedFunctions = {
    INT: { method: 'int', parameters: [number] },
    ROUND: { ...toPlaces, method: 'round' },
    ROUNDUP: { ...toPlaces, method: 'roundUp' },
    ROUNDDOWN: { ...toPlaces, method: 'roundDown' },
    TRUNC: { ...toPlaces, method: 'roundDown' },
  };

  int({ args }: FunctionCall, state: EvaluationState): EngineValue {
    return this.runFunction(args, state, this.metadata('INT'), Math.floor);
  }

  round({ args }: FunctionCall, state: EvaluationState): EngineValue {
    return this.runFunction(args, state, this.metadata('ROUND'), roundNearest);
  }

  roundUp({ args }: FunctionCall, state: EvaluationState): EngineValue {
    return this.runFunction(args, state, this.metadata('ROUNDUP'), roundAway);
  }

  roundDown({ args }: FunctionCall, state: EvaluationState): EngineValue {
    return this.runFunction(args, state, this.metadata('ROUNDDOWN'), roundTowards);
  }
}
