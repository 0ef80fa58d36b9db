import type { CellValue } from '../shared/value';
import { blockLength } from './columnBlock';
import { blockKindOf, cutIntoBlocks } from './columnBlocks';
import type { TableColumn, TableSheet } from './document';
import { newSheetId, type ColumnId } from './ids';
import { isFormula } from './lookup';

/**
 * A table whose calculated column has the formula of another's, over other values of what it reads in its row: what comes out
 * for made-up rows. `null` when the column is not calculated. What the formula reads elsewhere is as it is.
 */
export function scratchTable(
  table: TableSheet,
  calculatedId: ColumnId,
  inputIds: readonly ColumnId[],
  rows: readonly (readonly CellValue[])[],
): TableSheet | null {
  const calculated = table.columns.find(({ id }) => id === calculatedId);
  if (!calculated || !isFormula(calculated.formula)) return null;
  const inputs = inputIds.flatMap((id) => table.columns.find((column) => column.id === id) ?? []);
  if (inputs.length !== inputIds.length) return null;
  const values = inputs.map((column, index): TableColumn => ({
    id: column.id,
    name: column.name,
    type: column.type,
    formula: null,
    blocks: cutIntoBlocks(
      blockKindOf(column.type),
      rows.map((row) => row[index] ?? null),
    ),
  }));
  // A row of its own table named in full is a row of the scratch table.
  const formula = calculated.formula.replaceAll(`${table.id}[@`, '[@');
  return {
    kind: 'table',
    id: newSheetId(),
    name: table.id,
    rows: [[1, rows.length]],
    nextRowId: rows.length + 1,
    blockLengths: Array.from({ length: Math.ceil(rows.length / blockLength) }, (_, index) =>
      Math.min(blockLength, rows.length - index * blockLength),
    ),
    columns: [
      ...values,
      { id: calculated.id, name: calculated.name, type: calculated.type, formula, blocks: [] },
    ],
  };
}
