import { afterEach, describe, expect, it } from 'vitest';
import type { Selection } from '../../../src/commands/command';
import { inProcessTransport } from '../../../src/engine/inProcessTransport';
import { lineIdAt } from '../../../src/model/axis';
import type { CellStyle } from '../../../src/model/document';
import { gridCell, gridSheet } from '../../../src/model/lookup';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { CommandRunner } from '../../../src/session/commandRunner';
import { WorkbookCore } from '../../../src/session/workbookCore';
import { firstSheetId, region, selected, testBench } from '../commands/commandContext';

describe('repeating the last change', () => {
  const document = newWorkbook();
  const sheetId = document.sheets[0]!.id;
  let core: WorkbookCore;
  afterEach(() => core.dispose());

  /** Runs commands with what is selected at the moment. */
  function bench(): { run: CommandRunner['run']; select(row: number, column: number): void } {
    core = new WorkbookCore({
      document,
      version: 0,
      computed: null,
      engine: inProcessTransport,
      engineLicenseKey: '',
    });
    const runner = new CommandRunner(core, { locale: 'en', readOnly: false });
    const screen = { ...testBench().services, selection: null as Selection | null };
    runner.attachScreen(screen);
    return {
      run: (id, args) => runner.run(id, args),
      select: (row, column) => (screen.selection = selected(region(sheetId, [row, column]))),
    };
  }

  function styleAt(row: number, column: number): CellStyle | undefined {
    const sheet = gridSheet(core.workbook.document, firstSheetId({ workbook: core.workbook } as never));
    return gridCell(sheet, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, column))?.style;
  }

  it('makes bold what is selected then, and does not take it away where it is bold', async () => {
    const { run, select } = bench();
    for (const row of [0, 1]) {
      select(row, 0);
      await run('format.bold');
    }
    select(1, 0);
    expect(await run('history.repeat')).toMatchObject({ ok: true });
    select(2, 0);
    await run('history.repeat');
    expect([0, 1, 2].map((row) => styleAt(row, 0))).toEqual(Array(3).fill({ bold: true }));
  });

  it('goes on by one decimal each time', async () => {
    const { run, select } = bench();
    select(0, 0);
    await run('format.moreDecimals');
    await run('history.repeat');
    expect(styleAt(0, 0)).toEqual({ numberFormat: '0.00' });
  });

  it('inserts rows where something else is selected', async () => {
    const { run, select } = bench();
    await run('cells.type', { sheetId, rowIndex: 0, columnIndex: 0, text: '1' });
    select(0, 0);
    await run('rows.insertAbove');
    await run('history.repeat');
    const sheet = gridSheet(core.workbook.document, sheetId);
    expect(gridCell(sheet, lineIdAt(sheet.rows, 2), lineIdAt(sheet.columns, 0))?.input).toBe(1);
  });

  it('goes on after undo and after what changes nothing, and not after something else', async () => {
    const { run, select } = bench();
    expect(await run('history.repeat')).toMatchObject({ problem: { code: 'nothingToRepeat' } });
    select(0, 0);
    await run('format.italic');
    await run('history.undo');
    await run('view.keys');
    await run('history.repeat');
    expect(styleAt(0, 0)).toEqual({ italic: true });
    await run('cells.type', { sheetId, rowIndex: 0, columnIndex: 0, text: '1' });
    expect(await run('history.repeat')).toMatchObject({ problem: { code: 'nothingToRepeat' } });
  });

  it('pastes and clears where something else is selected, and moves nothing twice', async () => {
    const { run, select } = bench();
    const inputs = (): unknown[] => {
      const sheet = gridSheet(core.workbook.document, sheetId);
      return [0, 1, 2, 3].map(
        (row) => gridCell(sheet, lineIdAt(sheet.rows, row), lineIdAt(sheet.columns, 0))?.input,
      );
    };
    await run('cells.paste', { target: region(sheetId, [0, 0]), text: '5' });
    for (const row of [2, 3]) {
      select(row, 0);
      await run('history.repeat');
    }
    expect(inputs()).toEqual([5, undefined, 5, 5]);
    select(0, 0);
    await run('cells.clear');
    select(3, 0);
    await run('history.repeat');
    expect(inputs()).toEqual([undefined, undefined, 5, undefined]);
  });

  it('is about the selection: a place that was named has no second one', async () => {
    const { run, select } = bench();
    select(0, 0);
    await run('format.cells', { change: { bold: true }, region: region(sheetId, [4, 4]) });
    expect(await run('history.repeat')).toMatchObject({ problem: { code: 'nothingToRepeat' } });
  });
});
