import { completeArguments, excelForm, isExcelsOwn, parameterNames } from '../../../formulas/excelForms';
import { functionSpec } from '../../../formulas/registry';
import type { FunctionForms } from '../../io/xlsx/writeFormula';

/** What the function registry tells an export. */
export const functionForms: FunctionForms = {
  formOf(name, argumentCount) {
    if (!functionSpec(name) || isExcelsOwn(name)) return null;
    return excelForm(name, argumentCount);
  },
  completeArguments,
  parameterNames,
};
