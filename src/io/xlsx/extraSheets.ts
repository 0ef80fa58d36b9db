import type { Cell, WriteSheet } from 'hucre/xlsx';
import type { Parameter, WorkbookDocument } from '../../model/document';
import type { XlsxWords } from './writeXlsxWorkbook';

/** The parameters with their values, which names of the file lead to. */
export function parameterSheet(
  parameters: readonly Parameter[],
  locale: WorkbookDocument['locale'],
  words: XlsxWords,
): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const heading = { font: { name: 'Calibri', size: 11, bold: true } };
  [words.name, words.value, words.unit, 'Min', 'Max'].forEach((value, column) =>
    cells.set(`0,${column}`, { value, style: heading }),
  );
  parameters.forEach(({ label, value, unit, kind, min, max }, index) => {
    const row = index + 1;
    const numFmt = kind === 'percent' ? '0.0%' : kind === 'currency' ? '"¤"#,##0.00' : undefined;
    cells.set(`${row},0`, { value: label[locale] });
    cells.set(`${row},1`, { value, ...(numFmt ? { style: { numFmt } } : {}) });
    if (unit) cells.set(`${row},2`, { value: unit[locale] });
    if (min !== undefined) cells.set(`${row},3`, { value: min });
    if (max !== undefined) cells.set(`${row},4`, { value: max });
  });
  return { name: words.parameters, cells, columns: [{ width: 32 }, { width: 16 }, { width: 16 }] };
}

/** What the file holds, and what of the workbook it does not. */
export interface AboutFile {
  readonly asValues: readonly KeptAsValue[];
  readonly lambdas: readonly string[];
  readonly chartsLeftOut: readonly string[];
  /** By sheet. */
  readonly rulesLeftOut: readonly (readonly [sheet: string, rules: number])[];
}
/** A formula that Excel cannot compute: its value stands in its place. */
export interface KeptAsValue {
  readonly place: string;
  readonly formula: string;
}

export function aboutSheet(
  { asValues, lambdas, chartsLeftOut, rulesLeftOut }: AboutFile,
  words: XlsxWords,
): WriteSheet {
  const lines: (readonly (string | number)[])[] = [
    [words.madeWith],
    [],
    ...(lambdas.length > 0 ? [[words.functionsAsNames], [lambdas.join(', ')], []] : []),
    ...(chartsLeftOut.length > 0
      ? [[words.chartsLeftOut], ...chartsLeftOut.map((title) => [title]), []]
      : []),
    ...(rulesLeftOut.length > 0
      ? [[words.rulesLeftOut], ...rulesLeftOut.map(([sheet, rules]) => [sheet, rules]), []]
      : []),
    [asValues.length === 0 ? words.noneAsValues : words.asValues],
    ...asValues.map(({ place, formula }) => [place, formula]),
  ];
  const cells = new Map<string, Partial<Cell>>();
  lines.forEach((line, row) => line.forEach((value, column) => cells.set(`${row},${column}`, { value })));
  return { name: words.about, cells, columns: [{ width: 40 }, { width: 80 }] };
}
