import { ArraySize, CellError, EmptyValue, ErrorType, FunctionPlugin, SimpleRangeValue } from 'hyperformula';
import type { ColumnId, SheetId } from '../model/ids';
import { cellError } from '../shared/value';
import type { CalculatorContext } from './calculatorContext';
import { fromEngineValue, toEngineError, toEngineValue } from './engineValue';
import { formulaLimits, tooLongText } from './guard';
import { isPending, pendingError } from './pending';
import { readsPending } from './pendingPrecedents';
import { remembering, type EngineArithmetic } from './plan/engineArithmetic';
import { numberOf, tableReferenceOf, textOf, versionsOf } from './tableCall';
import type { Ast, EngineScalar, EngineValue, EvaluationState, FunctionCall } from './engineTypes';

/**
 * Functions that only our rewritten formulas call:
 *
 *     ENGINE.CELL(formula, rows, columns)   every formula of a grid cell: contains what throws, bounds results
 *     ENGINE.LITERAL(number, ...)           a text or an error that formulas cannot write; without a number, a blank
 *     ENGINE.INPUT(number)                  a value or block from outside
 *     ENGINE.ROWS(formula)                  the formula for one row after the other
 *     ENGINE.CAPTURE(formula)               hands the result over unrounded
 *     TABLE.VALUES(sheet, columns, section, from, to, version...)
 *     TABLE.CALCULATE(sheet, column, done, inputs...)
 */
export class EnginePlugin extends FunctionPlugin {
  // `parameters: []` keeps HyperFormula from applying them element by element: they take their arguments themselves.
  static override implementedFunctions = {
    'ENGINE.CELL': {
      method: 'cell',
      sizeOfResultArrayMethod: 'cellSize',
      parameters: [],
      vectorizationForbidden: true,
    },
    'ENGINE.LITERAL': { method: 'literal', parameters: [], vectorizationForbidden: true },
    'ENGINE.INPUT': { method: 'input', parameters: [], vectorizationForbidden: true },
    'ENGINE.ROWS': { method: 'rows', parameters: [], vectorizationForbidden: true },
    'ENGINE.CAPTURE': { method: 'capture', parameters: [], vectorizationForbidden: true },
    'TABLE.VALUES': { method: 'tableValues', parameters: [], vectorizationForbidden: true },
    'TABLE.CALCULATE': { method: 'calculate', parameters: [], vectorizationForbidden: true },
    REPT: { method: 'rept', parameters: [], vectorizationForbidden: true },
  };

  constructor(interpreter: ConstructorParameters<typeof FunctionPlugin>[0]) {
    super(interpreter);
    this.#context.onArithmetic?.(this.#arithmetic());
  }

