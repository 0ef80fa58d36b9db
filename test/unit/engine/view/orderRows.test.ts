import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderRows, type ColumnSource } from '../../../../src/engine/view/orderRows';
import { blockFromValues } from '../../../../src/model/columnBlocks';
import type { BlockKind } from '../../../../src/model/columnBlock';
import { serialOfDay } from '../../../../src/model/datePeriods';
import type { ColumnId } from '../../../../src/model/ids';
import type { ColumnFilter, SortDirection, TableView } from '../../../../src/model/tableView';
import { cellError, isCellError, type CellValue } from '../../../../src/shared/value';

const columnId = (name: string): ColumnId => name as ColumnId;
/** Wednesday, 2026-11-25. */
const today = serialOfDay(new Date(2026, 10, 25));
const inEnglish = { locale: 'en', today };

/** Columns in blocks of three rows, so that every column crosses a border. */
function source(
  columns: Readonly<Record<string, readonly CellValue[]>>,
  kind: BlockKind = 'number',
): ColumnSource {
  const blocks = new Map(
    Object.entries(columns).map(([name, values]) => {
      const pieces = [];
      for (let from = 0; from < values.length; from += 3) pieces.push(values.slice(from, from + 3));
      return [name, pieces.map((piece) => blockFromValues(kind, piece))];
    }),
  );
  const rowCount = Math.max(...Object.values(columns).map(({ length }) => length));
  return { rowCount, blocks: (id) => blocks.get(id) ?? null };
}

const sortedBy = (...levels: [string, SortDirection][]): TableView => ({
  sort: levels.map(([name, direction]) => ({ columnId: columnId(name), direction })),
  filters: {},
});

function sorted(
  values: readonly CellValue[],
  direction: SortDirection,
  kind: BlockKind = 'number',
): CellValue[] {
  const rows = orderRows(sortedBy(['a', direction]), source({ a: values }, kind), inEnglish);
  return Array.from(rows, (row) => values[row] as CellValue);
}

describe('the order of rows', () => {
  it('puts numbers before texts, FALSE, TRUE, errors and blanks, as Excel does', () => {
    const error = cellError('NA');
    const mixed = [null, true, 'b', error, -2.5, 'A', false, 1e300, 0, -Infinity, Infinity];
    const wanted = [-Infinity, -2.5, 0, 1e300, Infinity, 'A', 'b', false, true, error, null];
    for (const kind of ['number', 'text', 'boolean'] as const) {
      expect(sorted(mixed, 'ascending', kind)).toEqual(wanted);
      // Blanks stay last, the rest turns around.
      expect(sorted(mixed, 'descending', kind)).toEqual([...wanted.slice(0, -1).reverse(), null]);
    }
  });

  it('leaves rows that sort alike as they are stored, in both directions', () => {
    const values = source({ a: [1, 0, 1, -0, 1, 0] });
    expect([...orderRows(sortedBy(['a', 'ascending']), values, inEnglish)]).toEqual([1, 3, 5, 0, 2, 4]);
    expect([...orderRows(sortedBy(['a', 'descending']), values, inEnglish)]).toEqual([0, 2, 4, 1, 3, 5]);
    const texts = source({ a: ['b', 'A', 'B', 'a'] }, 'text');
    expect([...orderRows(sortedBy(['a', 'ascending']), texts, inEnglish)]).toEqual([1, 3, 0, 2]);
  });

  it('goes by the next column where the first is equal', () => {
    const values = source({ a: [2, 1, 2, 1, 2], b: [5, 5, 9, 1, 7] });
    const view = sortedBy(['a', 'ascending'], ['b', 'descending']);
    expect([...orderRows(view, values, inEnglish)]).toEqual([1, 3, 2, 4, 0]);
  });

  it('orders Chinese texts as a Chinese dictionary does', () => {
    const names = ['王', '安', '李', 'Bai', '12'];
    const rows = orderRows(sortedBy(['a', 'ascending']), source({ a: names }, 'text'), {
      ...inEnglish,
      locale: 'zh-CN',
    });
    expect(Array.from(rows, (row) => names[row])).toEqual(['12', '安', '李', '王', 'Bai']);
  });

  it('sorts numbers as comparing them does', () => {
    const numbers = fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.constantFrom(0, -0, 1, 1));
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 9, arbitrary: numbers }, fc.constant(null)), { maxLength: 60 }),
        (values) => {
          const rows = [...values.keys()];
          for (const sign of [1, -1]) {
            const wanted = rows.toSorted((x, y) => {
              const [a, b] = [values[x] ?? null, values[y] ?? null];
              if (a === null || b === null) return Number(a === null) - Number(b === null);
              return a === b ? 0 : a < b ? -sign : sign;
            });
            const view = sortedBy(['a', sign === 1 ? 'ascending' : 'descending']);
            expect([...orderRows(view, source({ a: values }), inEnglish)]).toEqual(
              values.length ? wanted : [],
            );
          }
        },
      ),
    );
  });

  it('knows nothing of a column that is gone', () => {
    expect([...orderRows(sortedBy(['gone', 'ascending']), source({ a: [3, 1] }), inEnglish)]).toEqual([0, 1]);
  });
});

function shown(filter: ColumnFilter, values: readonly CellValue[], kind: BlockKind = 'number'): CellValue[] {
  const view = { sort: [], filters: { [columnId('a')]: filter } };
  return Array.from(
    orderRows(view, source({ a: values }, kind), inEnglish),
    (row) => values[row] as CellValue,
  );
}

