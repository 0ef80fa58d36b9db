import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import {
  addParameter,
  parameterFromCell,
  removeParameter,
  updateParameter,
} from '../../../src/commands/parameterSettings';
import { firstSheetId, region, selected, testBench, type TestBench } from './commandContext';

const parameters = (bench: TestBench) => bench.workbook.document.parameters;

function withRate(): TestBench {
  const bench = testBench();
  const rate = { name: 'Rate', label: { en: 'Rate', 'zh-CN': '利率' }, kind: 'percent', value: 0.1 } as const;
  expect(bench.run(addParameter, { parameter: rate })).toMatchObject({ ok: true });
  return bench;
}

function type(bench: TestBench, row: number, column: number, text: string): void {
  void bench.run(typeCell, { sheetId: firstSheetId(bench), rowIndex: row, columnIndex: column, text });
}

describe('a parameter', () => {
  it.each(['', 'A1', '2x', 'a b', 'true', 'rate', 'R'])('is not made with the name %j', (name) => {
    const bench = withRate();
    const parameter = { name, label: { en: 'x', 'zh-CN': 'x' }, kind: 'number', value: 1 } as const;
    expect(bench.run(addParameter, { parameter })).toMatchObject({ ok: false });
  });

  it('is renamed without touching formulas, and kept while one reads it', () => {
    const bench = withRate();
    const { id: parameterId } = parameters(bench)[0]!;
    type(bench, 0, 0, '=Rate*2');
    expect(bench.run(updateParameter, { parameterId, patch: { name: 'Interest' } })).toMatchObject({
      ok: true,
    });
    expect(bench.input(0, 0)).toBe(`=${parameterId}*2`);
    expect(bench.run(removeParameter, { parameterId })).toMatchObject({
      ok: false,
      problem: { code: 'parameterInUse', params: { name: 'Interest', count: 1 } },
    });
    type(bench, 0, 0, '1');
    expect(bench.run(removeParameter, { parameterId })).toMatchObject({ ok: true });
    expect(parameters(bench)).toEqual([]);
  });

  it('moves into bounds that are set, which must not cross', () => {
    const bench = withRate();
    const { id: parameterId } = parameters(bench)[0]!;
    void bench.run(updateParameter, { parameterId, patch: { min: 0.2, max: 0.5, step: 0.01 } });
    expect(parameters(bench)[0]).toMatchObject({ value: 0.2, min: 0.2, max: 0.5 });
    expect(bench.run(updateParameter, { parameterId, patch: { min: 0.9 } })).toMatchObject({
      problem: { code: 'parameterBounds' },
    });
    void bench.run(updateParameter, { parameterId, patch: { min: null } });
    expect(parameters(bench)[0]).not.toHaveProperty('min');
  });

  it('is made of a cell, named after the text left of it', () => {
    const bench = testBench();
    type(bench, 0, 0, 'Discount rate');
    type(bench, 0, 1, '12%');
    bench.selection = selected(region(firstSheetId(bench), [0, 1]));
    void bench.run(parameterFromCell, undefined);
    void bench.run(parameterFromCell, undefined);
    expect(parameters(bench)).toMatchObject([
      { name: 'Discount_rate', kind: 'percent', value: 0.12, label: { en: 'Discount rate' } },
      { name: 'Discount_rate_2' },
    ]);
    bench.selection = selected(region(firstSheetId(bench), [5, 5]));
    expect(parameterFromCell.isEnabled(bench)).toBe(false);
  });
});
