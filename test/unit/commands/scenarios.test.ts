import { describe, expect, it } from 'vitest';
import { addSheetOfValues } from '../../../src/commands/addSheetOfValues';
import { typeCell } from '../../../src/commands/cells';
import { setKeyFigures, toggleKeyFigure } from '../../../src/commands/keyFigures';
import { setParameter } from '../../../src/commands/parameters';
import { addParameter } from '../../../src/commands/parameterSettings';
import {
  removeScenario,
  saveScenario,
  switchScenario,
  updateScenario,
} from '../../../src/commands/scenarios';
import { figureLabel, figuresOfReports, placeOfFigure } from '../../../src/model/keyFigures';
import { lineIdAt } from '../../../src/model/axis';
import { gridCell, gridSheet } from '../../../src/model/lookup';
import { cellError } from '../../../src/shared/value';
import { firstSheetId, region, selected, testBench, type TestBench } from './commandContext';

function withParameters(...values: number[]): TestBench {
  const bench = testBench();
  values.forEach((value, index) => {
    const label = { en: `P${index}`, 'zh-CN': `P${index}` };
    void bench.run(addParameter, {
      parameter: { name: `Param_${index}`, label, kind: 'number', value, min: 0, max: 100 },
    });
  });
  return bench;
}
const valuesOf = (bench: TestBench) => bench.workbook.document.parameters.map(({ value }) => value);
const scenarios = (bench: TestBench) => bench.workbook.document.scenarios ?? [];
const set = (bench: TestBench, index: number, value: number) =>
  bench.run(setParameter, { parameterId: bench.workbook.document.parameters[index]!.id, value });
const type = (bench: TestBench, rowIndex: number, columnIndex: number, text: string) =>
  bench.run(typeCell, { sheetId: firstSheetId(bench), rowIndex, columnIndex, text });

describe('scenarios', () => {
  it('bring all parameters back in one step that is undone as one', () => {
    const bench = withParameters(1, 2);
    void bench.run(saveScenario, { name: ' Base ', note: ' as budgeted ' });
    void set(bench, 0, 10);
    void set(bench, 1, 20);
    void bench.run(switchScenario, { id: scenarios(bench)[0]!.id });
    expect(scenarios(bench)).toMatchObject([{ name: 'Base', note: 'as budgeted' }]);
    expect(valuesOf(bench)).toEqual([1, 2]);
    bench.services.undo();
    expect(valuesOf(bench)).toEqual([10, 20]);
  });

  it('are renamed, brought up to date and deleted', () => {
    const bench = withParameters(1);
    void bench.run(saveScenario, { name: 'Base', note: 'old' });
    const { id } = scenarios(bench)[0]!;
    void set(bench, 0, 7);
    void bench.run(updateScenario, { id, name: 'Bold', note: '' });
    expect(scenarios(bench)[0]).toEqual(expect.objectContaining({ name: 'Bold' }));
    expect(scenarios(bench)[0]).not.toHaveProperty('note');
    expect(Object.values(scenarios(bench)[0]!.values)).toEqual([1]);
    void bench.run(updateScenario, { id, takeValues: true });
    expect(Object.values(scenarios(bench)[0]!.values)).toEqual([7]);
    void bench.run(removeScenario, { id });
    expect(scenarios(bench)).toEqual([]);
    expect(bench.run(switchScenario, { id })).toMatchObject({ problem: { code: 'notFound' } });
  });

  it('have names of their own', () => {
    const bench = withParameters(1);
    void bench.run(saveScenario, { name: 'Base' });
    expect(bench.run(saveScenario, { name: 'base' })).toMatchObject({ problem: { code: 'nameTaken' } });
    expect(bench.run(saveScenario, { name: ' ' })).toMatchObject({ problem: { code: 'nameEmpty' } });
    void bench.run(saveScenario, undefined);
    expect(bench.asked.panel).toBe('scenarios');
  });
});

