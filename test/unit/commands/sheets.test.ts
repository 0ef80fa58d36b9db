import { describe, expect, it } from 'vitest';
import { typeCell } from '../../../src/commands/cells';
import { removeColumns } from '../../../src/commands/columnLines';
import { addColumn, removeColumn } from '../../../src/commands/columns';
import { allCommands, findCommand, plainCommands } from '../../../src/commands/commandRegistry';
import { undo } from '../../../src/commands/history';
import { setParameter } from '../../../src/commands/parameters';
import {
  addGridSheet,
  addTableSheet,
  duplicateSheet,
  hideSheet,
  moveSheetRight,
  removeSheet,
  renameSheet,
} from '../../../src/commands/sheets';
import { renameWorkbook } from '../../../src/commands/workbook';
import { isMessageKey } from '../../../src/i18n/texts';
import { newParameterId } from '../../../src/model/ids';
import { newWorkbook } from '../../../src/model/newWorkbook';
import {
  firstSheetId,
  region,
  selected,
  testBench,
  workbookWithTable,
  type TestBench,
} from './commandContext';

const names = (bench: TestBench): string[] => bench.workbook.document.sheets.map((sheet) => sheet.name);

describe('sheets', () => {
  it('are added behind the current one with a free name, and shown', () => {
    const bench = testBench();
    void bench.run(addGridSheet, undefined);
    bench.selection = selected(region(firstSheetId(bench), [0, 0]));
    void bench.run(addTableSheet, undefined);
    expect(names(bench)).toEqual(['Sheet1', 'Table1', 'Sheet2']);
    expect(bench.asked.shownSheet).toBe(bench.workbook.document.sheets[1]?.id);
  });

  it.each([
    ['', 'nameEmpty'],
    ['  ', 'nameEmpty'],
    ['sheet2', 'nameTaken'],
    ['a/b', 'nameInvalid'],
    ['[x]', 'nameInvalid'],
    ['a\u0000b', 'nameInvalid'],
    ['x'.repeat(61), 'nameInvalid'],
  ])('cannot be named %j', (name, code) => {
    const bench = testBench();
    void bench.run(addGridSheet, undefined);
    expect(bench.run(renameSheet, { sheetId: firstSheetId(bench), name })).toMatchObject({
      problem: { code },
    });
  });

  it('take any other name, Chinese included, and their own in other letters', () => {
    const bench = testBench();
    for (const name of ['SHEET1', '客户 2024（新）', '<b>x', '__proto__']) {
      expect(bench.run(renameSheet, { sheetId: firstSheetId(bench), name })).toMatchObject({ ok: true });
      expect(names(bench)).toEqual([name]);
    }
  });

  it('stay when they are the last one, removed or hidden', () => {
    const bench = testBench();
    const args = { sheetId: firstSheetId(bench) };
    expect(bench.run(removeSheet, args)).toMatchObject({ problem: { code: 'lastSheet' } });
    expect(bench.run(hideSheet, args)).toMatchObject({ problem: { code: 'lastSheet' } });
  });

  it('move, go and come back', () => {
    const bench = testBench();
    void bench.run(addGridSheet, undefined);
    const args = { sheetId: firstSheetId(bench) };
    void bench.run(moveSheetRight, args);
    expect(names(bench)).toEqual(['Sheet2', 'Sheet1']);
    bench.selection = selected(region(args.sheetId, [0, 0]));
    void bench.run(removeSheet, args);
    expect(names(bench)).toEqual(['Sheet2']);
    expect(bench.asked.shownSheet).toBe(firstSheetId(bench));
    void bench.run(undo, undefined);
    expect(names(bench)).toEqual(['Sheet2', 'Sheet1']);
  });

  it('and columns are missed by formulas when they go, which is said with the way back', () => {
    const bench = testBench(
      workbookWithTable([
        { name: 'Name', type: 'text', values: ['a'] },
        { name: 'Sales', type: 'number', values: [1] },
      ]),
    );
    const { id: table, columns } = bench.table();
    const sheetId = firstSheetId(bench);
    const type = (rowIndex: number, text: string) =>
      bench.run(typeCell, { sheetId, rowIndex, columnIndex: 0, text });
    void type(0, '=SUM(Customers[Sales])');
    void type(1, '=ROWS(Customers[Name])+SUM(Customers[Sales])');
    void type(2, '=1+1');
    const told = (count: number) => [
      { kind: 'message', text: 'commands_formulasBroken', params: { count }, undoable: true },
    ];
    void bench.run(removeColumn, { sheetId: table, columnId: columns[0]!.id });
    expect(bench.notices.splice(0)).toEqual(told(1));
    void bench.run(undo, undefined);
    void bench.run(removeColumns, { sheetId: table, fromRow: 0, toRow: 0, fromColumn: 1, toColumn: 1 });
    expect(bench.notices.splice(0)).toEqual(told(2));
    void bench.run(undo, undefined);
    void bench.run(removeSheet, { sheetId: table });
    expect(bench.notices.splice(0)).toEqual(told(2));
    void bench.run(undo, undefined);
    void bench.run(removeSheet, { sheetId });
    expect(bench.notices).toEqual([]);
  });

  it('are duplicated with formulas that point within the copy', () => {
    const bench = testBench(workbookWithTable([{ name: 'Name', type: 'text', values: ['a'] }]));
    const { id } = bench.table();
    void bench.run(addColumn, {
      sheetId: id,
      name: 'Length',
      formula: '=LEN([@Name])+ROWS(Customers[Name])',
    });
    void bench.run(duplicateSheet, { sheetId: id });
    const copy = bench.table('Customers copy');
    const [name, length] = copy.columns;
    expect(copy.id).not.toBe(id);
    expect(length?.formula).toBe(`=LEN([@${name?.id}])+ROWS(${copy.id}[${name?.id}])`);
    expect(name?.id).not.toBe(bench.table().columns[0]?.id);
    expect(bench.column('Name', 'Customers copy')).toEqual(['a']);
  });

  it('of free cells are duplicated with what they hold', () => {
    const bench = testBench();
    const sheetId = firstSheetId(bench);
    void bench.run(typeCell, { sheetId, rowIndex: 0, columnIndex: 0, text: '=Sheet1!B1' });
    void bench.run(duplicateSheet, { sheetId });
    const [, copy] = bench.workbook.document.sheets;
    expect(copy).toMatchObject({ chunks: { 0: { '1:1': { input: `=${copy?.id}!B1` } } } });
  });
});

