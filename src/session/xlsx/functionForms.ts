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
