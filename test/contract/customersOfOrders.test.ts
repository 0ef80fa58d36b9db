import { expect, it } from 'vitest';
import { canonicalDocument } from '../../src/model/documentEquality';
import { findSheetByName } from '../../src/model/lookup';
import type { ColumnType, TableSheet } from '../../src/model/document';
import { CommandRunner } from '../../src/session/commandRunner';
import type { CellValue } from '../../src/shared/value';
import { region, selected, testBench, workbookWithTable } from '../unit/commands/commandContext';
import { calculated } from '../support/workbookValues';

const column = (name: string, type: ColumnType, values: CellValue[]) => ({ name, type, values });

/** The lines of `ioOrders.test.ts`, in the workbook. */
const orders = workbookWithTable([
  column('Invoice No', 'text', ['1001', '1001', '1002', 'C1003', '1004', '1005', '1006', 'C1007']),
  column('Quantity', 'number', [2, 1, 4, -2, 3, 1, 10, 5]),
  column('Invoice Date', 'date', [45_296.4, 45_296.4, 45_352.4, 45_353.4, 45_383, 45_413, 45_444, 45_474]),
  column('Unit Price', 'number', [5, 2.5, 1, 5, 2, 0, 1.25, 1]),
  column('Client', 'text', ['A1', 'A1', 'B2', 'A1', null, 'B2', 'A1', 'B2']),
]);

it('makes a table of customers from orders with a calculated amount, follows them, and takes it all back at once', async () => {
  const world = await calculated(orders);
  const { core } = world;
  const { workbook, engine, history } = core;
  const table = (name: string): TableSheet => findSheetByName(workbook.document, name) as TableSheet;
  const { id: sheetId } = table('Customers');
  const runner = new CommandRunner(core, { locale: 'en', readOnly: false });
  runner.attachScreen({ ...testBench().services, selection: selected(region(sheetId, [0, 0])) });
  const formula = '=[@Quantity]*[@[Unit Price]]';
  expect(await runner.run('columns.add', { sheetId, name: 'Amount', formula })).toEqual({ ok: true });
  await engine.settled();
  const before = canonicalDocument(workbook.document);

  expect(await runner.run('sheets.customersOfOrders')).toEqual({ ok: true });
  await engine.settled();
  const customers = table('Customers 2');
  const rows = (): CellValue[][] =>
    [0, 1].map((row) => customers.columns.map((_, index) => world.value(customers, row, index)));
  expect(rows()).toEqual([
    ['A1', 45_296, 45_444, 2, 25],
    ['B2', 45_352, 45_352, 1, 4],
  ]);

  // The order of B2 whose price was 0 counts from now on.
  await runner.run('cells.type', { sheetId, rowIndex: 5, columnIndex: 3, text: '3' });
  await engine.settled();
  expect(rows()[1]).toEqual(['B2', 45_352, 45_413, 2, 7]);

  expect([history.undo(), history.undo()]).toEqual([true, true]);
  expect(canonicalDocument(workbook.document)).toEqual(before);
  world.dispose();
});
