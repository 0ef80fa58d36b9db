import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StatisticsCache } from '../../../../src/engine/plan/columnStatistics';
import type { ColumnIndex } from '../../../../src/engine/plan/columnIndex';
import { none, several } from '../../../../src/engine/plan/numberTable';
import type { RowRanges, RowScope } from '../../../../src/engine/rowRanges';
import { TableStore } from '../../../../src/engine/tableStore';
import { blockFromValues } from '../../../../src/model/columnBlocks';
import { newColumnId, newSheetId } from '../../../../src/model/ids';
import { cellError, type CellValue } from '../../../../src/shared/value';
import { plainArithmetic } from '../../../support/plainArithmetic';

const blockSize = 16;

/** A column of a table of blocks of 16 rows, with its statistics. */
class Column {
  readonly #store = new TableStore();
  readonly #cache = new StatisticsCache(this.#store);
  readonly #sheetId = newSheetId();
  readonly #columnId = newColumnId();
  #values: CellValue[];

  constructor(values: readonly CellValue[]) {
    this.#values = [...values];
    this.#put('all');
  }

  get index(): ColumnIndex {
    return this.#cache.of(this.#sheetId, this.#columnId).index;
  }

  set(row: number, value: CellValue): void {
    this.#values[row] = value;
    this.#put([[row, row + 1]]);
  }

  setAll(values: readonly CellValue[]): void {
    this.#values = [...values];
    this.#put([[0, values.length]]);
  }

  reshape(values: readonly CellValue[], inserted: RowRanges): void {
    this.#values = [...values];
    this.#put(inserted, true);
  }

  #put(rows: RowScope, isReshaped = false): void {
    const lengths: number[] = [];
    for (let from = 0; from < this.#values.length; from += blockSize)
      lengths.push(Math.min(blockSize, this.#values.length - from));
    this.#store.setTable(this.#sheetId, lengths, new Map([[this.#columnId, 'X']]));
    let from = 0;
    const blocks = lengths.map((length) =>
      blockFromValues('number', this.#values.slice(from, (from += length))),
    );
    if (isReshaped) this.#store.setReshapedColumn(this.#sheetId, this.#columnId, blocks, rows);
    else this.#store.setColumn(this.#sheetId, this.#columnId, blocks, rows);
  }
}

const rowsOf = (index: ColumnIndex, group: number): number[] => [...index.rows.of(group)];

describe('the index of a column', () => {
  it('groups equal values, texts without regard to case and accents', () => {
    const { index } = new Column([
      'Ada',
      12,
      null,
      'ADA',
      'Ädä',
      12,
      cellError('NA'),
      true,
      cellError('REF'),
    ]);
    expect(rowsOf(index, index.find('ada'))).toEqual([0, 3, 4]);
    expect(rowsOf(index, index.find(12))).toEqual([1, 5]);
    expect(rowsOf(index, index.find(true))).toEqual([7]);
    expect(rowsOf(index, index.blankGroup)).toEqual([2]);
    expect(rowsOf(index, index.codes[6] ?? none)).toEqual([6, 8]);
    expect(index.find('nobody')).toBe(none);
    expect(index.find('12')).toBe(none);
    expect(index.find(null)).toBe(none);
  });

  it('finds numbers that count as equal, and texts that read as the number', () => {
    const { index } = new Column([0.3, 0.1 + 0.2, '7', 7, 8, '9']);
    expect(index.findEqualNumber(0.3, plainArithmetic)).toBe(several);
    expect(index.groupsEqualToNumber(0.3, plainArithmetic)).toEqual([0, 1]);
    expect(index.groupsEqualToNumber(7, plainArithmetic)).toEqual([3, 2]);
    expect(index.findEqualNumber(8, plainArithmetic)).toBe(index.find(8));
    expect(index.findEqualNumber(9, plainArithmetic)).toBe(index.find('9'));
    expect(index.findEqualNumber(10, plainArithmetic)).toBe(none);
  });

  it('reads a table without rows as one blank', () => {
    const { index } = new Column([]);
    expect(index.rowCount).toBe(1);
    expect(rowsOf(index, index.blankGroup)).toEqual([0]);
  });

  it('is brought up to date in place, as if it were made anew', () => {
    const value = fc.oneof(fc.constantFrom('a', 'A', 'b', '12', null, true), fc.integer({ min: 0, max: 5 }));
    const edit = fc.tuple(fc.nat({ max: 49 }), value);
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 50, maxLength: 50 }),
        fc.array(edit, { minLength: 1, maxLength: 40 }),
        (values, edits) => {
          const column = new Column(values);
          const first = column.index;
          const { version } = first;
          const codes = [...first.codes];
          rowsOf(first, 0);
          for (const [row, to] of edits) {
            column.set(row, to);
            expect(column.index).toBe(first);
          }
          const now = [...values];
          for (const [row, to] of edits) now[row] = to;
          const anew = new Column(now).index;
          for (const each of [...now, null]) {
            expect(rowsOf(first, each === null ? first.blankGroup : first.find(each))).toEqual(
              rowsOf(anew, each === null ? anew.blankGroup : anew.find(each)),
            );
          }
          // Undone from the last to the first, the moves lead back to where the rows were.
          const moves = first.movedSince(version);
          const undone = [...first.codes];
          moves?.rows.toReversed().forEach((row, at) => {
            undone[row] = moves.from.at(-1 - at) ?? none;
          });
          expect(undone).toEqual(codes);
        },
      ),
    );
  });

  it('is made anew when many rows changed at once', () => {
    const column = new Column(Array.from({ length: 3000 }, (_, row) => row));
    const before = column.index;
    column.setAll(Array.from({ length: 3000 }, () => 7));
    expect(column.index).not.toBe(before);
    expect(column.index.rows.countOf(column.index.find(7))).toBe(3000);
    expect(column.index.movedSince(before.version)).toBeNull();
  });

  it('is made anew when rows stand elsewhere', () => {
    const column = new Column([1, 2, 3]);
    const before = column.index;
    // The first row goes, one comes behind the last: as many rows as before.
    column.reshape([2, 3, 4], [[2, 3]]);
    expect(column.index).not.toBe(before);
    expect(rowsOf(column.index, column.index.find(2))).toEqual([0]);
    expect(column.index.find(1)).toBe(none);
  });
});
