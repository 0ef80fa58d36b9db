import { describe, expect, it } from 'vitest';
import { columnValues, readColumn } from './importSupport';

describe('numbers', () => {
  const cases: readonly [title: string, cells: string[], type: string, values: unknown[]][] = [
    ['plain numbers', ['1', '-2', '0.5', '.25', '1e-3', '1.5E+2'], 'number', [1, -2, 0.5, 0.25, 0.001, 150]],
    ['thousands by comma', ['1,234.5', '12', '1,234,567'], 'number', [1234.5, 12, 1234567]],
    [
      'thousands by point, decimals by comma',
      ['1.234,5', '0,25', '1.234.567'],
      'number',
      [1234.5, 0.25, 1234567],
    ],
    ['thousands by space', ['1 234', '12\u00a0345,5', '1\u202f000'], 'number', [1234, 12345.5, 1000]],
    ['one group alone, read as thousands', ['1,234', '5,678'], 'number', [1234, 5678]],
    ['accounting negatives', ['(1,234)', '5', '−7'], 'number', [-1234, 5, -7]],
    ['full-width digits', ['１２３', '４．５'], 'number', [123, 4.5]],
    ['percentages', ['12%', '0.1 %', '7％'], 'percent', [0.12, 0.001, 0.07]],
    ['dollars', ['$1,200.50', '-$3', '$0'], 'currency', [1200.5, -3, 0]],
    ['yuan', ['¥1,200', '￥3.5', '20元'], 'currency', [1200, 3.5, 20]],
    ['zero and one', ['0', '1', '1', '0'], 'number', [0, 1, 1, 0]],
    ['blanks between numbers', ['1', '', ' ', '4'], 'number', [1, null, null, 4]],
  ];
  it.each(cases)('reads %s', async (_, cells, type, values) => {
    const column = await readColumn('value', cells);
    expect(column.type).toBe(type);
    expect(column.values).toEqual(values);
    expect(column.table.report.entryCount).toBe(0);
  });

  it('shows the currency of the column in its format', async () => {
    const { table } = await readColumn('value', ['€ 5,00', '€ 1.234,56']);
    expect(table.columns[1]?.numberFormat).toBe('"€"#,##0.00');
    expect(columnValues(table, 'value')).toEqual([5, 1234.56]);
  });

  const texts: readonly [title: string, cells: string[]][] = [
    ['ids with leading zeros', ['00001', '00002', '12345']],
    ['ids of more than fifteen digits', ['6217000010012345678', '12345']],
    ['mobile numbers', ['13800000000', '15912345678']],
    ['international numbers', ['+8613800000000', '+442071838750']],
    ['codes that look like powers of ten', ['1E5', '2E7']],
    ['fractions and ranges', ['1-2', '3/4']],
    ['versions and addresses', ['1.2.3', '10.0.0.1']],
    ['numbers among words', ['1', 'two', '3', 'four']],
    ['infinity', ['1e400', 'Infinity', 'NaN']],
    ['hexadecimal and separators in wrong places', ['0x1F', '1,23', '1,,000', '12,34.5']],
  ];
  it.each(texts)('leaves %s as text', async (_, cells) => {
    const column = await readColumn('value', cells);
    expect(['text', 'choice']).toContain(column.type);
    expect(column.values).toEqual(cells);
  });

  it.each(['客户编号', 'Phone', 'Order ID', '手机号', 'Zip'])(
    'leaves numbers under "%s" as text',
    async (header) => {
      const column = await readColumn(header, ['1', '2', '3']);
      expect(column.values).toEqual(['1', '2', '3']);
    },
  );

  it('reads 1E5 as a number where the others are numbers without doubt', async () => {
    expect((await readColumn('value', ['1E5', '12.5'])).values).toEqual([100_000, 12.5]);
  });
});

