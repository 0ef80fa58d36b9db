import { CellError as EngineError, EmptyValue, ErrorType, SimpleRangeValue } from 'hyperformula';
import { cellError, isCellError, type CellError, type CellErrorCode, type CellValue } from '../shared/value';
import type { EngineScalar, EngineValue } from './engineTypes';

/*
 * Values as HyperFormula 3.5.0 has them inside: blanks are a symbol, dates, percentages and currencies are objects
 * around a number, errors are instances. They are read from the inside because its public getters round to
 * `precisionRounding` digits and turn numbers below 1e-290 into NaN.
 */

const typeOfCode: Record<CellErrorCode, ErrorType> = {
  NULL: ErrorType.ERROR,
  DIV0: ErrorType.DIV_BY_ZERO,
  VALUE: ErrorType.VALUE,
  REF: ErrorType.REF,
  NAME: ErrorType.NAME,
  NUM: ErrorType.NUM,
  NA: ErrorType.NA,
  SPILL: ErrorType.SPILL,
  CYCLE: ErrorType.CYCLE,
  ERROR: ErrorType.ERROR,
};
const codeOfType: Record<ErrorType, CellErrorCode> = {
  [ErrorType.DIV_BY_ZERO]: 'DIV0',
  [ErrorType.NAME]: 'NAME',
  [ErrorType.VALUE]: 'VALUE',
  [ErrorType.NUM]: 'NUM',
  [ErrorType.NA]: 'NA',
  [ErrorType.CYCLE]: 'CYCLE',
  [ErrorType.REF]: 'REF',
  [ErrorType.SPILL]: 'SPILL',
  [ErrorType.LIC]: 'ERROR',
  [ErrorType.ERROR]: 'ERROR',
};

// The message is the only part of an engine error that survives its way through formulas: the instance is copied
// when it passes its first cell (`attachRootVertex`).
const reasonMark = 'worthbook:';
const parsingErrorMark = 'Parsing error';

export function toEngineError(error: CellError): EngineError {
  return new EngineError(typeOfCode[error.code], reasonMark + JSON.stringify(error));
}

export function fromEngineError(error: EngineError): CellError {
  const { message } = error;
  if (message?.startsWith(reasonMark)) return JSON.parse(message.slice(reasonMark.length)) as CellError;
  if (error.type === ErrorType.LIC) return cellError('ERROR', 'engineLicence');
  if (message?.startsWith(parsingErrorMark)) return cellError('ERROR', 'formulaSyntax');
  return cellError(codeOfType[error.type]);
}

/** A value as an argument or result inside the engine. */
export function toEngineValue(value: CellValue): EngineScalar {
  if (value === null) return EmptyValue;
  return isCellError(value) ? toEngineError(value) : value;
}

/** The value of one cell; an array where one value is due is `#VALUE!`. */
export function fromEngineValue(value: EngineValue | undefined): CellValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : cellError('NUM');
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof EngineError) return fromEngineError(value);
  if (value === undefined || value === EmptyValue) return null;
  if (value instanceof SimpleRangeValue) return cellError('VALUE');
  return typeof value === 'symbol' ? null : value.val;
}

export function sameValue(a: CellValue | undefined, b: CellValue | undefined): boolean {
  if (a === b) return true;
  return isCellError(a) && isCellError(b) && JSON.stringify(a) === JSON.stringify(b);
}

/** Values computed by a table or by us: never overwritten in place by the engine's array operators. */
export class BlockOfValues extends SimpleRangeValue {
  /**
   * HyperFormula 3.5.0 reuses the memory of arrays without an address for the results of operators:
   * `T[Revenue] > 100` would destroy the column.
   */
  override isAdHoc(): boolean {
    return false;
  }
}
