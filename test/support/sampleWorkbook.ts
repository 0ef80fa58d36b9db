import type { CellValue } from '../../src/shared/value';
import { blockKindOf, cutIntoBlocks } from '../../src/model/columnBlocks';
import { blockLength } from '../../src/model/columnBlock';
import type { ColumnType, TableColumn, TableSheet, WorkbookDocument } from '../../src/model/document';
import { newColumnId, type ColumnId } from '../../src/model/ids';
import { newTableSheet, newWorkbook } from '../../src/model/newWorkbook';

export interface SampleColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly CellValue[];
  readonly role?: string;
}

export function sampleColumn({ name, type, values, role }: SampleColumn): TableColumn {
  return {
    id: newColumnId(),
    name,
    type,
    ...(role === undefined ? {} : { role }),
    formula: null,
    blocks: cutIntoBlocks(blockKindOf(type), values),
  };
}

/** A table of value columns, which must be of one length. */
export function sampleTable(name: string, columns: readonly SampleColumn[]): TableSheet {
  const count = columns[0]?.values.length ?? 0;
  const blockLengths: number[] = [];
  for (let from = 0; from < count; from += blockLength)
    blockLengths.push(Math.min(blockLength, count - from));
  return {
    ...newTableSheet(name),
    rows: count > 0 ? [[1, count]] : [],
    nextRowId: count + 1,
    blockLengths,
    columns: columns.map(sampleColumn),
  };
}

/** `Sheet1` and a table of three customers. */
export function sampleWorkbook(): {
  document: WorkbookDocument;
  table: TableSheet;
  column: (name: string) => ColumnId;
} {
  const table = sampleTable('Customers', [
    { name: 'Name', type: 'text', values: ['Ada', 'Bob', 'Cyd'], role: 'name' },
    { name: 'Annual revenue', type: 'number', values: [100, 200, null], role: 'revenue' },
    { name: 'Active', type: 'boolean', values: [true, false, null] },
  ]);
  const empty = newWorkbook();
  return {
    document: { ...empty, sheets: [...empty.sheets, table] },
    table,
    column: (name) => {
      const found = table.columns.find((column) => column.name === name);
      if (!found) throw new Error(`no column ${name}`);
      return found.id;
    },
  };
}

/** Customers with the values 1, 2, 3, ... */
export function longWorkbook(rows: number): WorkbookDocument {
  const values = Array.from({ length: rows }, (_, row) => row + 1);
  const column: SampleColumn = { name: 'Value', type: 'number', values };
  const document = newWorkbook();
  return { ...document, sheets: [...document.sheets, sampleTable('Customers', [column])] };
}
