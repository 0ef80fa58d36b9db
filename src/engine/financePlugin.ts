import {
  CellError,
  EmptyValue,
  ErrorType,
  FunctionArgumentType,
  FunctionPlugin,
  HyperFormula,
  SimpleRangeValue,
} from 'hyperformula';
import {
  isReturn,
  modifiedReturn,
  payment,
  presentValue,
  presentValueByDate,
} from '../../formulas/cashFlows';
import { assert } from '../shared/assert';
import type { Ast, EngineScalar, EngineValue, EvaluationState, FunctionCall } from './engineTypes';
import { fromEngineValue } from './engineValue';

const number = { argumentType: FunctionArgumentType.NUMBER };
const zero = { ...number, defaultValue: 0 };
const cells = { argumentType: FunctionArgumentType.RANGE };

type Search = Record<'irr' | 'xirr', (call: FunctionCall, state: EvaluationState) => EngineValue>;

// Before our plug-in takes the names over.
const builtIn = HyperFormula.getFunctionPlugin('IRR');

/**
 * Money over time as in Excel. HyperFormula 3.5.0 counts a single blank or boolean cell in `NPV` as a flow, which shifts
 * all later ones; divides by zero in `MIRR` at a finance rate of -100 % or where nothing comes back; answers `#VALUE!`
 * for every misfit in `XNPV` and takes negative rates there; and gives `PMT` payments where there are none. Its searches for
 * `IRR` and `XIRR` stop where steps get small, which near -100 % is no rate at all: what they find is tried here.
 */
export class FinancePlugin extends FunctionPlugin {
  static override implementedFunctions = {
    NPV: {
      method: 'npv',
      parameters: [number, { argumentType: FunctionArgumentType.ANY }],
      repeatLastArgs: 1,
    },
    MIRR: { method: 'mirr', parameters: [cells, number, number] },
    XNPV: { method: 'xnpv', parameters: [number, cells, cells] },
    IRR: { method: 'irr', parameters: [cells, { ...number, defaultValue: 0.1 }] },
    XIRR: { method: 'xirr', parameters: [cells, cells, { ...number, defaultValue: 0.1 }] },
    PMT: { method: 'pmt', parameters: [number, number, number, zero, zero] },
  };

  npv({ args }: FunctionCall, state: EvaluationState): EngineValue {
    const [rateArg, ...flowArgs] = args;
    if (rateArg === undefined || flowArgs.length === 0) return new CellError(ErrorType.NA);
    const flows: number[] = [];
    return this.runFunction([rateArg], state, { method: 'npv', parameters: [number] }, (rate: number) => {
      for (const arg of flowArgs) {
        const failed = this.#addFlows(arg, state, flows);
        if (failed) return failed;
      }
      return finite(presentValue(rate, flows), rate === -1 ? ErrorType.DIV_BY_ZERO : ErrorType.NUM);
    });
  }

  mirr({ args }: FunctionCall, state: EvaluationState): EngineValue {
    const compute = (range: SimpleRangeValue, financeRate: number, reinvestRate: number) => {
      const flows = numbersIn(range);
      if (flows instanceof CellError) return flows;
      const rate = modifiedReturn(flows, financeRate, reinvestRate);
      return rate === null ? new CellError(ErrorType.DIV_BY_ZERO) : finite(rate, ErrorType.NUM);
    };
    return this.runFunction(args, state, this.metadata('MIRR'), compute);
  }

  xnpv({ args }: FunctionCall, state: EvaluationState): EngineValue {
    const compute = (rate: number, flows: SimpleRangeValue, dates: SimpleRangeValue) => {
      const [flowNumbers, dateNumbers] = [allNumbersIn(flows), allNumbersIn(dates)];
      if (flowNumbers instanceof CellError) return flowNumbers;
      if (dateNumbers instanceof CellError) return dateNumbers;
      const isFit =
        rate > 0 &&
        flowNumbers.length === dateNumbers.length &&
        dateNumbers.every((date) => date >= Math.max(0, Math.trunc(dateNumbers[0] ?? 0)));
      if (!isFit) return new CellError(ErrorType.NUM);
      return finite(presentValueByDate(rate, flowNumbers, dateNumbers), ErrorType.NUM);
    };
    return this.runFunction(args, state, this.metadata('XNPV'), compute);
  }

