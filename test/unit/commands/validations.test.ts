import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { pasteCells } from '../../../src/commands/paste';
import { chooseValue, setValidation } from '../../../src/commands/validations';
import { undo } from '../../../src/commands/history';
import { gridSheet } from '../../../src/model/lookup';
import type { CellValue } from '../../../src/shared/value';
import type { Validation } from '../../../src/model/validation';
import { validationOf } from '../../../src/model/rules/cellValidation';
import {
  firstSheetId,
  region,
  selected,
  testBench,
  workbookWithTable,
  type TestBench,
} from './commandContext';

const percent: Validation = {
  rule: { kind: 'number', whole: true, is: 'between', from: 0, to: 100 },
  onInvalid: 'reject',
};

function type(bench: TestBench, rowIndex: number, columnIndex: number, text: string): unknown {
  return bench.run(typeCell, { sheetId: firstSheetId(bench), rowIndex, columnIndex, text });
}

function validated(validation: Validation): TestBench {
  const bench = testBench();
  bench.selection = selected(region(firstSheetId(bench), [0, 0], [3, 1]));
  expect(bench.run(setValidation, { validation })).toMatchObject({ ok: true });
  return bench;
}

describe('validated cells of a grid sheet', () => {
  it('refuse what does not fit and keep what they hold', () => {
    const bench = validated(percent);
    type(bench, 0, 0, '5');
    expect(type(bench, 0, 0, '5.5')).toMatchObject({
      ok: false,
      problem: { code: 'valueNotWhole', params: { bounds: '0 – 100' } },
    });
    expect(type(bench, 1, 1, '101')).toMatchObject({ ok: false });
    expect(bench.input(0, 0)).toBe(5);
    expect(type(bench, 4, 0, '101')).toMatchObject({ ok: true });
  });

  it('only warn when that is asked for, in the words of the rule', () => {
    const bench = validated({ ...percent, onInvalid: 'warn', message: 'A percentage, please' });
    expect(type(bench, 0, 0, 'many')).toMatchObject({ ok: true });
    expect(bench.notices).toMatchObject([
      { code: 'valueRefused', params: { message: 'A percentage, please' } },
    ]);
    expect(bench.input(0, 0)).toBe('many');
  });

  it('read bounds and lists from other cells, each from where it stands', () => {
    const bench = validated({ rule: { kind: 'number', is: 'atMost', value: '=D1' }, onInvalid: 'reject' });
    type(bench, 0, 3, '10');
    type(bench, 1, 3, '20');
    expect(type(bench, 1, 0, '15')).toMatchObject({ ok: true });
    expect(type(bench, 0, 0, '15')).toMatchObject({ ok: false });
    const source = { kind: 'formula', formula: '=$D$1:$D$2' } as const;
    void bench.run(setValidation, { validation: { rule: { kind: 'list', source }, onInvalid: 'reject' } });
    expect(type(bench, 3, 0, '20')).toMatchObject({ ok: true });
    expect(type(bench, 3, 0, '21')).toMatchObject({ ok: false, problem: { code: 'valueNotInList' } });
  });

  it('are parted when some of them get another rule or none', () => {
    const bench = validated(percent);
    const some = region(firstSheetId(bench), [1, 0], [1, 0]);
    void bench.run(setValidation, { validation: null, regions: [some] });
    const sheet = gridSheet(bench.workbook.document, firstSheetId(bench));
    const free = [0, 1, 2, 3].flatMap((row) =>
      [0, 1].map((column) => validationOf(sheet, row, column) === null),
    );
    expect(free).toEqual([false, false, true, false, false, false, false, false]);
    void bench.run(setValidation, { validation: null });
    expect(gridSheet(bench.workbook.document, firstSheetId(bench)).validations).toBeUndefined();
    void bench.run(undo, undefined);
    expect(gridSheet(bench.workbook.document, firstSheetId(bench)).validations).toHaveLength(1);
  });

  it('give their rule to other cells, and are free then', () => {
    const bench = validated(percent);
    const id = firstSheetId(bench);
    const regions = [region(id, [3, 1], [4, 2]), region(id, [9, 9])];
    const instead = [region(id, [0, 0], [3, 1])];
    void bench.run(setValidation, { validation: percent, regions, instead });
    const sheet = gridSheet(bench.workbook.document, id);
    const places = [0, 3, 4, 9].map((at) => validationOf(sheet, at, at === 9 ? 9 : 1) !== null);
    expect([places, sheet.validations?.length]).toEqual([[false, true, true, true], 1]);
  });

  it('ask the engine as if the entry had been made, and refuse, warn or take it', async () => {
    const rule = { kind: 'formula', formula: '=COUNTIF(A$1:A$9,A1)=1' } as const;
    const bench = validated({ rule, onInvalid: 'reject' });
    const asked: unknown[] = [];
    let answer: CellValue = false;
    bench.services.evaluate = (formula, _, assuming) => {
      asked.push([formula, assuming.map(({ kind }) => kind)]);
      return Promise.resolve(answer);
    };
    expect(await type(bench, 1, 0, 'x')).toMatchObject({ ok: false, problem: { code: 'valueNotByFormula' } });
    expect([asked, bench.input(1, 0)]).toEqual([[['=COUNTIF(A$1:A$9,A2)=1', ['setGridCells']]], null]);
    answer = null;
    expect(await type(bench, 1, 0, 'unknown')).toMatchObject({ ok: true });
    void bench.run(setValidation, { validation: { rule, onInvalid: 'warn' } });
    answer = 0;
    expect(await type(bench, 1, 0, 'warned')).toMatchObject({ ok: true });
    expect([bench.input(1, 0), bench.notices]).toMatchObject(['warned', [{ code: 'valueNotByFormula' }]]);
  });

  it('ask again when something else was entered meanwhile', async () => {
    const bench = validated({ rule: { kind: 'formula', formula: '=TRUE' }, onInvalid: 'reject' });
    let count = 0;
    bench.services.evaluate = () => {
      if (count++ === 0) type(bench, 9, 9, 'other');
      return Promise.resolve(true);
    };
    expect(await type(bench, 0, 0, 'x')).toMatchObject({ ok: true });
    expect([count, bench.input(0, 0), bench.input(9, 9)]).toEqual([2, 'x', 'other']);
  });

  it('take what is pasted and say how much of it does not fit', () => {
    const bench = validated(percent);
    void bench.run(pasteCells, { target: region(firstSheetId(bench), [0, 0]), text: '1\t200\n3\tx' });
    expect(bench.input(1, 1)).toBe('x');
    expect(bench.notices).toMatchObject([{ text: 'format_validation_pasted', params: { count: 2 } }]);
  });
});