describe('a filter', () => {
  const numbers = [5, 1, null, 3, 'x', 3, -2];

  it.each<[ColumnFilter, CellValue[]]>([
    [{ kind: 'number', is: 'equal', value: 3 }, [3, 3]],
    [{ kind: 'number', is: 'notEqual', value: 3 }, [5, 1, null, 'x', -2]],
    [{ kind: 'number', is: 'less', value: 3 }, [1, -2]],
    [{ kind: 'number', is: 'atMost', value: 3 }, [1, 3, 3, -2]],
    [{ kind: 'number', is: 'more', value: 3 }, [5]],
    [{ kind: 'number', is: 'atLeast', value: 3 }, [5, 3, 3]],
    [{ kind: 'number', is: 'between', from: 3, to: 1 }, [1, 3, 3]],
    [{ kind: 'number', is: 'top', count: 2 }, [5, 3, 3]],
    [{ kind: 'number', is: 'top', count: 99 }, [5, 1, 3, 3, -2]],
    [{ kind: 'number', is: 'bottom', count: 2 }, [1, -2]],
    [{ kind: 'number', is: 'aboveAverage' }, [5, 3, 3]],
    [{ kind: 'number', is: 'belowAverage' }, [1, -2]],
    [{ kind: 'blank', is: 'blank' }, [null]],
    [{ kind: 'blank', is: 'filled' }, [5, 1, 3, 'x', 3, -2]],
    [{ kind: 'values', mode: 'show', texts: ['3', ''] }, [null, 3, 3]],
    [{ kind: 'values', mode: 'hide', texts: ['3', ''] }, [5, 1, 'x', -2]],
  ])('on numbers, %j', (filter, wanted) => {
    expect(shown(filter, numbers)).toEqual(wanted);
  });

  const texts = ['Anna', 'hannah', null, 'Bob', 7, '', 'ANNA'];

  it.each<[ColumnFilter, CellValue[]]>([
    [{ kind: 'text', is: 'contains', text: 'ANNA' }, ['Anna', 'hannah', 'ANNA']],
    [{ kind: 'text', is: 'notContains', text: 'anna' }, [null, 'Bob', 7, '']],
    [{ kind: 'text', is: 'startsWith', text: 'an' }, ['Anna', 'ANNA']],
    [{ kind: 'text', is: 'endsWith', text: 'h' }, ['hannah']],
    [{ kind: 'text', is: 'equal', text: 'anna' }, ['Anna', 'ANNA']],
    [{ kind: 'text', is: 'notEqual', text: 'anna' }, ['hannah', null, 'Bob', 7, '']],
    [{ kind: 'blank', is: 'blank' }, [null, '']],
    [{ kind: 'values', mode: 'show', texts: ['7', 'Bob'] }, ['Bob', 7]],
  ])('on texts, %j', (filter, wanted) => {
    expect(shown(filter, texts, 'text')).toEqual(wanted);
  });

  it.each<[ColumnFilter, CellValue[]]>([
    [{ kind: 'date', is: 'on', date: 45000 }, [45000, 45000.75]],
    [{ kind: 'date', is: 'before', date: 45000 }, [44999.9]],
    [{ kind: 'date', is: 'after', date: 45000 }, [45001]],
    [{ kind: 'date', is: 'between', from: 45000, to: 45001 }, [45000, 45000.75, 45001]],
  ])('on dates, whole days: %j', (filter, wanted) => {
    expect(shown(filter, [44999.9, 45000, null, 45000.75, 45001])).toEqual(wanted);
  });

  // By their distance from today, a Wednesday.
  it.each<[ColumnFilter, number[]]>([
    [{ kind: 'date', is: 'today' }, [0]],
    [{ kind: 'date', is: 'yesterday' }, [-1]],
    [{ kind: 'date', is: 'thisWeek' }, [-2, -1, 0, 4]],
    [{ kind: 'date', is: 'lastWeek' }, [-3, -9]],
    [{ kind: 'date', is: 'nextMonth' }, [6]],
    [{ kind: 'date', is: 'thisQuarter' }, [-55, -9, -3, -2, -1, 0, 4, 6]],
    [{ kind: 'date', is: 'lastDays', count: 3 }, [-2, -1, 0]],
    [{ kind: 'date', is: 'nextDays', count: 5 }, [0, 4]],
  ])('on dates seen from today, %j', (filter, wanted) => {
    const days = [-56, -55, -9, -3, -2, -1, 0, 4, 6];
    const late = days.map((distance) => today + distance + 0.99);
    const found = shown(filter, late).map((value) => Math.floor(Number(value)) - today);
    expect(found).toEqual(wanted.toSorted((a, b) => a - b));
  });

  it('on yes and no', () => {
    expect(shown({ kind: 'boolean', value: true }, [true, false, null, true], 'boolean')).toEqual([
      true,
      true,
    ]);
  });

  it('lets through what all of them let through, and sorts the rest', () => {
    const values = source({ a: [1, 2, 3, 4, 5, 6], b: [9, 8, 9, 7, 9, 9] });
    const view: TableView = {
      sort: [{ columnId: columnId('a'), direction: 'descending' }],
      filters: {
        [columnId('a')]: { kind: 'number', is: 'more', value: 1 },
        [columnId('b')]: { kind: 'number', is: 'equal', value: 9 },
      },
    };
    expect([...orderRows(view, values, inEnglish)]).toEqual([5, 4, 2]);
  });

  it('of the largest is not misled by errors', () => {
    const values = [1, cellError('DIV0'), 3, 2];
    expect(shown({ kind: 'number', is: 'top', count: 1 }, values).some(isCellError)).toBe(false);
  });
});
