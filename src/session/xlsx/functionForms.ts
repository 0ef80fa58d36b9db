import { excelCall, isExcelsOwn } from '../../../formulas/excelForms';
import { functionSpec } from '../../../formulas/registry';
import type { FunctionForms } from '../../io/xlsx/writeFormula';

/** What the function registry tells an export. */
export const functionForms: FunctionForms = {
  callOf(name, given, locale) {
    if (!functionSpec(name) || isExcelsOwn(name)) return null;
    return excelCall(name, given, locale);
  },
};

/** With functions of the host, for which Excel has no words: what calls them stands there as a value. */
export function formsBesides(hostFunctions: readonly string[]): FunctionForms {
  const names = new Set(hostFunctions);
  return {
    callOf: (name, ...call) =>
      names.has(name.toUpperCase()) ? undefined : functionForms.callOf(name, ...call),
  };
}
