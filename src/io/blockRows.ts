import { blockAt, startsOf } from '../model/blockPlaces';
import { blockLength, type BlockKind, type ColumnBlock } from '../model/columnBlock';
import { BlockBuilder, blockValue } from '../model/columnBlocks';
import type { CellValue } from '../shared/value';

/** Every value of a column, row after row. */
export function forEachValue(
  blocks: readonly ColumnBlock[],
  visit: (value: CellValue, rowIndex: number) => void,
): void {
  let row = 0;
  for (const block of blocks) for (let i = 0; i < block.length; i++) visit(blockValue(block, i), row++);
}

/** The given rows of a column, in blocks of their own. */
export function pickRows(
  blocks: readonly ColumnBlock[],
  rows: readonly number[],
  kind: BlockKind,
): ColumnBlock[] {
  const starts = startsOf(blocks);
  const picked: ColumnBlock[] = [];
  for (let from = 0; from < rows.length; from += blockLength) {
    const wanted = rows.slice(from, from + blockLength);
    const builder = new BlockBuilder(kind, wanted.length);
    for (const [offset, row] of wanted.entries()) {
      const index = blockAt(starts, row);
      const at = row - (starts[index] as number);
      builder.setRows(offset, blocks[index] as ColumnBlock, at, at + 1);
    }
    picked.push(builder.finish());
  }
  return picked;
}
