import { blockLength } from '../../src/model/columnBlock';
import { blockKindOf, cutIntoBlocks } from '../../src/model/columnBlocks';
import type { ColumnType, TableColumn, TableSheet } from '../../src/model/document';
import { newColumnId } from '../../src/model/ids';
import { newTableSheet } from '../../src/model/newWorkbook';
import type { Locale, LocalText } from '../../src/shared/localText';
import type { CellValue } from '../../src/shared/value';

/** A column of a sample table, in both languages. */
export interface SampleColumn {
  readonly name: LocalText;
  readonly type: ColumnType;
  readonly role?: string;
  readonly values: readonly (CellValue | LocalText)[];
}

/** A table of a workbook from sample columns of one length. */
export function sampleTable(name: LocalText, columns: readonly SampleColumn[], locale: Locale): TableSheet {
  const rowCount = columns[0]?.values.length ?? 0;
  const blockLengths: number[] = [];
  for (let rest = rowCount; rest > 0; rest -= blockLength) blockLengths.push(Math.min(rest, blockLength));
  return {
    ...newTableSheet(name[locale]),
    rows: rowCount > 0 ? [[1, rowCount]] : [],
    nextRowId: rowCount + 1,
    blockLengths,
    columns: columns.map(({ name: header, type, role, values }): TableColumn => ({
      id: newColumnId(),
      name: header[locale],
      type,
      ...(role === undefined ? {} : { role }),
      formula: null,
      blocks: cutIntoBlocks(
        blockKindOf(type),
        values.map((value) => (isLocal(value) ? value[locale] || null : value)),
      ),
    })),
  };
}

const isLocal = (value: CellValue | LocalText): value is LocalText =>
  typeof value === 'object' && value !== null && 'zh-CN' in value;
