import type { FunctionStory } from '../src/shared/functionStory';
import type { CellValue } from '../src/shared/value';
import type { OwnNotice } from './notices';
import type {
  Argument,
  FunctionContext,
  FunctionResult,
  FunctionSpec,
  ParameterKind,
  ParameterSpec,
  RangeArgument,
} from './spec';
import { runThrough, type Steps } from './steps';

interface ArgumentTypes {
  readonly number: number;
  readonly date: number;
  readonly text: string;
  readonly boolean: boolean;
  readonly value: CellValue;
  readonly range: RangeArgument;
  readonly column: RangeArgument;
  readonly any: Argument;
}
type Given<P extends ParameterSpec> = P extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : ArgumentTypes[P['kind'] & ParameterKind];
type CheckedArgument<P extends ParameterSpec> = P extends { readonly default: CellValue }
  ? Given<P>
  : P extends { readonly optional: true }
    ? Given<P> | undefined
    : Given<P>;
type CheckedArguments<P extends readonly ParameterSpec[]> = {
  readonly [I in keyof P]: CheckedArgument<P[I]>;
};

/** Whole columns may be left out. */
type Noticed<P extends readonly ParameterSpec[]> = {
  readonly [I in keyof P]: P[I]['kind'] extends 'column'
    ? CheckedArgument<P[I]> | undefined
    : CheckedArgument<P[I]>;
};

type Definition<P extends readonly ParameterSpec[]> = Omit<
  FunctionSpec,
  'parameters' | 'compute' | 'steps' | 'explain' | 'notices'
> & {
  readonly parameters: P;
  readonly explain?: (args: CheckedArguments<P>, context: FunctionContext) => FunctionStory | null;
  readonly notices?: (args: Noticed<P>) => readonly OwnNotice[];
} & (
    | { readonly compute: (args: CheckedArguments<P>, context: FunctionContext) => FunctionResult }
    | { readonly steps: (args: CheckedArguments<P>, context: FunctionContext) => Steps<FunctionResult> }
  );

/**
 * Types the arguments of `compute`, or of `steps` where it takes long, and of `explain` after the parameters beside it.
 *
 * Here the promise of the argument layer (`invokeFunction`) is believed: it calls them only with arguments that fit the
 * parameters.
 */
export function defineFunction<const P extends readonly ParameterSpec[]>(
  definition: Definition<P>,
): FunctionSpec {
  if ('compute' in definition) return definition;
  const { steps } = definition;
  const compute: FunctionSpec['compute'] = (args, context) =>
    runThrough(steps(args as unknown as CheckedArguments<P>, context));
  return { ...definition, compute };
}
