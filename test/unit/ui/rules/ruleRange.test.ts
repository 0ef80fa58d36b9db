import { describe, expect, it } from 'vitest';
import { areaOf } from '../../../../src/model/cellArea';
import { gridSheet } from '../../../../src/model/lookup';
import { parseRegions, regionsOfTarget, regionsText } from '../../../../src/ui/rules/ruleRange';
import { firstSheetId, region, testBench, workbookWithTable } from '../../commands/commandContext';

describe('where a rule applies, on a grid sheet', () => {
  const bench = testBench();
  const sheet = gridSheet(bench.workbook.document, firstSheetId(bench));

  it.each(['B2:C9', 'B2', 'B2:B9, D2:D9'])('reads back as it is written: %s', (text) => {
    expect(regionsText(sheet, parseRegions(sheet, bench.values, text) ?? [])).toBe(text);
  });

  it('takes whole columns and what is half on the sheet, and nothing else', () => {
    expect(parseRegions(sheet, bench.values, 'B：C')).toBeNull();
    expect(parseRegions(sheet, bench.values, 'b:c')).toEqual([region(sheet.id, [0, 1], [999, 2])]);
    expect(parseRegions(sheet, bench.values, '$Y$999:ZZ2000')).toEqual([
      region(sheet.id, [998, 24], [999, 25]),
    ]);
    for (const text of ['', 'ZZ1', 'Sheet1!A1', 'A1, what'])
      expect(parseRegions(sheet, bench.values, text)).toBeNull();
  });

  it('is each area of its target', () => {
    const areas = [areaOf(sheet, { fromRow: 1, toRow: 2, fromColumn: 0, toColumn: 0 })];
    expect(regionsText(sheet, regionsOfTarget(sheet, { kind: 'cells', areas }))).toBe('A2:A3');
  });
});

describe('where a rule applies, in a table', () => {
  const bench = testBench(
    workbookWithTable([
      { name: 'Cost', type: 'number', values: [1] },
      { name: 'Cost, total', type: 'number', values: [1] },
      { name: '地区', type: 'text', values: ['x'] },
    ]),
  );
  const table = bench.table();

  it('is named by its columns, commas in their names and all', () => {
    const regions = parseRegions(table, bench.values, 'cost, total，地区');
    expect(regionsText(table, regions ?? [])).toBe('Cost, total, 地区');
    expect(regionsText(table, parseRegions(table, bench.values, 'Cost') ?? [])).toBe('Cost');
    expect(parseRegions(table, bench.values, 'Costs')).toBeNull();
  });
});
