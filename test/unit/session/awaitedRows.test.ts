import { expect, it } from 'vitest';
import { inProcessTransport } from '../../../src/engine/inProcessTransport';
import { tableSheet } from '../../../src/model/lookup';
import { newWorkbook } from '../../../src/model/newWorkbook';
import { CommandRunner } from '../../../src/session/commandRunner';
import { WorkbookCore } from '../../../src/session/workbookCore';
import { region, selected, testBench } from '../commands/commandContext';
import { sampleTable } from '../../support/sampleWorkbook';

it('enters nothing into a filtered table before it is known which rows it shows, and says so', async () => {
  // Shorter tables are looked through at once.
  const regions = Array.from({ length: 10_001 }, (_, row) => (row % 2 === 0 ? 'West' : 'East'));
  const plain = sampleTable('Customers', [{ name: 'Region', type: 'text', values: regions }]);
  const column = plain.columns[0]!.id;
  const view = {
    sort: [],
    filters: { [column]: { kind: 'values', mode: 'show', texts: ['West'] } },
  } as const;
  const core = new WorkbookCore({
    document: { ...newWorkbook(), sheets: [{ ...plain, view }] },
    version: 0,
    computed: null,
    engine: inProcessTransport,
    engineLicenseKey: '',
  });
  const runner = new CommandRunner(core, { locale: 'en', readOnly: false });
  const target = region(plain.id, [0, 0]);
  runner.attachScreen({ ...testBench().services, selection: selected(target) });
  const paste = () => runner.run('cells.paste', { target, text: 'North' });
  const table = () => tableSheet(core.workbook.document, plain.id);
  try {
    expect(core.values.isOrderPending(plain.id)).toBe(true);
    const typed = { sheetId: plain.id, rowIndex: regions.length, columnIndex: 0, text: 'North' };
    for (const outcome of [await paste(), await runner.run('cells.type', typed)])
      expect(outcome).toMatchObject({ problem: { code: 'rowsAwaited', params: { table: 'Customers' } } });
    expect(table()).toMatchObject({ rows: plain.rows });
    await expect.poll(() => core.values.isOrderPending(plain.id)).toBe(false);
    expect(await paste()).toMatchObject({ ok: true });
    expect(core.values.tableValue(plain.id, column, 0)).toBe('North');
  } finally {
    core.dispose();
  }
});