describe('dates', () => {
  const day = 45356; // 2024-03-05
  const cases: readonly [title: string, cells: string[], values: unknown[]][] = [
    ['ISO', ['2024-03-05', '2024-3-5'], [day, day]],
    ['year first with slashes and points', ['2024/3/5', '2024.03.05'], [day, day]],
    ['Chinese', ['2024年3月5日', '2024年03月05日', '２０２４年３月５日'], [day, day, day]],
    ['day first, as one date shows', ['05/03/2024', '31/12/2024'], [day, 45657]],
    ['month first, as one date shows', ['03/05/2024', '12/31/2024'], [day, 45657]],
    ['day first with points', ['05.03.2024', '06.03.2024'], [day, day + 1]],
    ['short years', ['3/5/24', '12/31/99'], [day, 36525]],
    ['months in words', ['5 Mar 2024', '05-Mar-2024', 'March 5, 2024'], [day, day, day]],
    ['date-times', ['2024-03-05 12:00', '2024-03-05T18:00:00Z'], [day + 0.5, day + 0.75]],
    ['times before and after noon', ['3/5/2024 12:00 AM', '3/25/2024 6:00 PM'], [day, day + 20.75]],
    ['the leap day of 2000', ['2000-02-29', '2024-02-29'], [36585, 45351]],
  ];
  it.each(cases)('reads %s', async (_, cells, values) => {
    const column = await readColumn('value', cells);
    expect(column.type).toBe('date');
    expect(column.values).toEqual(values);
  });

  it('reads eight digits as a date only where the header says so', async () => {
    expect((await readColumn('日期', ['20240305', '20240306'])).values).toEqual([day, day + 1]);
    expect((await readColumn('value', ['20240305', '20240306'])).type).toBe('number');
  });

  it('takes no day that the calendar does not have', async () => {
    const cells = ['2024-02-30', '2023-02-29', '2024-13-01', '2024-01-01 25:00'];
    expect((await readColumn('value', cells)).values).toEqual(cells);
  });

  it('finds out the order of day and month below the rows it planned by', async () => {
    const cells = [...Array.from({ length: 6000 }, (_, i) => `0${1 + (i % 9)}/02/2024`), '25/02/2024'];
    const column = await readColumn('value', cells);
    expect(column.type).toBe('date');
    expect(column.values.at(-1)).toBe(45347);
    expect(column.values[2]).toBe(45325); // 3 February
    expect(column.table.report.entryCount).toBe(0);
  });

  it('reads the order of day and month that the person chose', async () => {
    const cells = ['05/03/2024'];
    const chosen = await readColumn('value', cells, { columns: { 1: { dateOrder: 'dmy' } } });
    expect(chosen.values).toEqual([day]);
    expect((await readColumn('value', cells)).values).toEqual([45415]);
  });
});

describe('other types', () => {
  it.each([[['Yes', 'no', 'YES']], [['TRUE', 'false', 'True']], [['y', 'N', 'Y']], [['是', '否', '是']]])(
    'reads %s as yes and no',
    async (cells) => {
      const column = await readColumn('value', cells);
      expect(column.type).toBe('boolean');
      expect(column.values).toEqual([true, false, true]);
    },
  );

  it('does not take one letter alone for yes or no', async () => {
    expect((await readColumn('grade', ['N', 'N', 'N'])).values).toEqual(['N', 'N', 'N']);
  });

  it('tells a list of choices from free text', async () => {
    const cities = Array.from({ length: 30 }, (_, i) => ['Paris', 'London', '上海'][i % 3] as string);
    const remarks = Array.from({ length: 30 }, (_, i) => `remark ${i}`);
    expect((await readColumn('value', cities)).type).toBe('choice');
    expect((await readColumn('value', remarks)).type).toBe('text');
    expect((await readColumn('备注', cities)).type).toBe('text');
  });

  it('recognises tags by their separators and their repetition', async () => {
    const tags = Array.from(
      { length: 30 },
      (_, i) => ['vip、老客户', '新客户、线上', 'vip、线上'][i % 3] as string,
    );
    expect((await readColumn('value', tags)).type).toBe('tags');
    const sentences = Array.from({ length: 30 }, (_, i) => `came in ${i}; bought nothing; will call`);
    expect((await readColumn('value', sentences)).type).toBe('text');
  });

  it('gives up a choice that turns out to be free text further down', async () => {
    const cells = Array.from({ length: 8000 }, (_, i) => (i < 6000 ? 'usual' : `text ${i}`));
    expect((await readColumn('value', cells)).type).toBe('text');
  });
});

describe('columns with exceptions', () => {
  it('keeps a few texts among numbers as texts and reports each', async () => {
    const cells = Array.from({ length: 100 }, (_, i) => (i === 41 ? 'unknown' : `${i}.5`));
    const { type, values, table } = await readColumn('Revenue', cells);
    expect(type).toBe('number');
    expect(values[40]).toBe(40.5);
    expect(values[41]).toBe('unknown');
    expect(table.report.entries).toEqual([
      { kind: 'unreadable', row: 42, column: 'Revenue', text: 'unknown' },
    ]);
  });

  it('reads a column as text when the rows below are of another kind than those it planned by', async () => {
    const cells = Array.from({ length: 8000 }, (_, i) => (i < 6000 ? `${i}` : `A${i}`));
    const { type, values, table } = await readColumn('value', cells);
    expect(type).toBe('text');
    expect(values).toEqual(cells);
    expect(table.report.entryCount).toBe(0);
  });

  it('reads whole numbers as text when an id with leading zeros stands below', async () => {
    const cells = [...Array.from({ length: 7000 }, (_, i) => `${i + 1}`), '007'];
    expect((await readColumn('value', cells)).values).toEqual(cells);
  });

  it('keeps the type that the person chose, whatever the values are', async () => {
    const { type, values, table } = await readColumn('value', ['a', 'b', '3'], {
      columns: { 1: { type: 'number' } },
    });
    expect(type).toBe('number');
    expect(values).toEqual(['a', 'b', 3]);
    expect(table.report.entryCount).toBe(2);
  });

  it('keeps numbers as they were typed in a column that the person made text', async () => {
    const chosen = await readColumn('value', ['1,0', '2.50'], { columns: { 1: { type: 'text' } } });
    expect(chosen.values).toEqual(['1,0', '2.50']);
  });
});
