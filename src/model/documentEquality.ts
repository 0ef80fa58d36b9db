import { blockValue } from './columnBlocks';
import type { ColumnBlock } from './columnBlock';
import type { WorkbookDocument } from './document';

/**
 * A document as plain JSON in which two documents that mean the same read the same: block boundaries, dictionaries
 * and chunk order are storage details and are left out. For laws, golden files and the workbook file's round trip.
 */
export function canonicalDocument(document: WorkbookDocument): unknown {
  return {
    ...document,
    sheets: document.sheets.map((sheet) => {
      const comments = sheet.comments ? { comments: sorted(sheet.comments) } : {};
      if (sheet.kind === 'grid') {
        const cells = Object.assign({}, ...Object.values(sheet.chunks)) as object;
        const { nextRowId: _rows, nextColumnId: _columns, chunks: _chunks, ...rest } = sheet;
        return { ...rest, ...comments, cells: sorted(cells) };
      }
      const { nextRowId: _rows, blockLengths: _lengths, ...rest } = sheet;
      return {
        ...rest,
        ...comments,
        columns: sheet.columns.map(({ blocks, ...column }) => ({
          ...column,
          values: canonicalValues(blocks),
        })),
      };
    }),
  };
}

const sorted = (record: object): object =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

export function canonicalValues(blocks: readonly ColumnBlock[]): unknown[] {
  const values: unknown[] = [];
  for (const block of blocks) for (let i = 0; i < block.length; i++) values.push(blockValue(block, i));
  return values;
}

export function sameDocument(a: WorkbookDocument, b: WorkbookDocument): boolean {
  return JSON.stringify(canonicalDocument(a)) === JSON.stringify(canonicalDocument(b));
}
