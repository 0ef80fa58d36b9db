import { AlwaysSparse, HyperFormula, type ConfigParams } from 'hyperformula';
import { tableAggregation } from './aggregates/aggregationPlugin';
import { ConditionalPlugin } from './aggregates/conditionalPlugin';
import { tableLookup } from './aggregates/lookupPlugins';
import { tableOrder } from './aggregates/orderPlugins';
import { tableSumProduct } from './aggregates/sumProductPlugin';
import { ArrangePlugin } from './arrangePlugin';
import { replaceFunctions } from './builtInPlugin';
import type { CalculatorContext } from './calculatorContext';
import { chosenBranch } from './choicePlugin';
import { boundedCounting } from './countingPlugins';
import { EnginePlugin } from './enginePlugin';
import { FinancePlugin } from './financePlugin';
import { registryPlugin } from './functionPlugin';
import { HostFunctionPlugin } from './hostFunctions/hostFunctionPlugin';
import { LookupPlugin } from './lookupPlugin';
import { RoundingPlugin } from './roundingPlugin';
import { boundedSequence } from './sequencePlugin';
import { TextPlugin } from './textPlugin';
import { withoutHistory } from './withoutHistory';

/** Used when a host configures none; HyperFormula is then under the GPL. */
export const defaultLicenseKey = 'gpl-v3';

const options: Partial<ConfigParams> = {
  // The most HyperFormula's address arithmetic allows; the default of 40,000 rows throws above.
  maxRows: 1_048_576,
  maxColumns: 18_278,
  // Without it `SUMPRODUCT((A1:A3>1)*A1:A3)` is silently wrong.
  useArrayArithmetic: true,
  // Seven stars in a COUNTIF pattern hang HyperFormula 3.5.0's wildcards for 15 s.
  useWildcards: false,
  // A formula that reads a blank shows 0, as spreadsheets do.
  evaluateNullToZero: true,
  // Serial numbers as in Excel, its 29 February 1900 included.
  leapYear1900: true,
  nullDate: { year: 1899, month: 12, day: 31 },
  dateFormats: ['YYYY-MM-DD', 'YYYY/MM/DD', 'MM/DD/YYYY'],
  // Undo is ours.
  undoLimit: 0,
  precisionRounding: 14,
  functionArgSeparator: ',',
  arrayColumnSeparator: ',',
  arrayRowSeparator: ';',
  ignoreWhiteSpace: 'any',
  language: 'enGB',
  chooseAddressMappingPolicy: new AlwaysSparse(),
};

// Those after the first three take the place of functions that HyperFormula computes otherwise than Excel; which and why is
// in `formulas/EXCEL.md`.
const plugins = [
  registryPlugin,
  EnginePlugin,
  HostFunctionPlugin,
  LookupPlugin,
  ConditionalPlugin,
  ArrangePlugin,
  FinancePlugin,
  RoundingPlugin,
  TextPlugin,
];
for (const plugin of plugins) {
  const names = Object.keys(plugin.implementedFunctions);
  HyperFormula.registerFunctionPlugin(plugin, {
    enGB: Object.fromEntries(names.map((name) => [name, name])),
  });
}
for (const replacement of [
  tableAggregation,
  ...tableOrder,
  ...tableLookup,
  tableSumProduct,
  boundedSequence,
  chosenBranch,
  ...boundedCounting,
]) {
  replaceFunctions(replacement);
}
const functionNames: ReadonlySet<string> = new Set(HyperFormula.getRegisteredFunctionNames('enGB'));
const internalPrefixes = ['ENGINE.', 'TABLE.'];

/** Whether formulas of users may call a function. Names in upper case. */
export function isKnownFunction(name: string): boolean {
  return functionNames.has(name) && !internalPrefixes.some((prefix) => name.startsWith(prefix));
}

/** An empty HyperFormula with our functions. O(30 ms): make few. */
export function createCalculator(licenseKey: string, context: CalculatorContext): HyperFormula {
  return withoutHistory(HyperFormula.buildEmpty({ ...options, licenseKey, context }));
}
