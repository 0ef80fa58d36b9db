import { describe, expect, it } from 'vitest';
import { resizeColumns, resizeRows } from '../../../../src/commands/lineSizes';
import { lineSizePx, typedSizes, usualSizePx } from '../../../../src/ui/panels/lineSize';
import { region, testBench, workbookWithTable } from '../../commands/commandContext';

describe('the size of lines that is typed', () => {
  const bench = testBench();
  const sheet = () => bench.workbook.document.sheets[0]!;
  const selected = region(sheet().id, [1, 2], [3, 3]);

  it('is that of all selected lines, and nothing is the usual size', () => {
    const columns = typedSizes([selected], 'columns', ' 120.4 ');
    expect(columns?.sizesPx).toEqual({ 2: 120, 3: 120 });
    void bench.run(resizeColumns, columns!);
    expect([1, 2, 3].map((column) => lineSizePx(sheet(), 'columns', column))).toEqual([null, 120, 120]);
    void bench.run(resizeRows, typedSizes([selected], 'rows', '４０')!);
    expect([0, 1, 3].map((row) => lineSizePx(sheet(), 'rows', row))).toEqual([null, 40, 40]);
    void bench.run(resizeColumns, typedSizes([selected], 'columns', '')!);
    expect(lineSizePx(sheet(), 'columns', 2)).toBeNull();
    expect([usualSizePx(sheet(), 'columns'), usualSizePx(sheet(), 'rows')]).toEqual([96, 28]);
  });

  it.each(['wide', '3', '99999', '-40'])('is not %s', (text) => {
    expect(typedSizes([selected], 'columns', text)).toBeNull();
  });

  it('is a column’s own in a table, whose rows are all alike', () => {
    const table = workbookWithTable([{ name: 'A', type: 'number', values: [1] }]).sheets.find(
      ({ kind }) => kind === 'table',
    )!;
    expect(usualSizePx(table, 'columns')).toBe(136);
    expect([lineSizePx(table, 'columns', 0), lineSizePx(table, 'rows', 0)]).toEqual([null, null]);
  });
});