describe('validated columns of a table', () => {
  const tableBench = (): TestBench => {
    const bench = testBench(
      workbookWithTable([
        { name: 'Name', type: 'text', values: ['Ada', 'Bob'] },
        { name: 'Region', type: 'choice', values: ['East', 'West'] },
      ]),
    );
    bench.selection = selected(region(bench.table().id, [0, 0]));
    return bench;
  };
  const enter = (bench: TestBench, text: string): unknown =>
    bench.run(typeCell, { sheetId: bench.table().id, rowIndex: 0, columnIndex: 0, text });

  it('take the values of a column only, without regard to where it stands', () => {
    const bench = tableBench();
    const column = { sheetId: bench.table().id, columnId: bench.table().columns[1]!.id };
    const rule = { kind: 'list', source: { kind: 'column', column } } as const;
    void bench.run(setValidation, { validation: { rule, onInvalid: 'reject' } });
    expect(enter(bench, 'West')).toMatchObject({ ok: true });
    expect(enter(bench, 'North')).toMatchObject({
      ok: false,
      problem: { params: { choices: 'East, West' } },
    });
    expect(enter(bench, '')).toMatchObject({ ok: true });
  });

  it('offer their list, those of choices their own values; others the drop-down of the heading', () => {
    const bench = tableBench();
    let shown = 0;
    bench.services.showChoices = () => shown++;
    void bench.run(chooseValue, undefined);
    expect([shown, bench.asked.columnMenu?.columnId]).toEqual([0, bench.table().columns[0]!.id]);
    bench.selection = selected(region(bench.table().id, [0, 1]));
    void bench.run(chooseValue, undefined);
    expect(shown).toBe(1);
  });
});