  get #context(): CalculatorContext {
    return this.config.context as CalculatorContext;
  }

  cell(ast: FunctionCall, state: EvaluationState): EngineValue {
    const value = this.#waits(ast, state) ? toEngineError(pendingError) : this.#begun(ast, state);
    if (ast.args.length === 1) {
      if (typeof value === 'number') return value;
      if (typeof value === 'string') return bounded(value);
    }
    const reserved = this.cellSize(ast);
    // An array that waits keeps its room, and every cell of it what it shows.
    if (value instanceof CellError && isPending(fromEngineValue(value))) return filled(value, reserved);
    const rows = value instanceof SimpleRangeValue ? value.height() : 1;
    const columns = value instanceof SimpleRangeValue ? value.width() : 1;
    if (rows * columns > formulaLimits.arrayCells) {
      return toEngineError(
        cellError('ERROR', 'calculationTooLarge', { cells: rows * columns, limit: formulaLimits.arrayCells }),
      );
    }
    if (rows !== reserved.height || columns !== reserved.width) {
      const instead = this.#context.onArraySize(state.formulaAddress, rows, columns);
      if (instead !== null) return instead;
    }
    if (value instanceof SimpleRangeValue) return shownArray(value, reserved);
    return typeof value === 'string' ? bounded(value) : value;
  }

  /** The size that was reserved in the formula; HyperFormula fixes an array's size when it parses. */
  cellSize(ast: FunctionCall): ArraySize {
    return new ArraySize(numberOf(ast.args[2]) ?? 1, numberOf(ast.args[1]) ?? 1);
  }

  literal(ast: FunctionCall): EngineScalar {
    const number = numberOf(ast.args[0]);
    const value = number === undefined ? undefined : this.#context.literals.valueOf(number);
    return value === undefined ? EmptyValue : toEngineValue(value);
  }

  input(ast: FunctionCall): EngineValue {
    return this.#context.input(numberOf(ast.args[0]) ?? 0);
  }

  rows(ast: FunctionCall, state: EvaluationState): EngineValue {
    this.#context.evaluateRows(() => this.cell(ast, state));
    return EmptyValue;
  }

  capture(ast: FunctionCall, state: EvaluationState): EngineValue {
    this.#context.capture(this.#contained(ast.args[0], state));
    return EmptyValue;
  }

  tableValues(ast: FunctionCall, state: EvaluationState): EngineValue {
    for (const version of versionsOf(ast)) {
      const value = this.evaluateAst(version, state);
      if (value instanceof CellError) return value;
    }
    return this.#context.tableValues(tableReferenceOf(ast));
  }

  calculate(ast: FunctionCall, state: EvaluationState): EngineValue {
    const [sheet, column, , ...inputs] = ast.args;
    return this.#context.calculateColumn(
      textOf(sheet) as SheetId,
      textOf(column) as ColumnId,
      inputs.map((input) => this.#contained(input, state)),
    );
  }

  /** HyperFormula 3.5.0 builds `REPT("x", 1e9)` in memory and the whole calculation fails. */
  rept(ast: FunctionCall, state: EvaluationState): EngineValue {
    const metadata = { method: 'rept', parameters: reptParameters };
    return this.runFunction(ast.args, state, metadata, (text: string, times: number) => {
      if (times < 0) return new CellError(ErrorType.VALUE);
      return text.length * Math.floor(times) > formulaLimits.textLength
        ? toEngineError(tooLongText)
        : text.repeat(times);
    });
  }

  #arithmetic(): EngineArithmetic {
    const { arithmeticHelper, dateTimeHelper } = this;
    const { localeLang, caseFirst, ignorePunctuation, precisionEpsilon } = this.config;
    // As HyperFormula 3.5.0 makes its own, with `caseSensitive` and `accentSensitive` off.
    const collator = new Intl.Collator(localeLang, { sensitivity: 'base', caseFirst, ignorePunctuation });
    return {
      textAsNumber: remembering((text) => plainNumber(arithmeticHelper.coerceToMaybeNumber(text))),
      textAsDate: remembering((text) => plainNumber(dateTimeHelper.dateStringToDateNumber(text))),
      compareTexts: (left, right) => collator.compare(left, right),
      dateOfSerial: (serial) => dateTimeHelper.numberToSimpleDate(serial),
      serialOfDate: (date) => (dateTimeHelper.isValidDate(date) ? dateTimeHelper.dateToNumber(date) : null),
      firstYear: dateTimeHelper.getEpochYearZero(),
      isWithinBounds: (serial) => dateTimeHelper.getWithinBounds(serial) !== undefined,
      tolerance: precisionEpsilon,
    };
  }

  #begun(ast: FunctionCall, state: EvaluationState): EngineValue {
    this.#context.onCell?.(state.formulaAddress);
    return this.#contained(ast.args[0], state);
  }

  #waits({ args: [formula] }: FunctionCall, { formulaAddress }: EvaluationState): boolean {
    if (formula === undefined) return false;
    return readsPending(formula, formulaAddress, (address) => this.dependencyGraph.getCellValue(address));
  }

  /** A formula that throws (out of memory, out of stack, a library's fault) is an error in its own cell. */
  #contained(ast: Ast | undefined, state: EvaluationState): EngineValue {
    if (ast === undefined) return EmptyValue;
    try {
      return this.evaluateAst(ast, state);
    } catch {
      return toEngineError(cellError('ERROR', 'engineFailed'));
    }
  }
}

const reptParameters = [{ argumentType: 'STRING' }, { argumentType: 'NUMBER' }] as NonNullable<
  (typeof FunctionPlugin.implementedFunctions)[string]['parameters']
>;

function bounded(text: string): EngineScalar {
  return text.length > formulaLimits.textLength ? toEngineError(tooLongText) : text;
}

/** What fits into the reserved cells; more would make HyperFormula 3.5.0 throw ("Resizing to smaller array"). */
function shownArray(value: SimpleRangeValue, size: ArraySize): EngineValue {
  const rows: EngineScalar[][] = [];
  for (let row = 0; row < Math.min(value.height(), size.height); row++) {
    const cells = value.data[row]?.slice(0, size.width) ?? [];
    // A blank that is a result shows 0, as in a single cell.
    rows.push(
      cells.map((cell) => (cell === EmptyValue ? 0 : typeof cell === 'string' ? bounded(cell) : cell)),
    );
  }
  return size.height === 1 && size.width === 1
    ? (rows[0]?.[0] ?? EmptyValue)
    : SimpleRangeValue.onlyValues(rows);
}

function filled(value: CellError, { height, width }: ArraySize): EngineValue {
  if (height === 1 && width === 1) return value;
  return SimpleRangeValue.onlyValues(
    Array.from({ length: height }, () => new Array<EngineScalar>(width).fill(value)),
  );
}

function plainNumber(value: EngineScalar | undefined): number | null {
  // A text may be a number that is too large: what is computed with it shows `#NUM!`, not the text.
  const number = value === undefined || typeof value === 'number' ? value : fromEngineValue(value);
  return typeof number === 'number' ? number : null;
}
