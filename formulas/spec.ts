import type { LocalText, Locale } from '../src/shared/localText';
import type { FunctionStory } from '../src/shared/functionStory';
import type { Notice } from '../src/shared/notice';
import type { CellValue } from '../src/shared/value';
import type { OwnNotice } from './notices';
import type { Population } from './population';
import type { Steps } from './steps';

/** Families, in the order of the function reference. */
export type FunctionFamily =
  'value' | 'churn' | 'quadrant' | 'segment' | 'rfm' | 'score' | 'develop' | 'predict' | 'excel';

/**
 * What an argument may be.
 *
 * - `number`, `text`, `date`, `boolean`: one value. In a cell, a column given here yields an array (element by
 *   element); in a calculated column `[@X]` is one value.
 * - `value`: one value of whatever kind, element by element as well.
 * - `range`: a small block of cells (`[@[Y1]:[Y5]]`, `A1:A5`, `{1,2}`) or one value, which is a 1 x 1 block.
 * - `column`: the whole column, always (a population); sorted or summed once per version, not once per row.
 * - `any`: passed on as it is.
 */
export type ParameterKind = 'number' | 'text' | 'date' | 'boolean' | 'value' | 'range' | 'column' | 'any';

/** One parameter: what it takes, its bounds, and its words. */
export interface ParameterSpec {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly summary: LocalText;
  readonly optional?: boolean;
  readonly default?: CellValue;
  /** Only with kind `any`: errors in it are values like others, for functions that arrange, count or look for them. */
  readonly takesErrors?: boolean;
  /** The last parameter may be given several times. */
  readonly repeat?: boolean;
  /** Inclusive bounds; outside them the result is `#NUM!` with a message that names the argument. */
  readonly min?: number;
  readonly max?: number;
  /** The bound itself is outside. */
  readonly exclusiveMin?: boolean;
  readonly exclusiveMax?: boolean;
  readonly integer?: boolean;
  readonly choices?: readonly (string | number)[];
  readonly unit?: LocalText;
  /**
   * What the cells of a `range` or `column` must be; absent: anything. In a `range` of numbers blanks count as 0,
   * text is `#VALUE!` and the bounds hold for each cell. In a `column` of numbers (a population) text, blanks and
   * booleans are left out, as `PERCENTILE.INC` does; only a lone text is `#VALUE!`.
   */
  readonly cells?: 'number';
  /** How to mend an argument that was refused: "Enter a rate such as 0.1 for 10 %." */
  readonly hint?: LocalText;
}

/** A block of values, row by row. `values` keeps its identity while the data behind it is the same version. */
export interface RangeArgument {
  readonly kind: 'range';
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly CellValue[];
}

/** What a formula hands to a function. */
export type Argument = CellValue | RangeArgument;

/** One value, or the rows of an array. */
export type FunctionResult = CellValue | readonly (readonly CellValue[])[];

/** What a function may know beside its arguments. */
export interface FunctionContext {
  /** The workbook's language, for functions that answer in words. */
  readonly locale: Locale;
  /** Whoever wants to know what looks wrong about the arguments; nobody while values are calculated. */
  readonly onNotice?: ((notice: Notice) => void) | null;
}

/** Numbers of many rows; `numbers[row & mask]` is that of a row. With mask 0 one number stands for all rows. */
export interface ColumnNumbers {
  readonly numbers: Float64Array;
  readonly mask: 0 | -1;
  /**
   * Where these are rows of the column whose population this is: how many numbers of it lie below each, equal ones
   * counted half. It is kept from version to version, so it costs less than asking the population row by row.
   */
  readonly standingsIn?: (population: Population) => Float64Array | null;
}

/** An argument for many rows at once, checked as `compute` gets it, by the kind of its parameter. */
export type ColumnArgument =
  /** `number`, `date`. */
  | (ColumnNumbers & { readonly kind: 'numbers' })
  /** A `range` of numbers: one entry a cell of the range. */
  | { readonly kind: 'series'; readonly cells: readonly ColumnNumbers[] }
  /** A `column` of numbers. */
  | { readonly kind: 'population'; readonly population: Population }
  /** Everything else, the same for all rows; `undefined` when it is not given and has no default. */
  | { readonly kind: 'fixed'; readonly value: Argument | undefined };

/**
 * `compute` for many rows at once: puts a number a row into `results`. Where `compute` would answer an error it may
 * put NaN: those rows are then computed one by one. Answers `values` when the results are indices into a list of
 * texts, and `null` when it cannot serve these arguments at all.
 */
export type ColumnKernel = (
  args: readonly ColumnArgument[],
  rows: number,
  results: Float64Array,
) => { readonly values: readonly CellValue[] | null } | null;

/** A worked example: shown in the help and run as a test. */
export interface FunctionExample {
  /** A formula that runs as it stands, with literal arguments. */
  readonly formula: string;
  readonly result: FunctionResult;
  /** Relative tolerance of the numbers, where a search finds them; 1e-9 unless given. */
  readonly tolerance?: number;
  readonly note?: LocalText;
}

/** The one record of a function: engine, checks, autocomplete, help and generated tests all come from it. */
export interface FunctionSpec {
  readonly name: string;
  readonly family: FunctionFamily;
  readonly parameters: readonly ParameterSpec[];
  readonly result: {
    readonly shape: 'scalar' | 'array';
    readonly unit?: LocalText;
    readonly summary: LocalText;
  };
  readonly summary: LocalText;
  readonly help: LocalText;
  readonly examples: readonly [FunctionExample, FunctionExample, ...FunctionExample[]];
  /** When each error comes, in words. */
  readonly errors: LocalText;
  readonly source: string;
  /**
   * Computes from checked arguments: numbers are numbers (blank = 0), optional ones have their default or are
   * `undefined`, ranges and columns are `RangeArgument`. Errors are returned, not thrown.
   */
  compute(args: readonly (Argument | undefined)[], context: FunctionContext): FunctionResult;
  /**
   * The same in steps, for what takes long on large data. In a cell it is then done beside other work, with progress, and
   * can be cancelled; `compute` does it at once.
   */
  steps?(args: readonly (Argument | undefined)[], context: FunctionContext): Steps<FunctionResult>;
  /** How the result for these arguments comes about; `null` where there is nothing to tell. Arguments as for `compute`. */
  explain?(args: readonly (Argument | undefined)[], context: FunctionContext): FunctionStory | null;
  /**
   * What looks wrong about checked arguments that can be computed with. Asked after values were calculated, never in
   * between. In a calculated column whole columns are not handed over: `undefined` stands for them.
   */
  notices?(args: readonly (Argument | undefined)[]): readonly OwnNotice[];
  /** The places of the arguments that `notices` looks at; absent: any. Where they are the same for all rows one look will do. */
  readonly noticed?: readonly number[];
  /** The same for whole columns, where a table of 100,000 rows must not call `compute` for each. */
  readonly column?: ColumnKernel;
  /**
   * All that `column` draws from populations, as numbers: as long as they are the same, a row whose own values are the
   * same keeps its result. Absent: any change of a population may change any row. The arguments are those of `column`,
   * without the numbers of rows.
   */
  readonly drawsFromPopulations?: (args: readonly ColumnArgument[]) => readonly number[] | null;
}

/** What it takes to call a function: all of a row but the words about it. */
export type CallableFunction = Pick<
  FunctionSpec,
  'name' | 'family' | 'parameters' | 'result' | 'compute' | 'explain' | 'notices'
>;