  irr(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#tried('irr', call, state, (flows) => flows.map((_, at) => at));
  }

  xirr(call: FunctionCall, state: EvaluationState): EngineValue {
    return this.#tried('xirr', call, state, (_, dates) => {
      const first = Math.trunc(dates[0] ?? 0);
      return dates.map((date) => (Math.trunc(date) - first) / 365);
    });
  }

  /** The rate the engine found, unless the flows at that rate do not cancel out. */
  #tried(
    name: keyof Search,
    call: FunctionCall,
    state: EvaluationState,
    timesOf: (flows: readonly number[], dates: readonly number[]) => readonly number[],
  ): EngineValue {
    assert(builtIn, 'HyperFormula has no IRR');
    const found = (new builtIn(this.interpreter) as unknown as Search)[name](call, state);
    const rate = fromEngineValue(found);
    if (typeof rate !== 'number') return found;
    const [flows = [], dates = []] = call.args
      .slice(0, 2)
      .map((arg) => this.#filledNumbers(name, arg, state));
    return isReturn(rate, flows, timesOf(flows, dates)) ? found : new CellError(ErrorType.NUM);
  }

  /** The numbers of cells as the searches read them: `XIRR` keeps the place of a blank. */
  #filledNumbers(name: keyof Search, arg: Ast, state: EvaluationState): number[] {
    const value = this.evaluateAst(arg, state);
    const values: readonly EngineScalar[] =
      value instanceof SimpleRangeValue ? value.valuesFromTopLeftCorner() : [value];
    const plain = values.map(fromEngineValue);
    return (name === 'xirr' ? plain.map((each) => each ?? 0) : plain).filter(
      (each) => typeof each === 'number',
    );
  }

  pmt({ args }: FunctionCall, state: EvaluationState): EngineValue {
    const compute = (rate: number, periods: number, present: number, future: number, type: number) =>
      finite(payment(rate, periods, present, future, type), ErrorType.NUM);
    return this.runFunction(args, state, this.metadata('PMT'), compute);
  }

  /** Of cells only numbers are flows; what is written into the formula is one whatever it is. */
  #addFlows(arg: Ast, state: EvaluationState, flows: number[]): CellError | null {
    const value = this.evaluateAst(arg, state);
    if (value instanceof SimpleRangeValue) {
      const numbers = numbersIn(value);
      if (numbers instanceof CellError) return numbers;
      for (const flow of numbers) flows.push(flow);
      return null;
    }
    if (value instanceof CellError) return value;
    const flow = isReference(arg)
      ? fromEngineValue(value)
      : fromEngineValue(this.coerceScalarToNumberOrError(value === EmptyValue ? 0 : value));
    if (typeof flow === 'number') flows.push(flow);
    else if (!isReference(arg)) return new CellError(ErrorType.VALUE);
    return null;
  }
}

function isReference({ type }: Ast): boolean {
  return (type as string) === 'CELL_REFERENCE';
}

function numbersIn(range: SimpleRangeValue): number[] | CellError {
  const numbers: number[] = [];
  for (const value of range.valuesFromTopLeftCorner()) {
    if (value instanceof CellError) return value;
    const plain = fromEngineValue(value);
    if (typeof plain === 'number') numbers.push(plain);
  }
  return numbers;
}

/** A blank or a text among them is `#NUM!`, unless an error comes first. */
function allNumbersIn(range: SimpleRangeValue): number[] | CellError {
  const values: readonly EngineScalar[] = range.valuesFromTopLeftCorner();
  const numbers = numbersIn(range);
  if (numbers instanceof CellError) return numbers;
  return numbers.length === values.length ? numbers : new CellError(ErrorType.NUM);
}

function finite(value: number, otherwise: ErrorType): number | CellError {
  return Number.isFinite(value) ? value : new CellError(otherwise);
}
