import { toCol } from '@borgar/fx';
import type { Cell, TableDefinition, WriteSheet } from 'hucre/xlsx';
import { lineIndexOf } from '../../model/axis';
import { parseCommentKey } from '../../model/cellComment';
import { blockValue } from '../../model/columnBlocks';
import type { TableSheet } from '../../model/document';
import { codeOfType } from '../../model/format/formatValue';
import { rowCount } from '../../model/lookup';
import { needsArray } from './arrayFormula';
import { charactersOf, commonParts, fileValue, nameInFile, type SheetContext } from './sheetContext';
import { writeXlsxStyle } from './writeStyle';

/** A table sheet: an Excel table with its header in the first row. */
export function writeTableSheet(sheet: TableSheet, context: SheetContext): WriteSheet {
  const name = nameInFile(sheet, context);
  const rows = rowCount(sheet);
  const cells = new Map<string, Partial<Cell>>();
  const formulas = new Map<string, string>();
  const arrayColumns = new Set<string>();
  for (const [column, definition] of sheet.columns.entries()) {
    cells.set(`0,${column}`, { value: definition.name });
    const formula = definition.formula === null ? null : context.writer.write(definition.formula, sheet);
    if (formula !== null) formulas.set(definition.name, formula);
    else if (definition.formula !== null) {
      context.keep(`${name}[${definition.name}]`, definition.formula, sheet);
    }
    // Tables hold no results that spill, but each of their cells may work on arrays.
    const isArray = formula !== null && needsArray(formula, context.writer.lambdas);
    if (isArray) arrayColumns.add(definition.name);
    let row = 0;
    for (const block of context.request.values.columnBlocks(sheet.id, definition.id)) {
      for (let i = 0; i < block.length; i++) {
        const value = blockValue(block, i);
        const sample = typeof value === 'number' ? value : 1;
        const style = writeXlsxStyle(
          definition.style,
          definition.numberFormat ?? codeOfType(sample, definition.type),
        );
        row++;
        if (value === null && formula === null && !style) continue;
        cells.set(`${row},${column}`, {
          value: fileValue(value),
          ...(formula === null ? {} : { formula, formulaResult: fileValue(value) }),
          ...(isArray ? { formulaType: 'array', formulaRef: `${toCol(column)}${row + 1}` } : {}),
          ...(style ? { style } : {}),
        });
      }
    }
  }
  for (const [key, { text, author }] of Object.entries(sheet.comments ?? {})) {
    const { rowId, columnId } = parseCommentKey(key);
    const row = lineIndexOf(sheet.rows, rowId);
    const column = sheet.columns.findIndex(({ id }) => id === columnId);
    if (row < 0 || column < 0) continue;
    const comment = { text, ...(author === undefined ? {} : { author }) };
    cells.set(`${row + 1},${column}`, { value: null, ...cells.get(`${row + 1},${column}`), comment });
  }
  const tableName = context.names.tableName(sheet.id);
  const range = `A1:${toCol(Math.max(sheet.columns.length - 1, 0))}${Math.max(rows, 1) + 1}`;
  const table: TableDefinition[] =
    sheet.columns.length === 0 || tableName === undefined
      ? []
      : [
          {
            name: tableName,
            displayName: tableName,
            range,
            columns: sheet.columns.map((column) => ({ name: column.name })),
          },
        ];
  if (tableName !== undefined && formulas.size > 0) {
    context.tablePatches.push({ table: tableName, formulas, arrayColumns });
  }
  return {
    name,
    cells,
    columns: sheet.columns.map(({ widthPx, hidden }) => ({
      ...(widthPx === undefined ? {} : { width: charactersOf(widthPx) }),
      ...(hidden ? { hidden: true } : {}),
    })),
    tables: table,
    ...commonParts(sheet, context, { rows: 1, columns: sheet.frozenColumns ?? 0 }),
  };
}
