import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { nameCell, parameterFromCell } from '../../../src/commands/parameterFromCell';
import { addParameter, removeParameter, updateParameter } from '../../../src/commands/parameterSettings';
import { undo } from '../../../src/commands/history';
import type { Parameter } from '../../../src/model/document';
import { newNamedRangeId } from '../../../src/model/ids';
import type { ParameterPatch } from '../../../src/model/operation';
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
  it.each(['', 'A1', '2x', 'a b', 'true', 'rate', 'R', 'R1C1', 'rc', 'Prices'])(
    'is not made with the name %j',
    (name) => {
      const bench = withRate();
      const range = { id: newNamedRangeId(), name: 'PRICES', refersTo: `${firstSheetId(bench)}!$A$1` };
      bench.workbook.dispatch({
        operations: [{ kind: 'addNamedRange', range, after: null }],
        origin: 'names.add',
      });
      const parameter = { name, label: { en: 'x', 'zh-CN': 'x' }, kind: 'number', value: 1 } as const;
      expect(bench.run(addParameter, { parameter })).toMatchObject({ ok: false });
    },
  );

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

  it('is read by formulas that were entered before there was one of its name', () => {
    const bench = withRate();
    type(bench, 0, 0, '=share*2+growth');
    const parameter = { name: 'Share', label: { en: 'x', 'zh-CN': 'x' }, kind: 'number', value: 1 } as const;
    void bench.run(addParameter, { parameter });
    const [rate, share] = parameters(bench) as [Parameter, Parameter];
    expect(bench.input(0, 0)).toBe(`=${share.id}*2+growth`);
    void bench.run(updateParameter, { parameterId: rate.id, patch: { name: 'Growth' } });
    expect(bench.input(0, 0)).toBe(`=${share.id}*2+${rate.id}`);
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

  it('keeps its value as far as another kind takes it', () => {
    const bench = withRate();
    const { id: parameterId } = parameters(bench)[0]!;
    const become = (patch: ParameterPatch): unknown => {
      void bench.run(updateParameter, { parameterId, patch });
      return parameters(bench)[0]?.value;
    };
    expect(become({ kind: 'text' })).toBe('0.1');
    expect(become({ kind: 'choice', choices: ['low', 'high'] })).toBe('low');
    expect(become({ kind: 'boolean', choices: null })).toBe(false);
    expect(become({ kind: 'number' })).toBe(0);
    expect(bench.run(updateParameter, { parameterId, patch: { kind: 'choice' } })).toMatchObject({
      problem: { code: 'parameterWithoutChoices' },
    });
    expect(bench.run(updateParameter, { parameterId, patch: { step: 0 } })).toMatchObject({
      problem: { code: 'parameterStep' },
    });
  });

  it('is not named like a function of ours, unless it was', async () => {
    const bench = withRate();
    bench.services.isOwnFunction = (name) => Promise.resolve(name === 'CLV');
    const { id: parameterId } = parameters(bench)[0]!;
    expect(await bench.run(updateParameter, { parameterId, patch: { name: 'CLV' } })).toMatchObject({
      problem: { code: 'parameterIsFunction' },
    });
    bench.services.isOwnFunction = () => Promise.resolve(true);
    expect(await bench.run(updateParameter, { parameterId, patch: { name: 'rate', min: 0 } })).toMatchObject({
      ok: true,
    });
  });
});