describe('key figures', () => {
  it('are the cells that are chosen, once each', () => {
    const bench = testBench();
    bench.selection = selected(region(firstSheetId(bench), [1, 1]));
    void bench.run(toggleKeyFigure, undefined);
    bench.selection = selected(region(firstSheetId(bench), [2, 1]));
    void bench.run(toggleKeyFigure, undefined);
    expect(bench.workbook.document.keyFigures).toHaveLength(2);
    void bench.run(toggleKeyFigure, undefined);
    expect(bench.workbook.document.keyFigures).toMatchObject([{ rowId: 2, columnId: 2 }]);
    void bench.run(setKeyFigures, { keyFigures: [] });
    expect(bench.workbook.document).not.toHaveProperty('keyFigures');
  });

  it('are called after the texts by them', () => {
    const bench = testBench();
    void type(bench, 0, 1, 'Value');
    void type(bench, 1, 0, 'Class A');
    void type(bench, 1, 1, '5');
    void type(bench, 1, 2, '9');
    void type(bench, 3, 0, 'Payback');
    const sheet = gridSheet(bench.workbook.document, firstSheetId(bench));
    const label = (rowIndex: number, columnIndex: number) =>
      figureLabel(bench.values, { sheet, rowIndex, columnIndex });
    expect(label(1, 1)).toBe('Class A');
    expect(label(1, 2)).toBe('Class A');
    expect(label(3, 1)).toBe('Payback');
    expect(label(2, 1)).toBe('Value');
    expect(label(9, 9)).toBeNull();
    const gone = { sheetId: sheet.id, rowId: 99_999, columnId: 1 } as never;
    expect(placeOfFigure(bench.workbook.document, gone)).toBeNull();
  });

  it('are suggested where a report shows a number large', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    const style = { size: 'heading' } as const;
    const cells = {
      '2:2': { input: '=1+1', style },
      '3:2': { input: '="x"', style },
      '4:2': { input: '=2' },
    };
    bench.workbook.dispatch({ operations: [{ kind: 'setGridCells', sheetId, cells }], origin: 'test' });
    bench.values.results.set('=1+1', 2).set('="x"', 'x').set('=2', 2);
    expect(figuresOfReports(bench.workbook.document, bench.values)).toEqual([
      { sheetId, rowId: 2, columnId: 2 },
    ]);
  });
});

describe('a sheet of values', () => {
  it('is added with what was worked out, as values', () => {
    const bench = testBench();
    const rows = [
      [{ value: '=no formula' }, { value: 2, style: { bold: true } }],
      [],
      [{ value: cellError('NA') }],
    ];
    void bench.run(addSheetOfValues, { name: 'A/B', rows, columnWidthsPx: [200] });
    void bench.run(addSheetOfValues, { name: 'A/B', rows, columnWidthsPx: [] });
    const [, first, second] = bench.workbook.document.sheets;
    expect([first?.name, second?.name]).toEqual(['A B', 'A B 2']);
    const sheet = gridSheet(bench.workbook.document, first!.id);
    const at = (row: number, column: number) =>
      gridCell(sheet, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, column));
    expect(at(0, 0)?.input).toBe("'=no formula");
    expect(at(0, 1)).toEqual({ input: 2, style: { bold: true } });
    expect(at(2, 0)?.input).toBe('#N/A');
    expect(bench.asked.shownSheet).toBe(second?.id);
  });

  it('may have a chart of its figures, which goes with one undo', () => {
    const bench = testBench();
    const chart = {
      kind: 'tornado',
      title: 'Swing',
      block: { fromRow: 0, toRow: 1, fromColumn: 0, toColumn: 1 },
      at: { rowIndex: 3, columnIndex: 0 },
      widthPx: 400,
      heightPx: 300,
    } as const;
    const rows = [
      [{ value: 'P' }, { value: 'Low' }],
      [{ value: 'a' }, { value: 1 }],
    ];
    void bench.run(addSheetOfValues, { name: 'S', rows, columnWidthsPx: [], chart });
    expect(bench.workbook.document.charts).toMatchObject([
      {
        title: 'Swing',
        anchor: { rowId: 4, columnId: 1 },
        spec: { kind: 'tornado', source: { toRowId: 2 } },
      },
    ]);
    bench.services.undo();
    expect(bench.workbook.document.charts).toEqual([]);
    expect(bench.workbook.document.sheets).toHaveLength(1);
  });
});
