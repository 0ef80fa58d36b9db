import { toCol } from '@borgar/fx';
import type { Cell, DataValidation, WriteSheet } from 'hucre/xlsx';
import type { Parameter, WorkbookDocument } from '../../model/document';
import type { CellValue } from '../../shared/value';
import type { XlsxWords } from './writeXlsxWorkbook';

/** Columns of the sheet, counted from 0; the choices of a parameter stand in as many as there are, from `choices` on. */
const places = { name: 0, value: 1, unit: 2, min: 3, max: 4, step: 5, choices: 6 } as const;

/** The parameters with their values, which names of the file lead to, and what may be entered for each. */
export function parameterSheet(
  parameters: readonly Parameter[],
  locale: WorkbookDocument['locale'],
  words: XlsxWords,
): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const heading = { font: { name: 'Calibri', size: 11, bold: true } };
  const { name, value, unit, least, most, step, choices } = words;
  [name, value, unit, least, most, step, choices].forEach((text, column) =>
    cells.set(`0,${column}`, { value: text, style: heading }),
  );
  parameters.forEach((parameter, index) => {
    const row = index + 1;
    const set = (column: number, written: number | string | boolean | undefined): void => {
      if (written !== undefined) cells.set(`${row},${column}`, { value: written });
    };
    const { kind } = parameter;
    const numFmt = kind === 'percent' ? '0.0%' : kind === 'currency' ? '"¤"#,##0.00' : undefined;
    set(places.name, parameter.label[locale]);
    cells.set(`${row},${places.value}`, { value: parameter.value, ...(numFmt ? { style: { numFmt } } : {}) });
    set(places.unit, parameter.unit?.[locale]);
    set(places.min, parameter.min);
    set(places.max, parameter.max);
    set(places.step, parameter.step);
    parameter.choices?.forEach((choice, at) => set(places.choices + at, choice));
  });
  const dataValidations = parameters.flatMap((parameter, index) => validationOf(parameter, index + 2) ?? []);
  return {
    name: words.parameters,
    cells,
    columns: [{ width: 32 }, { width: 16 }, { width: 16 }],
    ...(dataValidations.length > 0 ? { dataValidations } : {}),
  };
}

/** `row` as people count. */
function validationOf({ kind, min, max, choices }: Parameter, row: number): DataValidation | null {
  const range = `${toCol(places.value)}${row}`;
  const cell = (column: number): string => `$${toCol(column)}$${row}`;
  if (kind === 'choice' && choices && choices.length > 0) {
    const formula1 = `${cell(places.choices)}:${cell(places.choices + choices.length - 1)}`;
    return { type: 'list', formula1, range };
  }
  if (min !== undefined && max !== undefined) {
    return {
      type: 'decimal',
      operator: 'between',
      formula1: cell(places.min),
      formula2: cell(places.max),
      range,
    };
  }
  if (min !== undefined)
    return { type: 'decimal', operator: 'greaterThanOrEqual', formula1: cell(places.min), range };
  if (max !== undefined)
    return { type: 'decimal', operator: 'lessThanOrEqual', formula1: cell(places.max), range };
  return null;
}

/** What stands beside the value of a parameter that comes back; `at` reads the cells of its row. */
export function parameterBeside(parameter: Parameter, at: (column: number) => CellValue): Parameter {
  const label = at(places.name);
  const unit = at(places.unit);
  const [min, max, step] = [at(places.min), at(places.max), at(places.step)];
  const choices: string[] = [];
  for (let column: number = places.choices; ; column++) {
    const choice = at(column);
    if (choice === null || choice === '' || typeof choice === 'object') break;
    choices.push(String(choice));
  }
  return {
    ...parameter,
    ...(choices.length > 0 ? { kind: 'choice' as const, value: String(parameter.value), choices } : {}),
    ...(typeof label === 'string' ? { label: { en: label, 'zh-CN': label } } : {}),
    ...(typeof unit === 'string' ? { unit: { en: unit, 'zh-CN': unit } } : {}),
    ...(typeof min === 'number' ? { min } : {}),
    ...(typeof max === 'number' ? { max } : {}),
    ...(typeof step === 'number' ? { step } : {}),
  };
}
