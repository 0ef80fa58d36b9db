import type { XlsxWords } from '../../src/io/xlsx/writeXlsxWorkbook';

/** What an exported file says in English. */
export const xlsxWords: XlsxWords = {
  about: 'About',
  madeWith: 'Made with Worthbook',
  parameters: 'Parameters',
  lists: 'Lists',
  name: 'Name',
  value: 'Value',
  unit: 'Unit',
  least: 'Least',
  most: 'Most',
  step: 'Step',
  choices: 'Choices',
  asValues: 'Kept as values:',
  noneAsValues: 'All formulas are live.',
  functionsAsNames: 'Functions defined as names:',
  chartsLeftOut: 'Charts that are not in the file:',
  rulesLeftOut: 'Rules that are not in the file:',
};
