import type { LocalText } from '../../../shared/localText';

/** What people are told about a function while they type. */
export interface FunctionInfo {
  /** In upper case. */
  readonly name: string;
  /** One sentence; `null` where nobody has written one. */
  readonly summary: LocalText | null;
  readonly parameters: readonly ParameterInfo[];
  /** So many of the last parameters may be given again and again: 1 for `SUM`, 2 for `SUMIFS`. */
  readonly repeated: number;
  /** A formula that runs as it stands, or shows how it is meant. */
  readonly example: string | null;
  /** Unit of what comes out. */
  readonly unit: LocalText | null;
}

export interface ParameterInfo {
  readonly name: string;
  readonly isOptional: boolean;
  readonly summary: LocalText | null;
  readonly unit: LocalText | null;
}

/** Which parameter an argument, counted from 0, is given for; `null` when there are not so many. */
export function parameterOfArgument(info: FunctionInfo, argument: number): number | null {
  const count = info.parameters.length;
  if (argument < count) return argument;
  if (info.repeated === 0 || count === 0) return null;
  return count - info.repeated + ((argument - count) % info.repeated);
}
