import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StatisticsCache } from '../../../../src/engine/plan/columnStatistics';
import { TableStore } from '../../../../src/engine/tableStore';
import { blockFromValues } from '../../../../src/model/columnBlocks';
import { newColumnId, newSheetId } from '../../../../src/model/ids';
import type { CellValue } from '../../../../src/shared/value';

const blockLengths = [5, 3, 6];
const rowCount = 14;
const [sheetId, columnId] = [newSheetId(), newColumnId()];

function blocksOf(values: readonly CellValue[]) {
  let start = 0;
  return blockLengths.map((length) => blockFromValues('number', values.slice(start, (start += length))));
}

class Column {
  readonly store = new TableStore();
  readonly cache = new StatisticsCache(this.store);
  #values: readonly CellValue[];

  constructor(values: readonly CellValue[]) {
    this.#values = values;
    this.store.setTable(sheetId, blockLengths, new Map([[columnId, 'Value']]));
    this.store.setColumn(sheetId, columnId, blocksOf(values), 'all');
  }

  set(row: number, value: CellValue): void {
    this.#values = this.#values.with(row, value);
    this.store.setColumn(sheetId, columnId, blocksOf(this.#values), [[row, row + 1]]);
  }

  get known() {
    const { sorted, population, standings, numbers } = this.cache.of(sheetId, columnId);
    return { sorted: [...sorted], median: population.median, standings, numbers: [...numbers] };
  }

  get afresh() {
    return new Column(this.#values).known;
  }
}

const number = fc.integer({ min: -3, max: 3 });
const value: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 8, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom<CellValue>(null, 'text', true) },
);

describe('what is known of a column', () => {
  it('is after edits what it is when it is worked out anew', () => {
    fc.assert(
      fc.property(
        fc.array(number, { minLength: rowCount, maxLength: rowCount }),
        fc.array(fc.tuple(fc.nat({ max: rowCount - 1 }), value, fc.boolean()), { maxLength: 12 }),
        (values, edits) => {
          const column = new Column(values);
          expect(column.known).toEqual(column.afresh);
          for (const [row, edited, isRead] of edits) {
            column.set(row, edited);
            // Versions that nobody asked about leave more than one change for the next time.
            if (isRead) expect(column.known).toEqual(column.afresh);
          }
          expect(column.known).toEqual(column.afresh);
        },
      ),
    );
  });

  it('knows the middle of an unsorted column after edits', () => {
    fc.assert(
      fc.property(
        fc.array(number, { minLength: rowCount, maxLength: rowCount }),
        fc.array(fc.tuple(fc.nat({ max: rowCount - 1 }), value), { maxLength: 6 }),
        (values, edits) => {
          const column = new Column(values);
          const median = (): number => column.cache.of(sheetId, columnId).population.median;
          for (const [row, edited] of edits) {
            median();
            column.set(row, edited);
            expect(median()).toBe(column.afresh.median);
          }
        },
      ),
    );
  });

  it('does not look at rows that stayed the same', () => {
    const values = Array.from({ length: rowCount }, (_, index) => index);
    const column = new Column(values);
    const before = column.cache.of(sheetId, columnId);
    const { standings } = before;
    column.set(3, 3);
    const after = column.cache.of(sheetId, columnId);
    expect(after).not.toBe(before);
    expect(after.population).toBe(before.population);
    expect(after.standings).toEqual(standings);
  });
});
