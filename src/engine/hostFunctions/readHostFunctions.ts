import * as v from 'valibot';
import type { HostFunction } from '../../../formulas/hostFunction';
import { problem, type Problem } from '../../shared/problems';
import { hostFunctionSchema } from './hostFunctionSchema';

/** Rows that were taken over, and why others were not. */
export interface ReadHostFunctions {
  readonly functions: readonly HostFunction[];
  readonly refused: readonly Problem[];
}

/** So many functions one host may bring. */
const mostFunctions = 500;
const longestName = 60;
const namePattern = /^[A-Z][A-Z0-9_]*(?:\.[A-Z0-9_]+)*$/;
/** A name that a formula reads as a place, with or without a bracket behind it. */
const placePattern = /^(?:[A-Z]{1,3}\d+|R\d*C\d*)$/;
const internalPrefixes = ['ENGINE.', 'TABLE.'];

/**
 * Takes the rows of a host over. A row that is malformed, or whose name is malformed, ours, the engine's or given twice, is
 * left out with the reason; the others are taken.
 *
 * @param given whatever the host handed over; a list of rows is expected
 * @param isTaken whether formulas know a name already
 */
export function readHostFunctions(given: unknown, isTaken: (name: string) => boolean): ReadHostFunctions {
  if (!Array.isArray(given) || given.length > mostFunctions) {
    const detail = `a list of at most ${mostFunctions} rows was expected`;
    return { functions: [], refused: [problem('hostFunctionMalformed', { name: '?', detail })] };
  }
  const functions = new Map<string, HostFunction>();
  const refused: Problem[] = [];
  for (const row of given as readonly unknown[]) {
    const read = readRow(row, (name) => isTaken(name) || functions.has(name));
    if ('kind' in read) refused.push(read);
    else functions.set(read.name, read);
  }
  return { functions: [...functions.values()], refused };
}

function readRow(row: unknown, isTaken: (name: string) => boolean): HostFunction | Problem {
  // A row may be anything, a proxy that throws when it is read too.
  try {
    const parsed = v.safeParse(hostFunctionSchema, row, { abortEarly: true });
    const name = nameOf(row);
    if (!parsed.success) {
      const [issue] = parsed.issues;
      const path = v.getDotPath(issue);
      return problem('hostFunctionMalformed', {
        name,
        detail: path === null ? issue.message : `${path}: ${issue.message}`,
      });
    }
    if (name.length > longestName || !namePattern.test(name) || placePattern.test(name)) {
      return problem('hostFunctionName', { name });
    }
    const isInternal = internalPrefixes.some((prefix) => name.startsWith(prefix));
    return isInternal || isTaken(name)
      ? problem('hostFunctionNameTaken', { name })
      : (parsed.output as HostFunction);
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'it cannot be read';
    return problem('hostFunctionMalformed', { name: '?', detail });
  }
}

function nameOf(row: unknown): string {
  const name = (row as { readonly name?: unknown } | null)?.name;
  return typeof name === 'string' && name !== '' ? name.slice(0, longestName + 1) : '?';
}
