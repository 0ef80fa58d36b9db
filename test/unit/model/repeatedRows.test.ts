import { describe, expect, it } from 'vitest';
import type { BlockKind, ColumnBlock } from '../../../src/model/columnBlock';
import { blockFromValues, cutIntoBlocks } from '../../../src/model/columnBlocks';
import { repeatedRows } from '../../../src/model/repeatedRows';
import { cellError, isCellError, type CellValue } from '../../../src/shared/value';
import { diceOf, firstSeed } from '../../support/testSize';

function found(columns: readonly (readonly ColumnBlock[])[], rowCount: number): number[] {
  const steps = repeatedRows(columns, rowCount);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

const inColumn = (values: readonly CellValue[], kind: BlockKind = 'text'): number[] =>
  found([cutIntoBlocks(kind, values)], values.length);

describe('rows that repeat an earlier one', () => {
  it.each<[string, CellValue, CellValue, boolean]>([
    ['texts that differ in case', 'Ada', 'ADA', true],
    ['texts that differ in case, with accents', 'É', 'é', true],
    ['texts that differ in accents', 'e', 'é', false],
    ['texts that differ in spaces', 'Ada', 'Ada ', false],
    ['a number and its digits', 1, '1', false],
    ['zero and minus zero', 0, -0, true],
    ['numbers that look the same when they are rounded', 0.1, 0.1000001, false],
    ['yes and the text TRUE', true, 'TRUE', false],
    ['yes and 1', true, 1, false],
    ['yes and yes', true, true, true],
    ['blanks', null, null, true],
    ['a blank and an empty text', null, '', true],
    ['a blank and 0', null, 0, false],
    ['a blank and no', null, false, false],
    ['errors of one code', cellError('NA', 'one'), cellError('NA', 'two'), true],
    ['errors of two codes', cellError('NA'), cellError('NUM'), false],
    ['an error and its text', cellError('NA'), '#N/A', false],
    ['an error and the text of its code', cellError('NA'), 'NA', false],
  ])('%s: %o, %o', (_, first, second, isSame) => {
    for (const kind of ['text', 'number', 'boolean'] as const)
      expect(inColumn([first, second], kind)).toEqual(isSame ? [1] : []);
  });

  it('are the same in all columns, and the first of each is none of them', () => {
    const names = cutIntoBlocks('text', ['a', 'b', 'A', 'a', 'b']);
    const amounts = cutIntoBlocks('number', [1, 2, 1, 2, 2]);
    expect(found([names], 5)).toEqual([2, 3, 4]);
    expect(found([amounts], 5)).toEqual([2, 3, 4]);
    expect(found([names, amounts], 5)).toEqual([2, 4]);
    expect(found([[]], 0)).toEqual([]);
  });

  it('are found across blocks, which say one after the other how far it is', () => {
    const blocks = [['a', 'b'], ['B'], ['c', 'A']].map((values) => blockFromValues('text', values));
    const steps = repeatedRows([blocks, blocks], 5);
    expect(Array.from({ length: 6 }, () => steps.next().value)).toEqual([2, 3, 5, 7, 8, 10]);
    expect(steps.next()).toEqual({ done: true, value: [2, 4] });
  });

  it('are those that a comparison of every two rows finds', () => {
    const pool: CellValue[] = [null, '', 'a', 'A', 'a ', 'b', '1', 1, 2, -0, 0, true, false, 'TRUE', 'NA'];
    pool.push(cellError('NA'), cellError('NUM'));
    for (let round = 0; round < 200; round++) {
      const seed = firstSeed + round;
      const dice = diceOf(seed);
      const rowCount = dice(30);
      const few = pool.filter(() => dice(2) === 0);
      const columns = Array.from({ length: 1 + dice(3) }, () =>
        Array.from({ length: rowCount }, () => few[dice(few.length)] ?? null),
      );
      const blocks = columns.map((values) => cutAnywhere(values, dice));
      expect(found(blocks, rowCount), `WORTHBOOK_SEED=${seed}`).toEqual(naively(columns, rowCount));
    }
  });
});

function cutAnywhere(values: readonly CellValue[], dice: (sides: number) => number): ColumnBlock[] {
  const kind = (['text', 'number', 'boolean'] as const)[dice(3)] as BlockKind;
  const blocks: ColumnBlock[] = [];
  for (let from = 0; from < values.length;) {
    const to = from + 1 + dice(8);
    blocks.push(blockFromValues(kind, values.slice(from, to)));
    from = to;
  }
  return blocks;
}

function naively(columns: readonly (readonly CellValue[])[], rowCount: number): number[] {
  const isRepeated = (row: number): boolean =>
    Array.from({ length: row }, (_, earlier) => earlier).some((earlier) =>
      columns.every((values) => isSame(values[earlier] as CellValue, values[row] as CellValue)),
    );
  return Array.from({ length: rowCount }, (_, row) => row).filter(isRepeated);
}

function isSame(one: CellValue, other: CellValue): boolean {
  if (isCellError(one) || isCellError(other))
    return isCellError(one) && isCellError(other) && one.code === other.code;
  const [a, b] = [one === '' ? null : one, other === '' ? null : other];
  return typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b;
}
