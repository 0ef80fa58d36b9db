import type { CalculatorContext } from '../calculatorContext';
import type { WorkTeller } from '../workTeller';
import { hostFunctionHeld, type HostFunctions } from './hostFunctions';

/** What `ENGINE.HOST` calls in a workbook: those that are `held` no more. Nothing where the host has no functions. */
export function hostCall(
  host: HostFunctions | null,
  held: ReadonlySet<string>,
  teller: WorkTeller | null,
): CalculatorContext['callHost'] {
  if (!host) return undefined;
  return (name, args, functions) => {
    if (held.has(name)) return hostFunctionHeld(name);
    teller?.call(name);
    return host.call(name, args, functions);
  };
}
