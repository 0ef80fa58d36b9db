import type { CellValue } from '../../shared/value';
import { axisLength, lineIdAt } from '../axis';
import { blockValue } from '../columnBlocks';
import type { WorkbookDocument } from '../document';
import { expandNames } from '../formula/expandNames';
import { parseCellReference } from '../formula/cellReference';
import { parseStructuredReference } from '../formula/structuredReference';
import type { ColumnId, SheetId } from '../ids';
import { findSheet } from '../lookup';
import type { ValueReader } from '../valueReader';

/** More values than this are no list to choose from. */
const mostValues = 10_000;

/**
 * The values that a formula in stored form stands for when it is nothing but a reference: a cell, a range, a column of a
 * table, a parameter. `null` for everything that takes an engine.
 */
export function referencedValues(
  formula: string,
  sheetId: SheetId,
  document: WorkbookDocument,
  values: ValueReader,
): readonly CellValue[] | null {
  const text = expandNames(formula, document).slice(1).trim();
  const parameter = document.parameters.find(({ id }) => id === text);
  if (parameter) return [parameter.value];
  const column = columnValues(text, document, values);
  if (column) return column;
  const reference = parseCellReference(text);
  const sheet = reference && findSheet(document, (reference.sheet ?? sheetId) as SheetId);
  if (!sheet) return null;
  const { top, bottom, left, right } = reference.range;
  const rows = axisLength(sheet.rows);
  const columns = sheet.kind === 'table' ? sheet.columns.length : axisLength(sheet.columns);
  const found: CellValue[] = [];
  for (let row = top ?? 0; row <= Math.min(bottom ?? Infinity, rows - 1); row++) {
    for (let index = left ?? 0; index <= Math.min(right ?? Infinity, columns - 1); index++) {
      if (found.length >= mostValues) return found;
      const columnId = sheet.kind === 'table' ? sheet.columns[index]?.id : undefined;
      if (sheet.kind === 'grid')
        found.push(values.gridValue(sheet.id, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, index)));
      else if (columnId) found.push(values.tableValue(sheet.id, columnId, row));
    }
  }
  return found;
}

function columnValues(
  text: string,
  document: WorkbookDocument,
  values: ValueReader,
): readonly CellValue[] | null {
  const reference = parseStructuredReference(text);
  if (!reference || reference.thisRow || reference.table === '' || reference.columns.length !== 1)
    return null;
  const sheetId = reference.table as SheetId;
  const columnId = reference.columns[0] as ColumnId;
  const table = findSheet(document, sheetId);
  if (table?.kind !== 'table' || !table.columns.some(({ id }) => id === columnId)) return null;
  return distinctOf(values.columnBlocks(sheetId, columnId)).values;
}

interface Distinct {
  readonly values: readonly CellValue[];
}
type Blocks = ReturnType<ValueReader['columnBlocks']>;
const known = new WeakMap<Blocks, Distinct>();

/** The different values of a column in the order of their first rows; worked out once for each version of its blocks. */
export function distinctOf(blocks: Blocks): Distinct {
  let distinct = known.get(blocks);
  if (!distinct) known.set(blocks, (distinct = { values: readDistinct(blocks) }));
  return distinct;
}

function readDistinct(blocks: Blocks): CellValue[] {
  const seen = new Set<CellValue>();
  for (const block of blocks) {
    if (block.kind === 'text') for (const text of block.dictionary) seen.add(text);
    else
      for (let row = 0; row < block.length && seen.size < mostValues; row++) seen.add(blockValue(block, row));
    for (const value of block.exceptions?.values ?? []) if (typeof value !== 'object') seen.add(value);
    if (seen.size >= mostValues) break;
  }
  return [...seen].filter((value) => value !== null && typeof value !== 'object' && value !== '');
}
