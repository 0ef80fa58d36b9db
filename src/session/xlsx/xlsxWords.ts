import type { XlsxWords } from '../../io/xlsx/writeXlsxWorkbook';
import { text } from '../../i18n/texts';
import type { Locale } from '../../shared/localText';

export const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the sheets that an export adds say. */
export function xlsxWords(locale: Locale): XlsxWords {
  return {
    about: text(locale, 'file_aboutSheet'),
    madeWith: text(locale, 'file_aboutMadeWith'),
    parameters: text(locale, 'file_parameterSheet'),
    lists: text(locale, 'file_listSheet'),
    name: text(locale, 'file_parameterName'),
    value: text(locale, 'file_parameterValue'),
    unit: text(locale, 'file_parameterUnit'),
    least: text(locale, 'file_parameterLeast'),
    most: text(locale, 'file_parameterMost'),
    step: text(locale, 'file_parameterStep'),
    choices: text(locale, 'file_parameterChoices'),
    asValues: text(locale, 'file_aboutAsValues'),
    noneAsValues: text(locale, 'file_aboutNoneAsValues'),
    functionsAsNames: text(locale, 'file_aboutFunctions'),
    chartsLeftOut: text(locale, 'file_aboutCharts'),
    rulesLeftOut: text(locale, 'file_aboutRules'),
  };
}
