import { describe, expect, it } from 'vitest';
import { putCondition } from '../../../src/commands/conditions';
import type { ConditionalRule } from '../../../src/model/conditionalFormat';
import { gridSheet } from '../../../src/model/lookup';
import { regionsOfTarget, regionsText } from '../../../src/ui/rules/ruleRange';
import { firstSheetId, region, selected, testBench, workbookWithTable } from './commandContext';

const bold: ConditionalRule = {
  kind: 'style',
  test: { kind: 'formula', formula: '=A1>1' },
  style: { bold: true },
};

describe('the range of a conditional format', () => {
  it('is what is selected, until other areas are named; editing leaves it', () => {
    const bench = testBench();
    const id = firstSheetId(bench);
    const range = (): string => {
      const sheet = gridSheet(bench.workbook.document, id);
      return regionsText(sheet, regionsOfTarget(sheet, sheet.conditionalFormats![0]!.target));
    };
    bench.selection = selected(region(id, [0, 0], [3, 1]));
    void bench.run(putCondition, { rule: bold });
    const rule = gridSheet(bench.workbook.document, id).conditionalFormats![0]!;
    expect(range()).toBe('A1:B4');
    bench.selection = selected(region(id, [7, 7]));
    void bench.run(putCondition, { rule: bold, id: rule.id });
    expect(range()).toBe('A1:B4');
    const regions = [region(id, [1, 1], [2, 2]), region(id, [5, 5])];
    void bench.run(putCondition, { rule: bold, id: rule.id, regions });
    expect(range()).toBe('B2:C3, F6');
    expect(
      bench.run(putCondition, { rule: bold, id: rule.id, regions: [region(id, [5000, 0])] }),
    ).toMatchObject({ ok: false });
  });

  it('is columns in a table, which need not be neighbours', () => {
    const values = [1];
    const bench = testBench(
      workbookWithTable(['One', 'Two', 'Three'].map((name) => ({ name, type: 'number', values }))),
    );
    const { id, columns } = bench.table();
    const regions = [region(id, [0, 0]), region(id, [0, 2])];
    void bench.run(putCondition, { rule: { ...bold, test: { kind: 'content', is: 'blank' } }, regions });
    expect(bench.table().conditionalFormats?.[0]?.target).toEqual({
      kind: 'columns',
      columnIds: [columns[0]!.id, columns[2]!.id],
    });
  });
});
