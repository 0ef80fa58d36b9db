import type { Cell, WriteSheet } from 'hucre/xlsx';
import type { XlsxWords } from './writeXlsxWorkbook';

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
