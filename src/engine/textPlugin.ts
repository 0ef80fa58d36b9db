import { CellError, EmptyValue, ErrorType, FunctionArgumentType, FunctionPlugin } from 'hyperformula';
import { formatText } from '../model/format/formatText';
import type { CalculatorContext } from './calculatorContext';
import type { EngineScalar, EngineValue, EvaluationState, FunctionCall } from './engineTypes';
import { fromEngineValue, toEngineError } from './engineValue';
import { formulaLimits, tooLongText } from './guard';
import { trimSpaces } from './trimSpaces';

const text = { argumentType: FunctionArgumentType.STRING };

/**
 * `TEXT` by numfmt (HyperFormula 3.5.0 knows neither thousands nor percent nor sections: `TEXT(1234.5,"#,##0")` is
 * "1234,##0"), `SUBSTITUTE`, which put the replacement between all characters when the text to search is empty, and built
 * texts of any length, and `TRIM`.
 */
export class TextPlugin extends FunctionPlugin {
  static override implementedFunctions = {
    TEXT: { method: 'text', parameters: [{ argumentType: FunctionArgumentType.SCALAR }, text] },
    SUBSTITUTE: {
      method: 'substitute',
      parameters: [text, text, text, { argumentType: FunctionArgumentType.NUMBER, optionalArg: true }],
    },
    TRIM: { method: 'trim', parameters: [text] },
  };

  text({ args }: FunctionCall, state: EvaluationState): EngineValue {
    const { locale } = (this.config.context as CalculatorContext).functions;
    return this.runFunction(args, state, this.metadata('TEXT'), (value: EngineScalar, code: string) => {
      if (value instanceof CellError) return value;
      const number = this.arithmeticHelper.coerceToMaybeNumber(value === EmptyValue ? 0 : value);
      const shown = fromEngineValue(typeof value === 'boolean' ? value : (number ?? value));
      if (shown === null || typeof shown === 'object') return new CellError(ErrorType.VALUE);
      return formatText(shown, code, locale) ?? new CellError(ErrorType.VALUE);
    });
  }

  substitute({ args }: FunctionCall, state: EvaluationState): EngineValue {
    return this.runFunction(args, state, this.metadata('SUBSTITUTE'), substitute);
  }

  trim({ args }: FunctionCall, state: EvaluationState): EngineValue {
    return this.runFunction(args, state, this.metadata('TRIM'), trimSpaces);
  }
}

/** Replaces one text by another: everywhere, or at its occurrence of that number only. */
function substitute(
  within: string,
  search: string,
  replacement: string,
  occurrence?: number,
): string | CellError {
  if (occurrence !== undefined && occurrence < 1) return new CellError(ErrorType.VALUE);
  if (search === '') return within;
  const parts = within.split(search);
  const replaced = occurrence === undefined ? parts.length - 1 : 1;
  if (within.length + replaced * (replacement.length - search.length) > formulaLimits.textLength)
    return toEngineError(tooLongText);
  if (occurrence === undefined) return parts.join(replacement);
  const at = Math.trunc(occurrence);
  if (at >= parts.length) return within;
  return parts.slice(0, at).join(search) + replacement + parts.slice(at).join(search);
}
