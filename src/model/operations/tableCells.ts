import { assert } from '../../shared/assert';
import type { Step } from '../applyOperations';
import { positionRanges, sliceRanges, type PositionRange } from '../axis';
import { blockAt, startsOf } from '../blockPlaces';
import type { BlockKind, ColumnBlock } from '../columnBlock';
import { BlockBuilder, blockKindOf, sliceBlock } from '../columnBlocks';
import type { ChangeCollector } from '../changes';
import type { WorkbookDocument } from '../document';
import { columnOf, tableSheet } from '../lookup';
import type { Operation, OperationOf } from '../operation';
import { replaceColumn } from './columns';
import { replaceSheet } from './sheets';

/**
 * Sets values of one column; copies the blocks that are touched and no others. A block that is replaced as a whole is
 * shared in both directions: the document takes the given one, the inverse keeps the old one.
 */
export function setCells(
  document: WorkbookDocument,
  { sheetId, columnId, rows, values }: OperationOf<'setCells'>,
  changes: ChangeCollector,
): Step {
  const table = tableSheet(document, sheetId);
  const column = columnOf(table, columnId);
  assert(column.formula === null, `${column.name} is calculated`);
  const kind = blockKindOf(column.type);
  const ranges = positionRanges(table.rows, rows);
  const blocks = [...column.blocks];
  const inverse: Operation[] = [];
  for (const { index, start, parts } of touchedBlocks(table.blockLengths, ranges)) {
    const old = column.blocks[index] as ColumnBlock;
    const isWhole = parts.length === 1 && parts[0]?.from === 0 && parts[0].to === old.length;
    const from = parts[0]?.offset ?? 0;
    blocks[index] =
      isWhole && values.kind === kind
        ? sliceBlock(values, from, from + old.length)
        : withParts(kind, old, parts, values);
    const ascending = parts.toSorted((a, b) => a.from - b.from);
    inverse.push({
      kind: 'setCells',
      sheetId,
      columnId,
      rows: sliceRanges(
        table.rows,
        ascending.map(({ from, to }) => [start + from, start + to]),
      ),
      values: isWhole ? old : onlyParts(old, ascending),
    });
  }
  for (const { from, to } of ranges) changes.addTableCells(sheetId, columnId, [from, to]);
  return { document: replaceSheet(document, replaceColumn(table, { ...column, blocks })), inverse };
}

function withParts(
  kind: BlockKind,
  block: ColumnBlock,
  parts: readonly BlockPart[],
  values: ColumnBlock,
): ColumnBlock {
  const builder = new BlockBuilder(kind, block.length);
  builder.setBlock(0, block);
  for (const { from, to, offset } of parts) builder.setRows(from, values, offset, offset + to - from);
  return builder.finish();
}

/** The rows of the parts, one behind the other. */
function onlyParts(block: ColumnBlock, parts: readonly BlockPart[]): ColumnBlock {
  const builder = new BlockBuilder(
    block.kind,
    parts.reduce((sum, part) => sum + part.to - part.from, 0),
  );
  let offset = 0;
  for (const { from, to } of parts) {
    builder.setRows(offset, block, from, to);
    offset += to - from;
  }
  return builder.finish();
}

interface TouchedBlock {
  readonly index: number;
  /** Position of its first row in the table. */
  readonly start: number;
  readonly parts: BlockPart[];
}

interface BlockPart {
  readonly from: number;
  readonly to: number;
  /** Where the part begins in the values given. */
  readonly offset: number;
}

/** O(ranges x log blocks + blocks). */
function touchedBlocks(
  blockLengths: readonly number[],
  ranges: readonly PositionRange[],
): Iterable<TouchedBlock> {
  const starts = startsOf(blockLengths.map((length) => ({ length })));
  const touched = new Map<number, TouchedBlock>();
  for (const range of ranges) {
    for (let index = blockAt(starts, range.from); index < starts.length; index++) {
      const blockStart = starts[index] as number;
      if (blockStart >= range.to) break;
      const from = Math.max(range.from - blockStart, 0);
      const to = Math.min(range.to - blockStart, blockLengths[index] as number);
      const part = { from, to, offset: range.offset + blockStart + from - range.from };
      const known = touched.get(index);
      if (known) known.parts.push(part);
      else touched.set(index, { index, start: blockStart, parts: [part] });
    }
  }
  return touched.values();
}
