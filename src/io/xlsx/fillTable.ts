import type { ColumnBlock } from '../../model/columnBlock';
import { blockKindOf, blockValue, cutIntoBlocks } from '../../model/columnBlocks';
import type { ColumnType, TableColumn, TableSheet } from '../../model/document';
import { codeOfType } from '../../model/format/formatValue';
import { findFieldRole } from '../../model/fieldRoles';
import type { CellValue } from '../../shared/value';
import { guessRoles } from '../columnGuess';
import { blockLengthsOf } from '../importTable';
import { columnLine, frozenColumns, hiddenRows, usualLook } from './columnLook';
import { typeOfColumn, typeOfFormat } from '../../model/format/columnOfCells';
import type { SheetPlan } from './placeSheets';
import type { GridFilling } from './fillGrid';
import { lostComments, tableComments } from './readComments';
import { readXlsxFormula, type FormulaReading, type PlacedTable } from './xlsxFormula';

/** The rows and columns of a table of the file. */
export function fillTable(
  plan: SheetPlan,
  placed: PlacedTable,
  filling: Omit<GridFilling, 'names'>,
): TableSheet {
  const { reading, notes, rules, themeColors } = filling;
  const rows = placed.bottom - placed.top;
  const columns = placed.table.columns.map((column, index) => {
    const at = placed.left + index;
    const cells = Array.from({ length: rows }, (_, row) => plan.cells.at(placed.top + 1 + row, at));
    const values = cells.map(({ value }): CellValue => (value === '' ? null : value));
    const formats = cells.map(({ style }) => style?.numFmt);
    const usual = usualFormat(formats);
    const type = typeOfColumn(values, usual ?? alikeFormat(formats));
    // What the type shows by itself needs no format of its own.
    const isOwn = formats.every(
      (format, row) => format === undefined || format === typeFormat(values[row], type),
    );
    const numberFormat = isOwn ? undefined : usual;
    const read: TableColumn = {
      ...column,
      type,
      ...(numberFormat === undefined ? {} : { numberFormat }),
      ...columnLine(plan, placed, at),
      ...usualLook(cells, themeColors),
      ...rules.column(column.id),
    };
    const formulas = cells.map(({ formula }) => formula);
    if (formulas.every((formula) => formula === null)) return valueColumn(read, values);
    const formula = columnFormula(formulas, plan, placed, reading);
    if (formula === null) {
      notes.add('mixedColumns', `${placed.name}[${column.name}]`);
      return valueColumn(read, values);
    }
    return { ...read, formula, blocks: [] };
  });
  const lost = lostComments(plan, placed);
  if (lost > 0) notes.add('comments', plan.source.name, lost);
  const shownAgain = hiddenRows(plan, placed);
  if (shownAgain > 0) notes.add('hiddenLines', plan.source.name, shownAgain);
  return {
    ...placed.table,
    blockLengths: blockLengthsOf(rows),
    columns: withRoles(columns),
    ...frozenColumns(plan, placed),
    ...tableComments(plan, placed),
    ...rules.table(placed),
  };
}

const valueColumn = (column: TableColumn, values: readonly CellValue[]): TableColumn => ({
  ...column,
  blocks: cutIntoBlocks(blockKindOf(column.type), values),
});

/** The one formula that all rows have; `null` when they differ, or when it means nothing here. */
function columnFormula(
  formulas: readonly (string | null)[],
  plan: SheetPlan,
  placed: PlacedTable,
  reading: FormulaReading,
): string | null {
  let common: string | null = null;
  let lastText: string | null = null;
  for (const [index, text] of formulas.entries()) {
    if (text === null) return null;
    // A structured formula is the same text in each row.
    if (text === lastText && !/\d/.test(text)) continue;
    const place = { sheet: plan.source.name, row: placed.top + 1 + index, inTable: placed };
    const stored = readXlsxFormula(text, place, reading);
    if (stored === null || (common !== null && stored !== common)) return null;
    common = stored;
    lastText = text;
  }
  return common;
}

/** The format of most cells that have one, where most have one. */
function usualFormat(formats: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const format of formats) {
    if (format && format.toLowerCase() !== 'general') counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && best[1] * 2 > formats.length ? best[0].slice(0, 255) : undefined;
}

const typeFormat = (value: CellValue | undefined, type: ColumnType): string | undefined =>
  codeOfType(typeof value === 'number' ? value : 1, type);

/** One of several formats that all say the same of their numbers, such as days with and without a time. */
function alikeFormat(formats: readonly (string | undefined)[]): string | undefined {
  const [first, ...others] = [...new Set(formats.filter((format) => format !== undefined))];
  const type = typeOfFormat(first);
  const isAlike = type !== null && others.every((format) => typeOfFormat(format) === type);
  return isAlike && formats.filter(Boolean).length * 2 > formats.length ? first : undefined;
}

/** The fields the columns play, so that templates find them. */
function withRoles(columns: readonly TableColumn[]): readonly TableColumn[] {
  const { roles } = guessRoles(
    columns.map(({ name, type, blocks }) => ({ name, type, samples: textsOf(blocks[0]) })),
  );
  return columns.map((column, index) => {
    const role = roles[index]?.role;
    return role && findFieldRole(role) ? { ...column, role } : column;
  });
}

/** Texts among the first values of a column. */
function textsOf(block: ColumnBlock | undefined): string[] {
  if (!block) return [];
  const values = Array.from({ length: Math.min(block.length, mostSamples) }, (_, i) => blockValue(block, i));
  return values.filter((value) => typeof value === 'string');
}

const mostSamples = 200;