describe('a parameter made of a cell', () => {
  it('is named after the text left of it, and the cell reads it', async () => {
    const bench = testBench();
    type(bench, 0, 0, 'Discount rate');
    type(bench, 0, 1, '12%');
    bench.selection = selected(region(firstSheetId(bench), [0, 1]));
    await bench.run(parameterFromCell, undefined);
    const [{ id }] = parameters(bench) as [Parameter];
    expect(parameters(bench)).toMatchObject([
      { name: 'Discount_rate', kind: 'percent', value: 0.12, label: { en: 'Discount rate' } },
    ]);
    expect([bench.input(0, 1), bench.asked.panel]).toEqual([`=${id}`, 'parameters']);
    void bench.run(undo, undefined);
    expect([bench.input(0, 1), parameters(bench)]).toEqual([0.12, []]);
    bench.selection = selected(region(firstSheetId(bench), [5, 5]));
    expect(parameterFromCell.isEnabled(bench)).toBe(false);
  });

  it('gets another name where that one is taken, or is a function', async () => {
    const bench = testBench();
    bench.services.isOwnFunction = (name) => Promise.resolve(name === 'Churn');
    for (const [row, label] of ['Price', 'Price', 'Churn', 'A1'].entries()) {
      type(bench, row, 0, label);
      type(bench, row, 1, `${row + 1}`);
      bench.selection = selected(region(firstSheetId(bench), [row, 1]));
      await bench.run(parameterFromCell, undefined);
    }
    expect(parameters(bench).map(({ name }) => name)).toEqual(['Price', 'Price_2', 'Churn_1', 'Parameter']);
  });
});

describe('a name given to a cell', () => {
  function chosen(text: string, to: readonly [number, number] = [0, 0]): TestBench {
    const bench = testBench();
    type(bench, 0, 0, text);
    bench.selection = selected(region(firstSheetId(bench), [0, 0], to));
    return bench;
  }

  it('is a parameter with its value, which the cell reads', async () => {
    const bench = chosen('12%');
    await bench.run(nameCell, { name: ' Rate ' });
    const [{ id }] = parameters(bench) as [Parameter];
    expect(parameters(bench)).toMatchObject([{ name: 'Rate', kind: 'percent', value: 0.12 }]);
    expect(bench.input(0, 0)).toBe(`=${id}`);
    expect(bench.notices).toMatchObject([{ text: 'format_parameters_named', undoable: true }]);
    void bench.run(undo, undefined);
    expect([bench.input(0, 0), parameters(bench)]).toEqual([0.12, []]);
  });

  it.each<[string, TestBench, string, string]>([
    ['a name with a space', chosen('1'), 'My rate', 'parameterNameInvalid'],
    ['the name of a function', chosen('1'), 'CLV', 'parameterIsFunction'],
  ])('is refused in words for %s', async (_, bench, name, code) => {
    bench.services.isOwnFunction = (asked) => Promise.resolve(asked === 'CLV');
    expect(await bench.run(nameCell, { name })).toMatchObject({ problem: { code } });
    expect(parameters(bench)).toEqual([]);
    expect(bench.workbook.document.namedRanges).toBeUndefined();
  });

  it.each<[string, TestBench, string]>([
    ['a formula', chosen('=1+1'), '$A$1'],
    ['an empty cell', chosen(''), '$A$1'],
    ['several cells', chosen('1', [1, 0]), '$A$1:$A$2'],
  ])('is a name of cells for %s, which stay what they are', async (_, bench, cells) => {
    await bench.run(nameCell, { name: 'Some' });
    expect(parameters(bench)).toEqual([]);
    expect(bench.workbook.document.namedRanges).toMatchObject([
      { name: 'Some', refersTo: `${firstSheetId(bench)}!${cells}` },
    ]);
    expect(bench.notices).toMatchObject([{ text: 'names_named', params: { cells: `Sheet1!${cells}` } }]);
    void bench.run(undo, undefined);
    expect(bench.workbook.document.namedRanges).toBeUndefined();
  });

  it('is refused for several blocks', async () => {
    const bench = chosen('1');
    const others = [region(firstSheetId(bench), [3, 3])];
    bench.selection = { ...selected(region(firstSheetId(bench), [0, 0])), others };
    expect(await bench.run(nameCell, { name: 'Some' })).toMatchObject({
      problem: { code: 'nameNeedsBlock' },
    });
  });
});
