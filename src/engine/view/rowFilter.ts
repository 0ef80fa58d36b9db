import { readBit } from '../../model/columnBlocks';
import type { ColumnBlock, NumberBlock } from '../../model/columnBlock';
import type { CellTest } from '../../model/filtering/cellTest';

/**
 * Takes away, from rows that are marked with 1, those whose value a test does not let through. Each different text of
 * a block is asked about once, blanks once, so the cost is one step a row. O(rows).
 */
export function keepPassing(shown: Uint8Array, blocks: readonly ColumnBlock[], test: CellTest): void {
  const blankPasses = test(null) ? 1 : 0;
  let start = 0;
  for (const block of blocks) {
    const passes = passingRows(block, test, blankPasses);
    const { exceptions } = block;
    exceptions?.values.forEach((value, index) => {
      passes[exceptions.at[index] as number] = test(value) ? 1 : 0;
    });
    for (let row = 0; row < block.length; row++) (shown[start + row] as number) &= passes[row] as number;
    start += block.length;
  }
  // Rows that a calculated column has no values for yet are blank.
  if (!blankPasses) shown.fill(0, start);
}

function passingRows(block: ColumnBlock, test: CellTest, blankPasses: number): Uint8Array {
  const passes = new Uint8Array(block.length).fill(blankPasses);
  switch (block.kind) {
    case 'number':
      passingNumbers(block, test, passes);
      break;
    case 'text': {
      const passesByCode = Uint8Array.from(block.dictionary, (text) => (test(text) ? 1 : 0));
      for (let row = 0; row < block.length; row++) {
        const code = block.codes[row] as number;
        if (code > 0) passes[row] = passesByCode[code - 1] as number;
      }
      break;
    }
    case 'boolean': {
      const [whenFalse, whenTrue] = [test(false) ? 1 : 0, test(true) ? 1 : 0];
      for (let row = 0; row < block.length; row++) {
        if (readBit(block.valid, row)) passes[row] = readBit(block.bits, row) ? whenTrue : whenFalse;
      }
      break;
    }
  }
  return passes;
}

function passingNumbers({ values, valid, length }: NumberBlock, test: CellTest, passes: Uint8Array): void {
  for (let row = 0; row < length; row++) {
    if (readBit(valid, row)) passes[row] = test(values[row] as number) ? 1 : 0;
  }
}
