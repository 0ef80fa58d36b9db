import { assert } from '../../shared/assert';
import type { Step } from '../applyOperations';
import { positionRanges, sliceAxis, joinAxes, type PositionRange } from '../axis';
import type { ColumnBlock } from '../columnBlock';
import { BlockBuilder, blockKindOf, sliceBlock } from '../columnBlocks';
import type { ChangeCollector } from '../changes';
import type { WorkbookDocument } from '../document';
import { columnOf, tableSheet } from '../lookup';
import type { OperationOf } from '../operation';
import { replaceColumn } from './columns';
import { replaceSheet } from './sheets';

/** Sets values of one column; copies the blocks that are touched and no others. */
export function setCells(
  document: WorkbookDocument,
  { sheetId, columnId, rows, values }: OperationOf<'setCells'>,
  changes: ChangeCollector,
): Step {
  const table = tableSheet(document, sheetId);
  const column = columnOf(table, columnId);
  assert(column.formula === null, `${column.name} is calculated`);
  const ranges = positionRanges(table.rows, rows);
  const blocks = [...column.blocks];
  const builders = new Map<number, BlockBuilder>();
  const kind = blockKindOf(column.type);
  const present = ranges.reduce((sum, range) => sum + range.to - range.from, 0);
  const old = new BlockBuilder(kind, present);
  let oldOffset = 0;

  for (const range of ranges) {
    for (const part of partsInBlocks(table.blockLengths, range)) {
      const block = column.blocks[part.block] as ColumnBlock;
      old.setBlock(oldOffset, sliceBlock(block, part.from, part.to));
      oldOffset += part.to - part.from;
      const given = sliceBlock(values, part.offset, part.offset + part.to - part.from);
      if (part.from === 0 && part.to === block.length && given.kind === kind && !builders.has(part.block)) {
        blocks[part.block] = given;
        continue;
      }
      let builder = builders.get(part.block);
      if (!builder) {
        builder = new BlockBuilder(kind, block.length);
        builder.setBlock(0, blocks[part.block] as ColumnBlock);
        builders.set(part.block, builder);
      }
      builder.setBlock(part.from, given);
    }
    changes.addTableCells(sheetId, columnId, [range.from, range.to]);
  }
  for (const [index, builder] of builders) blocks[index] = builder.finish();

  const presentRows = joinAxes(...ranges.map((range) => sliceAxis(table.rows, range.from, range.to)));
  return {
    document: replaceSheet(document, replaceColumn(table, { ...column, blocks })),
    inverse: [{ kind: 'setCells', sheetId, columnId, rows: presentRows, values: old.finish() }],
  };
}

interface BlockPart {
  readonly block: number;
  readonly from: number;
  readonly to: number;
  /** Where the part begins in the values given. */
  readonly offset: number;
}

function* partsInBlocks(blockLengths: readonly number[], range: PositionRange): Generator<BlockPart> {
  let start = 0;
  for (let block = 0; block < blockLengths.length; block++) {
    const length = blockLengths[block] as number;
    const from = Math.max(range.from - start, 0);
    const to = Math.min(range.to - start, length);
    if (from < to) yield { block, from, to, offset: range.offset + start + from - range.from };
    start += length;
    if (start >= range.to) return;
  }
}