describe('parameters', () => {
  const rate = {
    id: newParameterId(),
    name: 'Rate',
    label: { en: 'Discount rate', 'zh-CN': '折现率' },
    kind: 'percent',
    value: 0.1,
    min: 0,
    max: 0.5,
  } as const;

  it('are set within their bounds, and a drag is one undo', () => {
    const bench = testBench({ ...newWorkbook(), parameters: [rate] });
    const set = (value: number | string): unknown => bench.run(setParameter, { parameterId: rate.id, value });
    expect(set(0.7)).toEqual({
      ok: false,
      problem: {
        kind: 'problem',
        code: 'parameterOutOfBounds',
        params: { name: 'Discount rate', min: '0%', max: '50%' },
      },
    });
    expect(set('x')).toMatchObject({ problem: { code: 'valueNotOfType' } });
    set(0.2);
    set(0.3);
    expect(bench.workbook.document.parameters[0]?.value).toBe(0.3);
    void bench.run(undo, undefined);
    expect(bench.workbook.document.parameters[0]?.value).toBe(0.1);
  });
});

describe('the workbook', () => {
  it('is renamed, and needs a name', () => {
    const bench = testBench();
    expect(bench.run(renameWorkbook, { name: ' ' })).toMatchObject({ problem: { code: 'nameEmpty' } });
    void bench.run(renameWorkbook, { name: ' Clients ' });
    expect(bench.workbook.document.name).toBe('Clients');
  });
});

describe('the registry', () => {
  it('names every command once, with a text in both languages', () => {
    const ids = allCommands.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
    // Every area has its messages in both languages: `test/architecture/messages.test.ts`.
    expect(allCommands.filter(({ text }) => !isMessageKey(text)).map(({ id }) => id)).toEqual([]);
    expect(findCommand('rows.insertBelow')?.keys).toEqual(['Mod+Shift+Enter']);
  });

  it('gives no shortcut twice, but to commands of which one is on at any time', () => {
    const keys = allCommands.flatMap((command) => command.keys ?? []);
    const shared = keys.filter((key, index) => keys.indexOf(key) !== index);
    expect(shared).toEqual(['F4', 'Alt+ArrowDown']);
    const bench = testBench(workbookWithTable([{ name: 'Name', type: 'text', values: ['a'] }]));
    const typing = { ...bench.services, typedFormula: { toggleAbsolute: () => undefined } };
    for (const { id } of bench.workbook.document.sheets)
      for (const services of [bench.services, typing])
        for (const key of shared) {
          const meant = allCommands.filter(({ keys: own }) => own?.includes(key));
          const context = { ...bench, services, selection: selected(region(id, [0, 0])) };
          expect(meant.filter((command) => command.isEnabled(context))).toHaveLength(1);
        }
  });

  it('offers only commands that run without arguments, and none of those that write when reading only', () => {
    const bench = { ...testBench(), readOnly: true };
    const writing = plainCommands.filter((command) => /^(rows|columns|sheets|history)\./.test(command.id));
    expect(writing.length).toBeGreaterThan(10);
    for (const command of writing) expect(command.isEnabled(bench), command.id).toBe(false);
  });
});
