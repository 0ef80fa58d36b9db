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
  /** Names that may become named ranges: they stand for a reference or a formula everywhere in the file. */
  readonly references: readonly NamedReference[];
  /**
   * The name itself of a parameter and of a named range, or what stands in place of the name; `undefined` when the file has
   * no such name.
   */
  textOf(name: string, sheet: string, isRange: (name: string) => boolean): string | null | undefined;
}
export interface NamedReference {
  readonly name: string;
  /** As the file has it. */
  readonly refersTo: string;
}

/**
 * Names of the file in a workbook, where none is limited to a sheet:
 *
 *     a constant, or the only cell that holds one    a parameter; the cell shows it
 *     another reference, known everywhere            a named range (`readNamedRanges.ts`)
 *     any other reference or formula                 written out where the name is used
 *     what moves with the cell, or is gone           means nothing: such formulas keep their values
 *
 * In files of ours parameters have a sheet of their own: any other cell with a name is a named range there.
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
  const isOurs = (workbook.namedRanges ?? []).some(({ name }) => name === aboutMark);
  const parameters: Parameter[] = [];
  const references: NamedReference[] = [];
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
        ? (constantParameter(name, refersTo) ??
          (isOurs && !isOnSheet(refersTo, parameterSheet)
            ? null
            : cellParameter(name, refersTo, plans, byCell)))
        : null;
    if (parameter && !parameters.some((other) => key(other.name) === key(name))) {
      parameters.push(withBounds(parameter, refersTo, parameterSheet, plans));
      texts.set(placeKey(name, undefined), parameter.name);
      continue;
    }
    const text = inlineText(refersTo);
    if (text === null) notes.add('names', name);
    texts.set(placeKey(name, scope), text);
    if (text !== null && scope === undefined && isFormulaName(name) && !tables.has(key(name)))
      references.push({ name, refersTo });
  }
  return {
    parameters,
    references,
    parameterOf: (sheet, row, column) => byCell.get(cellKey(sheet, row, column)),
    textOf(name, sheet, isRange) {
      const local = texts.get(placeKey(name, sheet));
      if (local !== undefined) return local;
      if (isRange(name)) return name;
      const everywhere = texts.get(placeKey(name, undefined));
      const parameter = parameters.find((candidate) => key(candidate.name) === key(name));
      return parameter && everywhere === parameter.name ? name : everywhere;
    },
  };
}

const placeKey = (name: string, sheet: string | undefined): string => `${key(name)}\n${key(sheet ?? '')}`;
const cellKey = (sheet: string, row: number, column: number): string => `${key(sheet)}\n${row}\n${column}`;

const isOnSheet = (refersTo: string, sheet: string | undefined): boolean =>
  sheet !== undefined && key(singleCellOf(refersTo)?.sheet ?? '') === key(sheet);

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
