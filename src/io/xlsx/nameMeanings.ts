import type { Parameter } from '../../model/document';
import { newParameterId } from '../../model/ids';
import { typeOfFormat } from '../../model/format/columnOfCells';
import type { OpenedXlsx } from './openXlsx';
import type { SheetPlan } from './placeSheets';
import { parameterBeside } from './parameterSheet';
import { key } from './xlsxFormula';
import { aboutMark, listsMark, parametersMark } from './fileMarks';
import { inlineText, isFormulaName, isReservedName, singleCellOf } from './xlsxNames';
import type { XlsxNotes } from './xlsxNotes';

/** What the defined names of a file became. */
export interface NameMeanings {
  readonly parameters: readonly Parameter[];
  /** The parameter that took the value of a cell: the cell shows it from now on. */
  parameterOf(sheet: string, row: number, column: number): Parameter | undefined;
  /** A parameter's name, or what stands in place of the name; `undefined` when the file has no such name. */
  textOf(name: string, sheet: string): string | null | undefined;
}

/**
 * Names of the file in a workbook that has none but parameters:
 *
 *     a constant, or the only cell that holds one    a parameter; the cell shows it
 *     any other reference or formula                 written out where the name is used
 *     what moves with the cell, or is gone           means nothing: such formulas keep their values
 */
export function nameMeanings(
  { workbook }: OpenedXlsx,
  plans: readonly SheetPlan[],
  notes: XlsxNotes,
  isKnownFunction: (name: string) => boolean,
): NameMeanings {
  const parameterSheet = singleCellOf(
    (workbook.namedRanges ?? []).find(({ name }) => name === parametersMark)?.range ?? '',
  )?.sheet;
  const parameters: Parameter[] = [];
  const byCell = new Map<string, Parameter>();
  const texts = new Map<string, string | null>();
  const tables = new Set(plans.flatMap(({ placed }) => placed.tables.map(({ name }) => key(name))));
  for (const { name, range, scope } of workbook.namedRanges ?? []) {
    if (isReservedName(name) || name === aboutMark || name === parametersMark || name === listsMark) continue;
    // Functions of ours went along as names: here they are functions again.
    if (/LAMBDA\(/i.test(range) && isKnownFunction(name.toUpperCase())) continue;
    const refersTo = range.replace(/^=/, '').trim();
    const parameter =
      scope === undefined && isFormulaName(name) && !tables.has(key(name))
        ? (constantParameter(name, refersTo) ?? cellParameter(name, refersTo, plans, byCell))
        : null;
    if (parameter && !parameters.some((other) => key(other.name) === key(name))) {
      parameters.push(withBounds(parameter, refersTo, parameterSheet, plans));
      texts.set(placeKey(name, undefined), parameter.name);
      continue;
    }
    const text = inlineText(refersTo);
    if (text === null) notes.add('names', name);
    texts.set(placeKey(name, scope), text);
  }
  return {
    parameters,
    parameterOf: (sheet, row, column) => byCell.get(cellKey(sheet, row, column)),
    textOf(name, sheet) {
      const local = texts.get(placeKey(name, sheet));
      if (local !== undefined) return local;
      const everywhere = texts.get(placeKey(name, undefined));
      const parameter = parameters.find((candidate) => key(candidate.name) === key(name));
      return parameter && everywhere === parameter.name ? name : everywhere;
    },
  };
}

const placeKey = (name: string, sheet: string | undefined): string => `${key(name)}\n${key(sheet ?? '')}`;
const cellKey = (sheet: string, row: number, column: number): string => `${key(sheet)}\n${row}\n${column}`;

function constantParameter(name: string, refersTo: string): Parameter | null {
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(refersTo)) return parameterFor(name, Number(refersTo), undefined);
  if (/^(true|false)$/i.test(refersTo)) {
    return parameterFor(name, refersTo.toLowerCase() === 'true', undefined);
  }
  const text = /^"((?:[^"]|"")*)"$/.exec(refersTo)?.[1];
  return text === undefined ? null : parameterFor(name, text.replaceAll('""', '"'), undefined);
}

function cellParameter(
  name: string,
  refersTo: string,
  plans: readonly SheetPlan[],
  byCell: Map<string, Parameter>,
): Parameter | null {
  const at = singleCellOf(refersTo);
  const plan = at && plans.find(({ placed }) => key(placed.name) === key(at.sheet));
  if (!at || !plan?.grid || byCell.has(cellKey(at.sheet, at.row, at.column))) return null;
  const isInTable = plan.placed.tables.some(
    ({ top, bottom, left, right }) =>
      at.row >= top && at.row <= bottom && at.column >= left && at.column <= right,
  );
  const { value, formula, style } = plan.cells.at(at.row, at.column);
  if (isInTable || formula !== null || value === null || typeof value === 'object') return null;
  // A parameter has no way to show a day.
  if (typeOfFormat(style?.numFmt) === 'date') return null;
  const parameter = parameterFor(name, value, style?.numFmt);
  byCell.set(cellKey(at.sheet, at.row, at.column), parameter);
  return parameter;
}

/** An exported parameter keeps its words and bounds beside its value. */
function withBounds(
  parameter: Parameter,
  refersTo: string,
  sheet: string | undefined,
  plans: readonly SheetPlan[],
): Parameter {
  const at = singleCellOf(refersTo);
  const cells = plans.find(({ placed }) => sheet !== undefined && key(placed.name) === key(sheet))?.cells;
  if (!at || !cells || sheet === undefined || key(at.sheet) !== key(sheet)) return parameter;
  return parameterBeside(parameter, (column) => cells.at(at.row, column).value);
}

function parameterFor(
  name: string,
  value: number | string | boolean,
  numberFormat: string | undefined,
): Parameter {
  const format = typeOfFormat(numberFormat);
  const kind =
    typeof value === 'boolean'
      ? 'boolean'
      : typeof value === 'string'
        ? 'text'
        : format === 'percent' || format === 'currency'
          ? format
          : 'number';
  return { id: newParameterId(), name, label: { en: name, 'zh-CN': name }, kind, value };
}
